// The Indicators room: one row per indicator of the chosen workplan, targets and actuals of the chosen
// year, numerator and denominator side by side in the chosen period, progress, status and trend.
import './indicators.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { MessageId } from '#i18n/intl.ts'
import { useApi } from '../../client/api.tsx'
import { useEdit } from '../../client/edit.ts'
import { useSelectedCell } from '../../frame/selected.ts'
import { choose, useChoice } from '../../frame/state.ts'
import { useFoundProblems } from '../../frame/use-found-problems.ts'
import { arrived, useFrame, useReference } from '../../frame/use-frame.ts'
import { useMarks } from '../../frame/use-marks.ts'
import { usePlaces } from '../../frame/use-places.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { HowMade } from '../../ui/figure.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import type { CellEdit } from '../../ui/grid-column.ts'
import { useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import { indicatorCell } from './indicator-cell.ts'
import { indicatorColumns } from './indicator-columns.ts'
import {
  type Doing,
  markActual,
  type Names,
  setActual,
  setBaseline,
  setFinalTarget,
  setTarget,
} from './indicator-commands.ts'
import {
  type Indicator,
  isFilled,
  type Line,
  linesOf,
  periodsAsked,
  periodsShown,
  type Table,
} from './indicator-rows.ts'
import { IndicatorTools } from './indicator-tools.tsx'

export function Indicators() {
  const { t } = useText()
  const { workplan, period } = useFrame()
  if (!workplan || !period) {
    return <Empty title={t('frame.nothing.office')} text={t('frame.nothing.office.text')} />
  }
  return <IndicatorsOf key={workplan.id} workplan={workplan.id} period={period} />
}

function IndicatorsOf(props: { readonly workplan: string; readonly period: string }) {
  const { t } = useText()
  const api = useApi()
  const reference = useReference()
  const [, navigate] = useLocation()
  const known = useMemo(() => reference.periods.map((p) => p.code), [reference])
  const shown = useMemo(() => periodsShown(props.period, known), [props.period, known])
  const asked = useMemo(() => periodsAsked(shown, known), [shown, known])
  const query = useQuery({
    ...api.indicators.table.queryOptions({ input: { workplan: props.workplan, periods: asked } }),
    placeholderData: (before: Table | undefined) => before,
  })
  if (query.error && !query.data) {
    return <Failure error={query.error} onAgain={() => query.refetch()} />
  }
  if (!query.data) return <Loading />
  if (query.data.rows.length === 0) {
    return (
      <Empty title={t('indicators.empty.title')} text={t('indicators.empty.text')}>
        <Button look="primary" onPress={() => navigate('/plan')}>
          {t('indicators.empty.go')}
        </Button>
      </Empty>
    )
  }
  return <IndicatorGrid table={query.data} shown={shown} trend={asked} chosen={props.period} />
}

interface GridProps {
  readonly table: Table
  readonly shown: readonly string[]
  readonly trend: readonly string[]
  readonly chosen: string
}

function IndicatorGrid({ table, shown, trend, chosen }: GridProps) {
  const text = useText()
  const { t } = text
  const apply = useEdit()
  const { office } = useFrame()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [find, setFind] = useState('')
  const [selected, setSelected] = useState<string | null>(null)
  const [column, setColumn] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const [explained, setExplained] = useState<AskedAbout | null>(null)
  const grid = useRef<GridHandle>(null)
  const problems = useFoundProblems(table.office)
  const marks = useMarks(table.office)
  const lines = useMemo(() => linesOf(table.rows, open, find), [table.rows, open, find])
  const columns = useMemo(
    () => indicatorColumns({ text, table, shown, trend, chosen, open, problems, marks }),
    [text, table, shown, trend, chosen, open, problems, marks],
  )
  const names = useNames()
  const line = lines.find((l) => l.id === selected) ?? null
  useGoingTo(ready ? table : null, shown, grid, (unfold) => {
    setFind('')
    if (unfold !== null) setOpen((before) => new Set(before).add(unfold))
  })
  useSelectedCell(
    useMemo(() => {
      const to = columns.find((c) => c.id === column)
      return line && to
        ? indicatorCell({ text, table, line, column: to, refocus: () => grid.current?.refocus() })
        : null
    }, [text, table, columns, line, column]),
  )

  function fold(id: string) {
    setOpen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }
  function mark(status: string) {
    if (!line) return
    const { indicator } = line
    const doing = markActual(
      table.office,
      indicator,
      chosen,
      status,
      names.actual(indicator.code, chosen),
    )
    // A refusal is shown by the top bar; the cell is unchanged.
    apply(doing.commands, doing.label).catch(() => {})
    grid.current?.refocus()
  }
  function onKey(event: KeyboardEvent, at: Line, column: string): boolean {
    if (event.key === ' ' && (event.ctrlKey || column === 'code')) fold(at.indicator.id)
    else if (isExplained(column) && (event.key === ' ' || event.key === 'Enter'))
      setExplained({ ...at, column })
    else return false
    return true
  }
  return (
    <>
      <IndicatorTools
        line={line}
        chosen={chosen}
        writable={table.writable && !table.locked[chosen]}
        reason={lockedReason(table, chosen)}
        filled={table.rows.filter((row) => isFilled(row.cells[chosen])).length}
        count={table.rows.length}
        find={find}
        found={lines.length}
        onFind={setFind}
        onLeaveFind={() => grid.current?.refocus()}
        onMark={mark}
      />
      <Grid
        id="indicators"
        label={t('indicators.grid', { office: office?.name ?? '' })}
        columns={columns}
        rows={lines}
        handle={grid}
        onReady={() => setReady(true)}
        rowClass={(l) => `line-${l.kind}`}
        onFocus={(l, to) => {
          setSelected(l.id)
          setColumn(to)
        }}
        onKey={onKey}
        onClick={(l, column, target) => {
          if (target.closest('.fold')) fold(l.indicator.id)
          if (isExplained(column) && l.kind === 'indicator') setExplained({ ...l, column })
        }}
        change={(edit, all) => doingOf(table.office, edit, all, names)}
      />
      <Explained
        about={explained}
        onClose={() => {
          setExplained(null)
          requestAnimationFrame(() => grid.current?.refocus())
        }}
      />
    </>
  )
}

function lockedReason(table: Table, chosen: string): string | null {
  return table.locked[chosen] ?? null
}

/** What an edit of a cell means. */
function doingOf(
  office: string,
  edit: CellEdit<Line>,
  all: readonly CellEdit<Line>[],
  names: Names,
): Doing | null {
  const { row, value, typed } = edit
  const [what, period = ''] = edit.column.split(':')
  switch (what) {
    case 'baseline':
      return setBaseline(row.indicator, value, typed, names)
    case 'final':
      return setFinalTarget(row.indicator, value, names)
    case 'target':
      return setTarget(office, row.indicator, period, value, typed, names)
    case 'actual': {
      const field = row.indicator.measure === 'qualitative' ? 'text' : 'value'
      return setActual(office, row, period, field, value, names, besides(edit, all))
    }
    case 'numerator':
    case 'denominator':
    case 'comment':
      return setActual(office, row, period, what, value, names, besides(edit, all))
    default:
      return null
  }
}

/** What the other parts of the same actual become with the same paste. */
function besides(edit: CellEdit<Line>, all: readonly CellEdit<Line>[]) {
  const period = edit.column.split(':')[1]
  return Object.fromEntries(
    all.flatMap(({ row, column, value }) => {
      const [field = '', at] = column.split(':')
      const isBeside = row.id === edit.row.id && at === period && column !== edit.column
      return isBeside && (field === 'numerator' || field === 'denominator') ? [[field, value]] : []
    }),
  )
}

function useNames(): Names {
  const text = useText()
  const { t } = text
  return {
    locale: text.intl.locale,
    target: (code, period) => t('indicators.label.target', { code, period: text.period(period) }),
    actual: (code, period) => t('indicators.label.actual', { code, period: text.period(period) }),
    baseline: (code) => t('indicators.label.baseline', { code }),
    final: (code) => t('indicators.label.final', { code }),
  }
}

const SOURCE_NAMES: Readonly<Record<string, MessageId>> = {
  value: 'indicators.column.actual',
  numerator: 'indicators.column.actual',
  actual: 'indicators.column.actual',
  baseline_value: 'indicators.column.baseline.tip',
  baseline_numerator: 'indicators.column.baseline.tip',
  final_target: 'indicators.column.final.tip',
}

/** The row and the column whose figure is asked about. */
interface AskedAbout {
  readonly indicator: Indicator
  readonly column: string
}

const CONTRIBUTIONS = 'contributions:'

function isExplained(column: string): boolean {
  return column === 'progress' || column.startsWith(CONTRIBUTIONS)
}

function Explained(props: { readonly about: AskedAbout | null; readonly onClose: () => void }) {
  const { t } = useText()
  const { about } = props
  if (!about) return null
  const { indicator, column } = about
  const period = column.startsWith(CONTRIBUTIONS) ? column.slice(CONTRIBUTIONS.length) : null
  return (
    <Dialog open title={`${indicator.code} ${indicator.title}`} onClose={props.onClose} wide>
      {period === null ? (
        <HowProgress indicator={indicator} />
      ) : (
        <HowContributed indicator={indicator} period={period} onGone={props.onClose} />
      )}
      <div className="actions">
        <Button autoFocus onPress={props.onClose}>
          {t('frame.close')}
        </Button>
      </div>
    </Dialog>
  )
}

function HowProgress({ indicator }: { readonly indicator: Indicator }) {
  const text = useText()
  const { t } = text
  return (
    <>
      <h3>
        {t('indicators.how.progress', { progress: text.percent(indicator.progress.value, 1) })}
      </h3>
      <HowMade
        figure={indicator.progress}
        label={t('indicators.column.progress')}
        placeName={(source) => t(SOURCE_NAMES[source.field ?? source.entity] ?? 'figure.value')}
      />
    </>
  )
}

function HowContributed(props: {
  readonly indicator: Indicator
  readonly period: string
  readonly onGone: () => void
}) {
  const text = useText()
  const places = usePlaces()
  const { indicator, period, onGone } = props
  const figure = indicator.contributions?.[period]?.figure
  if (!figure) return null
  const label = text.t('indicators.column.contributions.tip', { period: text.period(period) })
  return (
    <>
      <h3>{`${label}: ${text.figure(figure, null)}`}</h3>
      <HowMade
        {...places}
        figure={figure}
        label={label}
        onGo={(source) => {
          onGone()
          places.onGo(source)
        }}
      />
    </>
  )
}

/** Goes to the cell that the frame asked for: the row may be an actual, a target, a part or the indicator. */
function useGoingTo(
  table: Table | null,
  shown: readonly string[],
  grid: { readonly current: GridHandle | null },
  /** Takes away what hides it: what is looked for, and the fold of an indicator when it is one of its parts. */
  reveal: (unfold: string | null) => void,
): void {
  const place = useChoice((s) => s.place)
  const revealing = useRef(reveal)
  revealing.current = reveal
  useEffect(() => {
    if (!place || !table) return
    if (place.period && !shown.includes(place.period)) {
      choose({ period: place.period })
      return
    }
    const found = findPlace(table, place)
    if (!found) return
    revealing.current(found.unfold)
    return untilThere(() => {
      const gone =
        grid.current?.focus(found.row, found.column) ||
        grid.current?.focus(found.row, found.fallback)
      if (gone) arrived()
      return gone ?? false
    })
  }, [place, table, shown, grid])
}

function findPlace(
  table: Table,
  place: { readonly row: string; readonly field?: string | null; readonly period?: string | null },
) {
  for (const indicator of table.rows) {
    for (const [period, cell] of Object.entries(indicator.cells)) {
      const part = Object.entries(cell.actual.parts).find(([, each]) => each.id === place.row)?.[0]
      const isTarget = cell.target.id === place.row
      if (!isTarget && cell.actual.id !== place.row && part === undefined) continue
      const what = isTarget ? 'target' : columnOf(place.field)
      return {
        row: part === undefined ? indicator.id : `${indicator.id}/${part}`,
        unfold: part === undefined ? null : indicator.id,
        column: `${what}:${period}`,
        fallback: `${isTarget ? 'target' : 'actual'}:${period}`,
      }
    }
    if (indicator.id === place.row) {
      const column = place.period ? `actual:${place.period}` : 'title'
      return { row: indicator.id, unfold: null, column, fallback: 'title' }
    }
  }
  return null
}

function columnOf(field: string | null | undefined): string {
  return field === 'numerator' || field === 'denominator' || field === 'comment' ? field : 'actual'
}
