// What the plan costs and who pays: totals by category and by source, each figure with how it was made;
// and the funding needs by area and year.
import type { Figure } from '#domain/explain.ts'
import { useGo } from '../../frame/use-frame.ts'
import { choiceWord } from '../../ui/choice-words.ts'
import { FigureView } from '../../ui/figure.tsx'
import { NOTHING, useText } from '../../ui/text.ts'
import type { Budget } from './budget-rows.ts'
import { amountText } from './budget-view.ts'
import { Needs } from './needs.tsx'

const MONEY = ['planned', 'funded', 'gap', 'unfunded', 'spent'] as const
const CERTAINTIES = ['received', 'committed', 'indicative', 'uncertain', 'total'] as const

export function Totals(props: { readonly budget: Budget; readonly officeName: string }) {
  const { t } = useText()
  const { budget } = props
  return (
    <div className="budget-sheet">
      <section aria-labelledby="budget-categories">
        <h2 id="budget-categories">{t('budget.by_category')}</h2>
        {budget.byCategory.length === 0 ? (
          <p className="quiet">{t('budget.none')}</p>
        ) : (
          <ByCategory budget={budget} />
        )}
      </section>
      <section aria-labelledby="budget-sources">
        <h2 id="budget-sources">{t('budget.by_source')}</h2>
        {budget.bySource.length === 0 ? (
          <p className="quiet">{t('budget.none.sources')}</p>
        ) : (
          <BySource budget={budget} />
        )}
      </section>
      <Needs budget={budget} officeName={props.officeName} />
    </div>
  )
}

function ByCategory({ budget }: { readonly budget: Budget }) {
  const text = useText()
  const { t } = text
  const rows = [
    ...budget.byCategory.map(({ category, money }) => ({
      name: choiceWord(text, category),
      money,
      look: '',
    })),
    { name: t('budget.total'), money: budget.total, look: 'sum' },
  ]
  return (
    <table className="table money">
      <thead>
        <tr>
          <th scope="col">{t('budget.category')}</th>
          {MONEY.map((id) => (
            <th key={id} scope="col" className="number">
              {t(`budget.column.${id}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, money, look }) => (
          <tr key={name} className={look}>
            <th scope="row">{name}</th>
            {MONEY.map((id) => (
              <td key={id} className="number">
                <Amount
                  figure={money[id]}
                  label={t('budget.figure', { what: t(`budget.column.${id}`), of: name })}
                  budget={budget}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function BySource({ budget }: { readonly budget: Budget }) {
  const text = useText()
  const { t } = text
  // What is not named comes last.
  const rows = budget.bySource.toSorted(
    (a, b) => Number(a.source === '') - Number(b.source === '') || text.compare(a.source, b.source),
  )
  const isUncertain = budget.bySource.some(({ uncertain }) => uncertain.value !== null)
  const shown = CERTAINTIES.filter((id) => id !== 'uncertain' || isUncertain)
  const word = (id: (typeof CERTAINTIES)[number]) =>
    id === 'total'
      ? t('budget.total')
      : id === 'uncertain'
        ? t('budget.uncertain')
        : choiceWord(text, id)
  return (
    <table className="table money">
      <thead>
        <tr>
          <th scope="col">{t('budget.source')}</th>
          {shown.map((id) => (
            <th key={id} scope="col" className="number">
              {word(id)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.source}>
            <th scope="row">
              <bdi>{row.source || t('budget.source.none')}</bdi>
            </th>
            {shown.map((id) => (
              <td key={id} className="number">
                <Amount
                  figure={row[id]}
                  label={t('budget.figure', { what: word(id), of: row.source })}
                  budget={budget}
                />
              </td>
            ))}
          </tr>
        ))}
        <tr className="sum">
          <th scope="row" colSpan={shown.length}>
            {t('budget.total')}
          </th>
          <td className="number">
            <Amount figure={budget.total.funded} label={t('budget.total')} budget={budget} />
          </td>
        </tr>
        {budget.total.unfunded.value === null ? null : (
          <tr>
            <th scope="row" colSpan={shown.length}>
              {t('budget.column.unfunded')}
            </th>
            <td className="number">
              <Amount
                figure={budget.total.unfunded}
                label={t('budget.column.unfunded')}
                budget={budget}
              />
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** A sum that can say how it was made; its cells lead to the grid. */
export function Amount(props: {
  readonly figure: Figure
  readonly label: string
  readonly budget: Budget
}) {
  const text = useText()
  const go = useGo()
  const { budget } = props
  return (
    <FigureView
      figure={props.figure}
      label={props.label}
      currency={budget.currency}
      shown={amountText(text, props.figure.value, budget.currency) || NOTHING}
      placeName={({ entity, row }) =>
        placeName(budget, row) ?? text.say({ id: `entity.${entity}` })
      }
      onGo={({ entity, row, field }) => go({ entity, row, field: field ?? null })}
    />
  )
}

/** The code of the activity that a cell of money belongs to. */
function placeName(budget: Budget, row: string): string | undefined {
  return budget.activities.find(({ lines }) =>
    lines.some(
      ({ id, funding, expenditure }) =>
        id === row || [...funding, ...expenditure].some((each) => each.id === row),
    ),
  )?.code
}
