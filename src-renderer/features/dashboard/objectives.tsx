// By objective: progress and statuses; a click opens its indicators with actual, target and status.
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { Bar } from '../../ui/bar.tsx'
import { linksInPlansText, useLinksInPlans } from '../../ui/links-in-plans.ts'
import { StatusBadge } from '../../ui/status.tsx'
import { useText } from '../../ui/text.ts'
import type { Board, Indicator, Objective } from './board.ts'
import { StatusCounts } from './counts.tsx'
import { ToldFigure } from './told-figure.tsx'

export function Objectives(props: {
  readonly board: Board
  /** null: of all. */
  readonly office: string | null
  readonly unfolded: boolean
}) {
  const text = useText()
  const { t } = text
  const links = useLinksInPlans({
    workplans: false,
    ...(props.office ? { office: props.office } : {}),
  })
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(props.unfolded ? props.board.objectives.map((objective) => objective.id) : []),
  )
  function toggle(id: string) {
    const next = new Set(open)
    if (!next.delete(id)) next.add(id)
    setOpen(next)
  }
  return (
    <section className="panel wide" aria-labelledby="dashboard-objectives">
      <h2 id="dashboard-objectives">{t('dashboard.objectives')}</h2>
      <table className="table objectives">
        <thead>
          <tr>
            <th scope="col" colSpan={open.size > 0 ? 1 : 3}>
              {t('dashboard.objective')}
            </th>
            {open.size > 0 ? (
              <>
                <th scope="col" className="number">
                  {t('dashboard.actual')}
                </th>
                <th scope="col" className="number">
                  {t('dashboard.target')}
                </th>
              </>
            ) : null}
            <th scope="col">{t('dashboard.progress')}</th>
            <th scope="col">{t('dashboard.statuses')}</th>
          </tr>
        </thead>
        {props.board.objectives.map((objective) => (
          <tbody key={objective.id}>
            <ObjectiveRow
              objective={objective}
              open={open.has(objective.id)}
              onToggle={() => toggle(objective.id)}
            />
            {open.has(objective.id)
              ? objective.indicators.map((indicator) => (
                  <IndicatorRow key={indicator.definition} indicator={indicator} />
                ))
              : null}
            {open.has(objective.id) ? (
              <LinksRow words={linksInPlansText(text, links, { objective: objective.id })} />
            ) : null}
          </tbody>
        ))}
      </table>
    </section>
  )
}

function ObjectiveRow(props: {
  readonly objective: Objective
  readonly open: boolean
  readonly onToggle: () => void
}) {
  const { t } = useText()
  const { objective, open } = props
  const Chevron = open ? ChevronDown : ChevronRight
  return (
    <tr className="objective">
      <th scope="row" colSpan={3}>
        <button type="button" className="unfold" aria-expanded={open} onClick={props.onToggle}>
          <Chevron aria-hidden="true" />
          <span className="code">{objective.code}</span>
          <bdi>{objective.title}</bdi>
        </button>
      </th>
      <td>
        <div className="progress">
          <Bar percent={objective.progress.value} />
          <span className="progress-number">
            <ToldFigure
              figure={objective.progress}
              label={t('dashboard.progress.of', { what: objective.code })}
            />
          </span>
        </div>
      </td>
      <td>
        <StatusCounts counts={objective.statuses} />
      </td>
    </tr>
  )
}

/** What the results under an objective are linked to, under their numbers. */
function LinksRow({ words }: { readonly words: string }) {
  return words ? (
    <tr className="links">
      <td colSpan={5} className="quiet">
        <bdi>{words}</bdi>
      </td>
    </tr>
  ) : null
}

function IndicatorRow(props: { readonly indicator: Indicator }) {
  const { t } = useText()
  const { indicator } = props
  return (
    <tr className="indicator">
      <th scope="row">
        <span className="code">{indicator.code}</span> <bdi>{indicator.title}</bdi>
        {indicator.unit && indicator.measure !== 'percentage' ? (
          <span className="quiet"> ({indicator.unit})</span>
        ) : null}
      </th>
      <td className="number">
        <ToldFigure
          figure={indicator.actual}
          label={t('dashboard.actual.of', { what: indicator.code })}
        />
      </td>
      <td className="number">
        <ToldFigure
          figure={indicator.target}
          label={t('dashboard.target.of', { what: indicator.code })}
        />
      </td>
      <td>
        <div className="progress">
          <Bar percent={indicator.progress.value} />
          <span className="progress-number">
            <ToldFigure
              figure={indicator.progress}
              label={t('dashboard.progress.of', { what: indicator.code })}
            />
          </span>
        </div>
      </td>
      <td>
        <StatusBadge rag={indicator.status.rag} overridden={indicator.status.overridden} />
      </td>
    </tr>
  )
}
