// What a package changes: five numbers, the same by kind of row, and the doubts it raises in words.
import { useText } from '../../ui/text.ts'
import type { Effect, Problem } from './parcels.ts'

const PARTS = ['new', 'changed', 'same', 'conflicts'] as const

export function EffectView(props: {
  readonly effect: Effect
  readonly problems: readonly Problem[]
  readonly done?: boolean
}) {
  const text = useText()
  const { effect, problems } = props
  return (
    <div className="effect">
      <dl className="effect-figures">
        {[...PARTS, 'doubtful' as const].map((part) => (
          <div key={part} className={effect[part] > 0 ? `effect-${part}` : 'effect-none'}>
            <dd>{text.number(effect[part], 0)}</dd>
            <dt>{text.t(`inbox.effect.${part}`)}</dt>
          </div>
        ))}
      </dl>
      {effect.conflicts > 0 ? (
        <p>{text.t('inbox.conflicts', { count: effect.conflicts })}</p>
      ) : null}
      {effect.byEntity.length > 0 ? (
        <details>
          <summary>{text.t('inbox.byEntity')}</summary>
          <ByEntity effect={effect} />
        </details>
      ) : null}
      {problems.length > 0 ? (
        <details>
          <summary>{text.t('inbox.doubts', { count: effect.doubtful })}</summary>
          <Doubts problems={problems} total={effect.doubtful} />
        </details>
      ) : null}
    </div>
  )
}

function ByEntity(props: { readonly effect: Effect }) {
  const text = useText()
  return (
    <table className="table by-entity">
      <thead>
        <tr>
          <th scope="col">{text.t('inbox.entity')}</th>
          {PARTS.map((part) => (
            <th key={part} scope="col" className="number">
              {text.t(`inbox.effect.${part}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.effect.byEntity.map((line) => (
          <tr key={line.entity}>
            <th scope="row">{text.say({ id: `entity.${line.entity}` })}</th>
            {PARTS.map((part) => (
              <td key={part} className="number">
                {text.number(line[part], 0)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Doubts(props: { readonly problems: readonly Problem[]; readonly total: number }) {
  const text = useText()
  const left = props.total - props.problems.length
  return (
    <ul className="doubts">
      {props.problems.map((problem) => (
        <li key={`${problem.rule} ${problem.row} ${problem.field} ${problem.period}`}>
          <span className={`doubt doubt-${problem.severity}`}>
            {text.say({ id: `frame.severity.${problem.severity}` })}
          </span>
          <bdi>{problem.place}</bdi>
          <span className="quiet">
            {text.say({ id: `rule.${problem.rule}`, values: problem.values })}
            {problem.confirmed ? (
              <>
                {' '}
                {text.t('frame.problems.confirmed', { explanation: problem.confirmed.explanation })}
              </>
            ) : null}
          </span>
        </li>
      ))}
      {left > 0 ? (
        <li className="quiet">{text.t('frame.problems.more', { count: left })}</li>
      ) : null}
    </ul>
  )
}
