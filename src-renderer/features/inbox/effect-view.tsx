// What a package changes: the numbers, then part by part of the plan with the rows behind them, from what
// to what. The same view says what it would do and what it did.
import { useState } from 'react'
import { fieldName, placeText, problemText } from '#i18n/problem-text.ts'
import { useValueText } from '../../frame/value-text.ts'
import { type Text, useText } from '../../ui/text.ts'
import type { Effect, Example, Problem } from './parcels.ts'
import { PART_NAMES, type Share, sharesOf } from './plan-parts.ts'

const FIGURES = ['new', 'changed', 'same', 'conflicts', 'doubtful', 'late'] as const

interface Props {
  readonly effect: Effect
  readonly problems: readonly Problem[]
  readonly examples: readonly Example[]
}

export function EffectView(props: Props) {
  const text = useText()
  const { effect } = props
  const shares = sharesOf(effect, props.examples)
  return (
    <div className="effect">
      <dl className="effect-figures">
        {FIGURES.filter((part) => part !== 'late' || effect.late > 0).map((part) => (
          <div key={part} className={effect[part] > 0 ? `effect-${part}` : 'effect-none'}>
            <dd>{text.number(effect[part], 0)}</dd>
            <dt>{text.t(`inbox.effect.${part}`)}</dt>
          </div>
        ))}
      </dl>
      {effect.conflicts > 0 ? (
        <p>{text.t('inbox.conflicts', { count: effect.conflicts })}</p>
      ) : null}
      {effect.late > 0 ? <p>{text.t('inbox.late', { count: effect.late })}</p> : null}
      {shares.map((share) => (
        <ShareView key={share.part} share={share} problems={props.problems} />
      ))}
    </div>
  )
}

function ShareView(props: { readonly share: Share; readonly problems: readonly Problem[] }) {
  const text = useText()
  const { share } = props
  const { examples } = share
  // What needs a look is open; the rest is a press away.
  const [open, setOpen] = useState(() =>
    examples.some(({ kind, late }) => late || kind === 'conflict' || kind === 'doubtful'),
  )
  const left = share.new + share.changed + share.conflicts - changesIn(examples)
  return (
    <details className="share" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>
        <strong>{text.t(PART_NAMES[share.part])}</strong>{' '}
        <span className="quiet">{summaryOf(text, share)}</span>
      </summary>
      {open && examples.length > 0 ? (
        <Examples examples={examples} problems={props.problems} />
      ) : null}
      {open && left > 0 ? <p className="quiet">{text.t('inbox.more', { count: left })}</p> : null}
    </details>
  )
}

function changesIn(examples: readonly Example[]): number {
  return examples.filter(({ kind }) => kind !== 'doubtful').length
}

function summaryOf(text: Text, share: Share): string {
  const doubtful = share.examples.filter(({ kind }) => kind === 'doubtful').length
  const counts = [
    ['new', share.new],
    ['changed', share.changed],
    ['conflicts', share.conflicts],
    ['doubtful', doubtful],
  ] as const
  const said = counts
    .filter(([, count]) => count > 0)
    .map(([what, count]) => text.t(`inbox.share.${what}`, { count }))
  if (said.length === 0) return text.t('inbox.share.same', { count: share.same })
  return text.intl.formatList(said, { type: 'unit' })
}

function Examples(props: {
  readonly examples: readonly Example[]
  readonly problems: readonly Problem[]
}) {
  const { t } = useText()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it can be reached by key
    <section className="examples" tabIndex={0} aria-label={t('inbox.rows')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('inbox.kind')}</th>
            <th scope="col">{t('inbox.where')}</th>
            <th scope="col">{t('inbox.from')}</th>
            <th scope="col">{t('inbox.to')}</th>
          </tr>
        </thead>
        <tbody>
          {props.examples.map((example) => (
            <ExampleLine
              key={`${example.kind} ${example.row} ${example.field} ${example.rule}`}
              example={example}
              problems={props.problems}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function ExampleLine(props: { readonly example: Example; readonly problems: readonly Problem[] }) {
  const text = useText()
  const { example } = props
  const { kind, late, entity, field } = example
  return (
    <tr>
      <td className="kinds">
        <span className={`kind kind-${kind}`}>{text.t(`inbox.kind.${kind}`)}</span>
        {late ? <span className="kind kind-late">{text.t('inbox.kind.late')}</span> : null}
      </td>
      <th scope="row">
        <bdi>{placeText(text.intl, example) || text.say({ id: `entity.${entity}` })}</bdi>
        {field && field !== 'deleted' ? (
          <span className="quiet"> · {fieldName(text.intl, entity, field)}</span>
        ) : null}
      </th>
      {kind === 'doubtful' ? (
        <td colSpan={2}>
          <Doubt example={example} problems={props.problems} />
        </td>
      ) : (
        <FromTo example={example} />
      )}
    </tr>
  )
}

function FromTo(props: { readonly example: Example }) {
  const { t } = useText()
  const valueText = useValueText()
  const { entity, field, from, to, kind } = props.example
  if (field === null) return <td colSpan={2}>{t('inbox.row.new')}</td>
  if (field === 'deleted') {
    return <td colSpan={2}>{t(to === true ? 'inbox.row.deleted' : 'inbox.row.back')}</td>
  }
  return (
    <>
      <td dir="auto" className="value">
        {valueText(entity, field, from)}
      </td>
      <td dir="auto" className="value">
        {valueText(entity, field, to)}
        {kind === 'conflict' ? <span className="quiet"> {t('inbox.both')}</span> : null}
      </td>
    </>
  )
}

/** The doubt in the words of its rule, with the office's explanation where it gave one. */
function Doubt(props: { readonly example: Example; readonly problems: readonly Problem[] }) {
  const text = useText()
  const { rule, row, field } = props.example
  const problem = props.problems.find((p) => p.rule === rule && p.row === row && p.field === field)
  if (!problem) return <>{text.t('inbox.kind.doubtful')}</>
  return (
    <>
      {problemText(text.intl, problem).message}
      {problem.confirmed ? (
        <span className="quiet">
          {' '}
          {text.t('frame.problems.confirmed', { explanation: problem.confirmed.explanation })}
        </span>
      ) : null}
    </>
  )
}
