// The Activities & budget room: activities with their time, state and money; under each its budget lines
// and who funds them; totals by category and source; funding needs.
import './budget.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useApi } from '../../client/api.tsx'
import { useEdit } from '../../client/edit.ts'
import { useSelectedCell } from '../../frame/selected.ts'
import { PanelButton } from '../../frame/side-panel.tsx'
import { choose, useChoice } from '../../frame/state.ts'
import { arrived, useFrame } from '../../frame/use-frame.ts'
import { useMarks } from '../../frame/use-marks.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import type { CellEdit } from '../../ui/grid-column.ts'
import { problemMarks } from '../../ui/problem-marks.ts'
import { type Text, useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import { Views } from '../../ui/views.tsx'
import { budgetCell } from './budget-cell.ts'
import { budgetColumns } from './budget-columns.ts'
import {
  addFunding,
  addLine,
  type Doing,
  deleteRow,
  setField,
  setSpent,
} from './budget-commands.ts'
import {
  activityOf,
  type Budget as BudgetData,
  type Line,
  linesOf,
  shownRow,
} from './budget-rows.ts'
import { BudgetTools } from './budget-tools.tsx'
import { fieldOf, lockedWhy, nameOf } from './budget-view.ts'
import { Totals } from './totals.tsx'

type View = 'activities' | 'totals'
const VIEWS: readonly View[] = ['activities', 'totals']

export function Budget() {
  const { t } = useText()
  const { workplan, period } = useFrame()
  if (!workplan || !period) {
    return <Empty title={t('frame.nothing.office')} text={t('frame.nothing.office.text')} />
  }
  return <BudgetOf key={workplan.id} workplan={workplan.id} period={period} />
}

function BudgetOf(props: { readonly workplan: string; readonly period: string }) {
  const text = useText()
  const { t } = text
  const [, navigate] = useLocation()
  const { office } = useFrame()
  const [view, setView] = useState<View>('activities')
  const place = useChoice((s) => s.place)
  const query = useQuery(useApi().budget.get.queryOptions({ input: { workplan: props.workplan } }))
  useEffect(() => {
    if (place) setView(place.entity === 'funding_need' ? 'totals' : 'activities')
  }, [place])
  if (query.error && !query.data) {
    return <Failure error={query.error} onAgain={() => query.refetch()} />
  }
  if (!query.data) return <Loading />
  const budget = query.data
  const head = (tools: ReactNode) => (
    <div className="room-head">
      <h1>{t('room.budget')}</h1>
      <Views
        label={t('budget.view')}
        value={view}
        views={VIEWS.map((id) => ({ id, label: t(`budget.view.${id}`) }))}
        onChoose={setView}
      />
      {tools}
      {budget.currency ? (
        <p className="quiet counts">{t('budget.in', { currency: budget.currency })}</p>
      ) : null}
      <PanelButton />
    </div>
  )
  if (view === 'totals') {
    return (
      <>
        {head(<span className="gap" />)}
        <Totals budget={budget} officeName={office?.name ?? ''} />
      </>
    )
  }
  if (budget.activities.length === 0) {
    return (
      <>
        {head(<span className="gap" />)}
        <Empty title={t('budget.empty.title')} text={t('budget.empty.text')}>
          <Button look="primary" onPress={() => navigate('/plan')}>
            {t('budget.empty.go')}
          </Button>
        </Empty>
      </>
    )
  }
  return (
    <BudgetGrid budget={budget} period={props.period} officeName={office?.name ?? ''} head={head} />
  )
}

interface GridProps {
  readonly budget: BudgetData
  readonly period: string
  readonly officeName: string
  readonly head: (tools: ReactNode) => ReactNode
}

function BudgetGrid({ budget, period, officeName, head }: GridProps) {
  const text = useText()
  const { t } = text
  const apply = useEdit()
  const marks = useMarks(budget.office)
  const grid = useRef<GridHandle>(null)
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [find, setFind] = useState('')
  const [at, setAt] = useState<{ readonly row: string; readonly column: string } | null>(null)
  const [ready, setReady] = useState(false)
  /** A new row whose first words are to be typed as soon as it is there. */
  const editing = useRef<string | null>(null)
  const problems = useMemo(() => problemMarks(text, budget.problems), [text, budget.problems])
  const lines = useMemo(() => linesOf(budget, open, find), [budget, open, find])
  const columns = useMemo(
    () => budgetColumns({ text, budget, period, open, problems, marks }),
    [text, budget, period, open, problems, marks],
  )
  const line = lines.find(({ id }) => id === at?.row) ?? null
  useSelectedCell(
    useMemo(() => {
      const column = columns.find(({ id }) => id === at?.column)
      return line && column
        ? budgetCell({
            text,
            budget,
            line,
            column,
            period,
            refocus: () => grid.current?.refocus(),
          })
        : null
    }, [text, budget, period, columns, line, at]),
  )
  useGoingTo(
    budget,
    ready,
    period,
    (activity) => {
      setFind('')
      setOpen((before) => (before.has(activity) ? before : new Set([...before, activity])))
    },
    (row, column) => {
      if (!grid.current?.focus(row, column)) return false
      if (editing.current === row) grid.current.edit(row, column)
      editing.current = null
      return true
    },
  )

  function fold(id: string) {
    setOpen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }
  /** Does it, then goes to its row. */
  async function run(entity: string, doing: Doing, field: string, edits: boolean) {
    const callOff = edits ? grid.current?.awaitEdit() : undefined
    try {
      await apply(doing.commands, doing.label)
    } catch {
      callOff?.()
      return // the top bar says why
    }
    editing.current = edits ? doing.row : null
    choose({ place: { entity, row: doing.row, field } })
  }
  // A key belongs to the row it was pressed on; the grid tells of a new selection later than that.
  function addUnder(on: Line | null) {
    if (!on || on.kind === 'total') return
    const year = period.slice(0, 4)
    void run('budget_line', addLine(budget.office, on.activity, year), 'planned', true)
  }
  function addSource(on: Line | null) {
    if (on?.kind !== 'line' && on?.kind !== 'funding') return
    const doing = addFunding(budget.office, on.line, t('budget.new.source'))
    void run('funding', doing, 'source', true)
  }
  function remove(on: Line | null) {
    if (!budget.writable || (on?.kind !== 'line' && on?.kind !== 'funding')) return
    const next = on.kind === 'funding' ? on.line.id : on.activity.id
    const entity = on.kind === 'line' ? 'budget_line' : 'funding'
    void run('budget_line', deleteRow(entity, on.id, nameOf(text, on), next), 'title', false)
  }
  function onKey(event: KeyboardEvent, on: Line, column: string): boolean {
    const { key, ctrlKey } = event
    const folds = on.kind === 'activity' && key === ' ' && (ctrlKey || column === 'code')
    if (folds) fold(on.id)
    else if (!budget.writable) return false
    else if (ctrlKey && key === 'Delete') remove(on)
    else if (key === 'Insert') on.kind === 'funding' ? addSource(on) : addUnder(on)
    else return false
    return true
  }
  const withLines = budget.activities.filter((activity) => activity.lines.length > 0)
  const locked = lockedWhy({ text, budget })
  return (
    <>
      {head(
        <>
          {locked === null ? null : <p className="quiet">{t('grid.locked', { reason: locked })}</p>}
          <BudgetTools
            budget={budget}
            line={line}
            anyOpen={open.size > 0}
            find={find}
            found={lines.length}
            onFind={setFind}
            onLeaveFind={() => grid.current?.refocus()}
            onAddLine={() => addUnder(line)}
            onAddFunding={() => addSource(line)}
            onDelete={() => remove(line)}
            onFold={() => setOpen(new Set(open.size > 0 ? [] : withLines.map(({ id }) => id)))}
          />
        </>,
      )}
      <Grid
        id="budget"
        label={t('budget.grid', { office: officeName })}
        columns={columns}
        rows={lines}
        handle={grid}
        onReady={() => setReady(true)}
        rowClass={({ kind }) => `budget-${kind}`}
        onFocus={(on, column) => setAt({ row: on.id, column })}
        onKey={onKey}
        onClick={(on, _column, target) => target.closest('.fold') && fold(on.id)}
        change={(edit) => doingOf(budget, edit, period, columnName(columns, edit), text)}
      />
    </>
  )
}

function columnName(
  columns: readonly { readonly id: string; readonly head: string }[],
  edit: CellEdit<Line>,
): string {
  return columns.find(({ id }) => id === edit.column)?.head ?? ''
}

const ENTITY = { activity: 'activity', line: 'budget_line', funding: 'funding' } as const

/** What an edit of a cell means. */
function doingOf(
  budget: BudgetData,
  { row, column, value }: CellEdit<Line>,
  period: string,
  head: string,
  text: Text,
): Doing | null {
  if (row.kind === 'total') return null
  const name = row.kind === 'activity' ? row.activity.code : nameOf(text, row)
  const what = `${name} ${head}`
  if (row.kind === 'line' && column === 'spentNow') {
    return setSpent(budget.office, row.line, period, value, what)
  }
  const field = fieldOf(row, column)
  return field === null ? null : setField(ENTITY[row.kind], row.id, field, value, what)
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  category: 'title',
  source: 'title',
  certainty: 'state',
  status: 'state',
  percent_complete: 'done',
  special_measure: 'special',
  corporate_initiative: 'initiative',
}

/** Unfolds to the row that the frame (or an action here) asked for, and goes to it. */
function useGoingTo(
  budget: BudgetData,
  ready: boolean,
  period: string,
  reveal: (activity: string) => void,
  go: (row: string, column: string) => boolean,
): void {
  const place = useChoice((s) => s.place)
  const latest = useRef({ reveal, go })
  latest.current = { reveal, go }
  useEffect(() => {
    if (!ready || !place) return
    const activity = activityOf(budget, place.row)
    const isActivity = budget.activities.some(({ id }) => id === place.row)
    if (!activity && !isActivity) return
    if (place.entity === 'expenditure' && place.period && place.period !== period) {
      choose({ period: place.period })
      return
    }
    if (activity) latest.current.reveal(activity.id)
    const row = shownRow(budget, place.row)
    const field = place.field ?? 'title'
    const column = columnOf(place.entity, field)
    return untilThere(() => {
      const gone = latest.current.go(row, column) || latest.current.go(row, 'title')
      if (gone) arrived()
      return gone
    })
  }, [place, budget, ready, period])
}

function columnOf(entity: string, field: string): string {
  if (field === 'amount') return entity === 'expenditure' ? 'spentNow' : 'funded'
  return COLUMN_OF[field] ?? field
}
