// The funding request: objectives and workplans in the order in which money is asked for, with the reason
// for each place and the gaps added up.
import { moneySum } from '#domain/funding.ts'
import { moneyText, numberText } from '#i18n/figures.ts'
import { type Text, useText } from '../../ui/text.ts'
import { figureWords, ratingWord } from './assessment-columns.ts'
import {
  type Assessed,
  type Assessment,
  byPlace,
  type FigureName,
  type Kind,
  nameOf,
} from './assessment-rows.ts'
import { Told } from './told.tsx'

const KINDS: readonly Kind[] = ['workplans', 'objectives']
const SHOWN = ['progress', 'risk', 'gapShare', 'required', 'gap'] as const

export function FundingRequest({ assessment }: { readonly assessment: Assessment }) {
  const { t } = useText()
  return (
    <div className="request">
      <p className="quiet">{t('assessment.request.formula')}</p>
      {KINDS.filter((kind) => assessment[kind].length > 0).map((kind) => (
        <Ranked key={kind} assessment={assessment} kind={kind} />
      ))}
    </div>
  )
}

function Ranked({ assessment, kind }: { readonly assessment: Assessment; readonly kind: Kind }) {
  const text = useText()
  const { t } = text
  const { year, currency } = assessment
  const rows = byPlace(assessment[kind])
  const total = assessment.gap[kind]
  return (
    <table className="table ranked">
      <caption>
        {t('assessment.request.caption', {
          year: text.period(String(year)),
          kind: t(`assessment.view.${kind}`),
          currency,
        })}
      </caption>
      <thead>
        <tr>
          <th scope="col" className="number">
            {t('assessment.column.rank')}
          </th>
          <th scope="col">{t(`assessment.column.subject.${kind}`)}</th>
          <th scope="col">{t('assessment.request.why')}</th>
          <th scope="col">{t('assessment.column.rating')}</th>
          {SHOWN.map((id) => (
            <th key={id} scope="col" className="number">
              {t(`assessment.column.${id}`)}
            </th>
          ))}
          <th scope="col" className="number">
            {t('assessment.request.sum')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Line
            key={row.id}
            row={row}
            currency={currency}
            sum={moneySum(rows.slice(0, index + 1).map(({ gap }) => gap.value))}
          />
        ))}
        <tr className="sum">
          <th scope="row" colSpan={8}>
            {t('assessment.request.total')}
          </th>
          <td className="number">
            <Told
              figure={total}
              label={t('assessment.request.total')}
              currency={currency}
              shown={moneyText(text.intl, total.value, currency, true)}
            />
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}

function Line(props: {
  readonly row: Assessed
  readonly currency: string
  readonly sum: number | null
}) {
  const text = useText()
  const { row, currency, sum } = props
  const told = (id: FigureName, shown: string) => (
    <Told
      figure={row[id]}
      label={text.t('assessment.what', {
        what: nameOf(row),
        column: text.t(`assessment.column.${id}`),
      })}
      currency={currency}
      shown={shown}
      row={row}
    />
  )
  return (
    <tr className={row.rank === null ? 'placeless' : ''}>
      <td className="number">{row.rank === null ? '' : text.number(row.rank, 0)}</td>
      <th scope="row">
        <span className="code">{row.code}</span> <bdi>{row.title}</bdi>
      </th>
      <td>{row.priority === null ? told('urgency', why(text, row)) : why(text, row)}</td>
      <td>{ratingWord(text, row.rating)}</td>
      {SHOWN.map((id) => (
        <td key={id} className="number">
          {told(id, figureWords(text, row, id, currency))}
        </td>
      ))}
      <td className="number">
        {row.rank === null ? '' : moneyText(text.intl, sum, currency, true)}
      </td>
    </tr>
  )
}

function why(text: Text, { priority, urgency, rank }: Assessed): string {
  if (priority !== null) return text.t('assessment.request.why.priority', { priority })
  if (rank === null) return text.t('assessment.request.why.none')
  return text.t('assessment.request.why.urgency', {
    urgency: numberText(text.intl, urgency.value, urgency.decimals),
  })
}
