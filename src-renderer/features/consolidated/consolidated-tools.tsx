// The lines over the Consolidated grid: what stands in the rows and columns, what is shown, of which
// objective and office, and find.
import { Find } from '../../ui/find.tsx'
import { Chooser } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'
import {
  acrossOf,
  BASES,
  GROUPINGS,
  type Layout,
  MEASURES,
  type Objective,
  type Office,
  SPANS,
} from './pivot.ts'

interface Props {
  readonly layout: Layout
  readonly onLayOut: (change: Partial<Layout>) => void
  readonly objectives: readonly Objective[]
  readonly offices: readonly Office[]
  readonly chosen: string
  readonly find: string
  readonly found: number
  readonly onFind: (find: string) => void
  readonly onLeaveFind: () => void
}

/** The choice that takes everything; an id is never empty. */
const ALL = 'all'

export function ConsolidatedTools(props: Props) {
  const { t, period } = useText()
  const { layout, onLayOut } = props
  const year = period(props.chosen.slice(0, 4))
  const hasPeriods = layout.grouping === 'period' || layout.across === 'periods'
  return (
    <>
      <div className="room-head">
        <h1>{t('room.consolidated')}</h1>
        <span className="quiet">{t('consolidated.open')}</span>
        <span className="gap" />
        <Labelled label={t('consolidated.objective')}>
          <Chooser
            label={t('consolidated.objective')}
            value={layout.objective ?? ALL}
            options={[
              { id: ALL, label: t('consolidated.all_objectives') },
              ...props.objectives.map(({ id, code, title }) => ({ id, label: code, note: title })),
            ]}
            onChoose={(id) => onLayOut({ objective: id === ALL ? null : id })}
          />
        </Labelled>
        <Labelled label={t('consolidated.office')}>
          <Chooser
            label={t('consolidated.office')}
            value={layout.office ?? ALL}
            options={[
              { id: ALL, label: t('consolidated.all_offices') },
              ...props.offices.map(({ id, code, name }) => ({ id, label: name, note: code })),
            ]}
            onChoose={(id) => onLayOut({ office: id === ALL ? null : id })}
          />
        </Labelled>
        <Find
          find={props.find}
          found={props.found}
          onFind={props.onFind}
          onLeave={props.onLeaveFind}
        />
      </div>
      <div className="room-head pivot-tools">
        <Labelled label={t('consolidated.rows')}>
          <Chooser
            label={t('consolidated.rows')}
            value={layout.grouping}
            options={GROUPINGS.map((id) => ({ id, label: t(`consolidated.rows.${id}`) }))}
            onChoose={(id) => {
              const grouping = GROUPINGS.find((each) => each === id)
              if (grouping) onLayOut({ grouping })
            }}
          />
        </Labelled>
        <Labelled label={t('consolidated.columns')}>
          <Chooser
            label={t('consolidated.columns')}
            value={layout.across}
            options={acrossOf(layout.grouping).map((id) => ({
              id,
              label: t(`consolidated.columns.${id}`),
            }))}
            onChoose={(id) => {
              const across = acrossOf(layout.grouping).find((each) => each === id)
              if (across) onLayOut({ across })
            }}
          />
        </Labelled>
        {layout.across === 'measures' ? null : (
          <Labelled label={t('consolidated.show')}>
            <Chooser
              label={t('consolidated.show')}
              value={layout.measure}
              options={MEASURES.map((id) => ({ id, label: t(`consolidated.measure.${id}`) }))}
              onChoose={(id) => {
                const measure = MEASURES.find((each) => each === id)
                if (measure) onLayOut({ measure })
              }}
            />
          </Labelled>
        )}
        {hasPeriods ? (
          <Labelled label={t('consolidated.span')}>
            <Chooser
              label={t('consolidated.span')}
              value={layout.span}
              options={SPANS.map((id) => ({ id, label: t(`consolidated.span.${id}`, { year }) }))}
              onChoose={(id) => {
                const span = SPANS.find((each) => each === id)
                if (span) onLayOut({ span })
              }}
            />
          </Labelled>
        ) : null}
        <Labelled label={t('consolidated.basis')}>
          <Chooser
            label={t('consolidated.basis')}
            value={layout.basis}
            options={BASES.map((id) => ({
              id,
              label: t(`consolidated.basis.${id}`),
              note: t(`consolidated.basis.${id}.note`),
            }))}
            onChoose={(id) => {
              const basis = BASES.find((each) => each === id)
              if (basis) onLayOut({ basis })
            }}
          />
        </Labelled>
      </div>
    </>
  )
}

/** The chooser's own name, for those who see. */
function Labelled(props: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <span className="labelled">
      <span className="quiet" aria-hidden="true">
        {props.label}
      </span>
      {props.children}
    </span>
  )
}
