// Carrying the plan into the next year: what one chooses, and a look at everything that would be carried and
// what stays, before anything is changed. Doing it a second time has to be meant.
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Client } from '#contract/client.ts'
import { toRefusal } from '#contract/client.ts'
import { choiceName } from '#i18n/problem-text.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { useSaying } from '../../client/refusal.ts'
import { whileSaving } from '../../client/saving.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Loading } from '../../ui/empty.tsx'
import { type Text, useText } from '../../ui/text.ts'

interface Props {
  readonly workplan: string
  readonly code: string
  /** The years that can end, the first one proposed. */
  readonly years: readonly number[]
  readonly proposed: number
  readonly onClose: () => void
}

type Look = Awaited<ReturnType<Client['carry']['look']>>
type Baseline = 'keep' | 'last_actual'

export function CarryDialog({ workplan, code, years, proposed, onClose }: Props) {
  const { t, say, period } = useText()
  const client = useClient()
  const saying = useSaying()
  const [year, setYear] = useState(proposed)
  const [baseline, setBaseline] = useState<Baseline>('keep')
  const [budget, setBudget] = useState(false)
  const [again, setAgain] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const input = { workplan, year, baseline, budget }
  const { data, error } = useQuery(
    useApi().carry.look.queryOptions({
      input,
      placeholderData: (known: Look | undefined) => known,
    }),
  )
  const isAgain = data !== undefined && data.before !== null
  async function run() {
    setFailed(null)
    try {
      const { label } = await whileSaving(() => client.carry.apply({ ...input, again }))
      announce(t('carry.done', { what: say(label) }))
      onClose()
    } catch (wrong) {
      // Somebody else was faster: the look says so when it is asked again.
      if (!toRefusal(wrong)) throw wrong
      setFailed(wrong)
    }
  }
  return (
    <Dialog open wide title={t('carry.title', { plan: code })} onClose={onClose}>
      <p className="quiet">{t('carry.text')}</p>
      <div className="carry-options">
        <label className="links-field">
          <span className="label">{t('carry.year')}</span>
          <select
            className="input"
            value={String(year)}
            onChange={(event) => setYear(Number(event.target.value))}
          >
            {years.map((each) => (
              <option key={each} value={each}>
                {t('carry.year.into', { from: String(each), to: String(each + 1) })}
              </option>
            ))}
          </select>
        </label>
        <label className="links-field carry-wide">
          <span className="label">{t('carry.baseline')}</span>
          <select
            className="input"
            value={baseline}
            onChange={(event) => setBaseline(event.target.value as Baseline)}
          >
            <option value="keep">{t('carry.baseline.keep')}</option>
            <option value="last_actual">{t('carry.baseline.last')}</option>
          </select>
        </label>
        <label className="carry-check">
          <input
            type="checkbox"
            checked={budget}
            onChange={(event) => setBudget(event.target.checked)}
          />
          {t('carry.budget')}
        </label>
      </div>
      {error && !data ? (
        <p className="wrong" role="alert">
          {saying(error)}
        </p>
      ) : null}
      {data ? <LookShown look={data} baseline={baseline} /> : error ? null : <Loading />}
      {isAgain ? (
        <label className="carry-check carry-again">
          <input
            type="checkbox"
            checked={again}
            onChange={(event) => setAgain(event.target.checked)}
          />
          {t('carry.again')}
        </label>
      ) : null}
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <div className="actions">
        <Button onPress={onClose}>{t('frame.cancel')}</Button>
        <Button look="primary" isDisabled={!data || (isAgain && !again)} onPress={() => void run()}>
          {t('carry.run', { year: period(String(year + 1)) })}
        </Button>
      </div>
    </Dialog>
  )
}

function LookShown({ look, baseline }: { readonly look: Look; readonly baseline: Baseline }) {
  const text = useText()
  const { t } = text
  const { before, version, yearTo, moved, stays, baselines, budget } = look
  const reasons = Map.groupBy(stays, ({ reason }) => reason)
  const next = text.period(String(look.year + 1))
  return (
    <div className="carry-look" aria-live="polite">
      {before ? (
        <p className="carry-warning" role="alert">
          {t('carry.before', { year: next, actor: before.actor, at: text.instant(before.at) })}
        </p>
      ) : null}
      {look.outside ? <p className="carry-warning">{t('carry.outside', { year: next })}</p> : null}
      <ul className="carry-list">
        <li>{t('carry.version', { to: version.to, from: version.from ?? 1 })}</li>
        {yearTo.from !== null && yearTo.from !== yearTo.to ? (
          <li>
            {t('carry.year_to', {
              from: text.period(String(yearTo.from)),
              to: text.period(String(yearTo.to)),
            })}
          </li>
        ) : null}
        <li>
          {t('carry.results', {
            outcomes: look.outcomes,
            outputs: look.outputs,
            indicators: look.indicators,
          })}
        </li>
        <li>{t('carry.targets', { year: next })}</li>
      </ul>
      <Part title={t('carry.moved', { count: moved.length })} rows={moved.length}>
        <MovedTable moved={moved} text={text} />
      </Part>
      <Part title={t('carry.stays', { count: stays.length })} rows={stays.length}>
        <ul className="carry-list">
          {[...reasons].map(([reason, rows]) => (
            <li key={reason}>
              {t(`carry.stays.${reason}`, { count: rows.length })}{' '}
              <span className="quiet">
                {rows.map(({ code, title }) => code ?? title).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      </Part>
      {baseline === 'last_actual' ? (
        <Part title={t('carry.baselines', { count: baselines.length })} rows={baselines.length}>
          <p className="carry-warning">{t('carry.baselines.warning')}</p>
          <ul className="carry-list">
            {baselines.map((line) => (
              <li key={line.row}>
                {line.code} <span dir="auto">{line.title}</span>{' '}
                <span className="quiet">
                  {measured(text, line, line.from)} → {measured(text, line, line.to)} (
                  {text.period(line.period)})
                </span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {budget.length + look.budgetThere > 0 ? (
        <Part title={t('carry.lines', { count: budget.length })} rows={budget.length}>
          <ul className="carry-list">
            {budget.map((line) => (
              <li key={`${line.activity} ${line.category} ${line.period} ${line.planned}`}>
                {line.code} {choiceName(text.intl, 'category', line.category)}{' '}
                <span className="quiet">
                  {text.period(line.period)}, {text.money(line.planned, look.currency)}
                </span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      {look.budgetThere > 0 ? (
        <p className="quiet">{t('carry.lines.there', { count: look.budgetThere, year: next })}</p>
      ) : null}
    </div>
  )
}

function measured(text: Text, line: Look['baselines'][number], value: number | null): string {
  return line.measure === 'percentage'
    ? text.percent(value, line.decimals)
    : text.number(value, line.decimals)
}

/** A part that opens; closed it says how much is in it. */
function Part(props: {
  readonly title: string
  readonly rows: number
  readonly children: ReactNode
}) {
  if (props.rows === 0) return <p className="carry-part">{props.title}</p>
  return (
    <details className="carry-part" open={props.rows <= 12}>
      <summary>{props.title}</summary>
      {props.children}
    </details>
  )
}

function MovedTable({ moved, text }: { readonly moved: Look['moved']; readonly text: Text }) {
  const { t } = text
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('plan.column.code')}</th>
          <th scope="col">{t('plan.entity.activity')}</th>
          <th scope="col">{t('plan.column.starts')}</th>
          <th scope="col">{t('plan.column.ends')}</th>
        </tr>
      </thead>
      <tbody>
        {moved.map(({ row, code, title, starts, ends, milestones }) => (
          <tr key={row}>
            <th scope="row">{code}</th>
            <td dir="auto">
              {title}
              {milestones > 0 ? (
                <span className="quiet"> · {t('carry.milestones', { count: milestones })}</span>
              ) : null}
            </td>
            <td className="carry-days">
              <Moved text={text} days={starts} />
            </td>
            <td className="carry-days">
              <Moved text={text} days={ends} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Moved(props: { readonly text: Text; readonly days: Look['moved'][number]['starts'] }) {
  const { text, days } = props
  if (days.from === days.to) return <>{text.date(days.to)}</>
  return (
    <>
      <del className="quiet">{text.date(days.from)}</del> → <ins>{text.date(days.to)}</ins>
    </>
  )
}
