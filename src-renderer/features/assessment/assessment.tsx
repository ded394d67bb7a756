// The Assessment room of headquarters: once a year, progress, gravest risk and funding gap of every
// objective and workplan side by side; rating, finding and priority beside them; the funding request.
import './assessment.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useApi } from '../../client/api.tsx'
import { useSelectedCell } from '../../frame/selected.ts'
import { PanelButton } from '../../frame/side-panel.tsx'
import { choose, useChoice } from '../../frame/state.ts'
import { arrived, useFrame, useReference, useWorkspace } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import { type Column, isLocked } from '../../ui/grid-column.ts'
import { linksInPlansText, useLinksInPlans } from '../../ui/links-in-plans.ts'
import { useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import { Views } from '../../ui/views.tsx'
import { assessmentColumns, figureWords } from './assessment-columns.ts'
import {
  type Assessment as Answer,
  type Assessed,
  assess,
  byPlace,
  type FigureName,
  inOrderOf,
  isField,
  isFigure,
  type Kind,
  nameOf,
  yearOf,
} from './assessment-rows.ts'
import { FundingRequest } from './funding-request.tsx'
import { ToldOpenly } from './told.tsx'

type View = Kind | 'request'
const VIEWS: readonly View[] = ['objectives', 'workplans', 'request']

export function Assessment() {
  const text = useText()
  const { t } = text
  const { period } = useFrame()
  const { strategy } = useReference()
  const [, navigate] = useLocation()
  const [view, setView] = useState<View>('workplans')
  const year = Number(period?.slice(0, 4) ?? strategy.yearFrom)
  const { data, error, refetch } = useQuery({
    ...useApi().assessment.get.queryOptions({ input: { year } }),
    placeholderData: (before: Answer | undefined) => before,
  })
  useComing(data, setView)
  const isEmpty = data && data.objectives.length + data.workplans.length === 0
  return (
    <>
      <div className="room-head">
        <h1>{t('room.assessment')}</h1>
        <span className="quiet">{text.period(String(year))}</span>
        <Views
          label={t('assessment.view')}
          value={view}
          views={VIEWS.map((id) => ({ id, label: t(`assessment.view.${id}`) }))}
          onChoose={setView}
        />
        <span className="gap" />
        <PanelButton />
      </div>
      {error && !data ? (
        <Failure error={error} onAgain={() => void refetch()} />
      ) : !data ? (
        <Loading />
      ) : isEmpty ? (
        <Empty title={t('assessment.empty.title')} text={t('assessment.empty.text')}>
          <Button look="primary" onPress={() => navigate('/strategy')}>
            {t('assessment.empty.go')}
          </Button>
        </Empty>
      ) : view === 'request' ? (
        <FundingRequest assessment={data} />
      ) : (
        <AssessmentGrid key={`${view} ${data.year}`} assessment={data} kind={view} />
      )}
    </>
  )
}

interface GridProps {
  readonly assessment: Answer
  readonly kind: Kind
}

interface At {
  readonly row: string
  readonly column: string
}

function AssessmentGrid({ assessment, kind }: GridProps) {
  const text = useText()
  const { t } = text
  const grid = useRef<GridHandle>(null)
  const [at, setAt] = useState<At | null>(null)
  const [explained, setExplained] = useState<At | null>(null)
  const [ready, setReady] = useState(false)
  const [order] = useState(() => byPlace(assessment[kind]).map(({ id }) => id))
  const rows = useMemo(() => inOrderOf(assessment[kind], order), [assessment, kind, order])
  const links = useLinksInPlans({ workplans: true })
  const columns = useMemo(
    () =>
      assessmentColumns(text, assessment, kind, ({ entity, subject }) =>
        linksInPlansText(
          text,
          links,
          entity === 'workplan'
            ? { objective: null, workplans: [subject] }
            : { objective: subject },
        ),
      ),
    [text, assessment, kind, links],
  )
  useTold(assessment, columns, kind, at, grid)
  const place = useChoice((s) => s.place)
  useEffect(() => {
    if (!ready || place?.entity !== 'assessment' || !rows.some(({ id }) => id === place.row)) return
    return untilThere(() => {
      const gone = grid.current?.focus(place.row, place.field ?? 'rating') ?? false
      if (gone) arrived()
      return gone
    })
  }, [place, rows, ready])
  return (
    <>
      <p className="quiet assessment-private">{t('assessment.private')}</p>
      <Grid
        id={`assessment-${kind}`}
        label={t(`assessment.grid.${kind}`, { year: text.period(String(assessment.year)) })}
        columns={columns}
        rows={rows}
        handle={grid}
        onReady={() => setReady(true)}
        onFocus={(row, column) => setAt({ row: row.id, column })}
        onKey={(event, row, column) => {
          if ((event.key !== ' ' && event.key !== 'Enter') || !isFigure(column)) return false
          setExplained({ row: row.id, column })
          return true
        }}
        onClick={(row, column) => {
          if (isFigure(column)) setExplained({ row: row.id, column })
        }}
        change={(edit) => {
          const head = columns.find(({ id }) => id === edit.column)?.head ?? ''
          const what = `${edit.row.code} ${head}`
          return assess(edit.row, assessment.year, edit.column, edit.value, what)
        }}
      />
      <Explained
        assessment={assessment}
        at={explained}
        row={rows.find(({ id }) => id === explained?.row) ?? null}
        onPart={setExplained}
        onClose={() => {
          setExplained(null)
          requestAnimationFrame(() => grid.current?.refocus())
        }}
      />
    </>
  )
}

/** Tells the side panel which cell it is about. */
function useTold(
  assessment: Answer,
  columns: readonly Column<Assessed>[],
  kind: Kind,
  at: At | null,
  grid: { readonly current: GridHandle | null },
): void {
  const { office } = useWorkspace()
  useSelectedCell(
    useMemo(() => {
      const row = assessment[kind].find(({ id }) => id === at?.row)
      if (!row || !at) return null
      const column = columns.find(({ id }) => id === at.column)
      const edit = column?.edit?.(row)
      return {
        entity: 'assessment',
        row: row.id,
        exists: row.exists,
        field: isField(at.column) ? at.column : null,
        office: office.id,
        name: [nameOf(row), column?.head].filter(Boolean).join(' · '),
        locked: isLocked(edit) ? edit.locked : null,
        refocus: () => grid.current?.refocus(),
      }
    }, [assessment, columns, kind, at, office.id, grid]),
  )
}

function Explained(props: {
  readonly assessment: Answer
  readonly at: At | null
  readonly row: Assessed | null
  /** To the figure that an urgency is made of. */
  readonly onPart: (at: At) => void
  readonly onClose: () => void
}) {
  const text = useText()
  const { t } = text
  const { assessment, at, row, onClose } = props
  if (!at || !row || !isFigure(at.column)) return null
  const id: FigureName = at.column
  const head = t(`assessment.column.${id}`)
  return (
    <Dialog open title={nameOf(row)} onClose={onClose} wide>
      <h3>
        {head}: {figureWords(text, row, id, assessment.currency)}
      </h3>
      <ToldOpenly
        figure={row[id]}
        label={head}
        currency={assessment.currency}
        row={row}
        onGone={onClose}
        onPart={(column) => props.onPart({ row: row.id, column })}
      />
      <div className="actions">
        <Button autoFocus onPress={onClose}>
          {t('frame.close')}
        </Button>
      </div>
    </Dialog>
  )
}

/** Goes to the year and the view of an assessment that a problem or the history names. */
function useComing(assessment: Answer | undefined, show: (view: View) => void): void {
  const place = useChoice((s) => s.place)
  const { periods } = useReference()
  useEffect(() => {
    if (!assessment || place?.entity !== 'assessment') return
    const view = VIEWS.find(
      (each) => each !== 'request' && assessment[each].some(({ id }) => id === place.row),
    )
    if (view) {
      show(view)
      return
    }
    const year = yearOf(place.row, assessment)
    const period = periods.find(({ code }) => code.startsWith(String(year)))
    if (period) choose({ period: period.code })
    else arrived()
  }, [assessment, place, periods, show])
}
