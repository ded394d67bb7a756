// The Consolidated room: all offices in one grid that is laid out as one likes: by objective, office,
// indicator or period, with periods, offices or measures side by side. Every number opens how it was made.
import './consolidated.css'
import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { useApi } from '../../client/api.tsx'
import { useFrame, useReference } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import { linksInPlansText, useLinksInPlans } from '../../ui/links-in-plans.ts'
import { type Text, useText } from '../../ui/text.ts'
import { consolidatedColumns, rowLabel } from './consolidated-columns.ts'
import { canOpen } from './consolidated-drawing.ts'
import { ConsolidatedTools } from './consolidated-tools.tsx'
import { type Asked, How } from './how.tsx'
import { turn, useKept, useLayOut, useRememberedLayout } from './layout.ts'
import { type Consolidated, type Layout, needsOffices, type Parts, periodsOf } from './pivot.ts'
import { type CellValue, cellOf, columnsOf, indexOf } from './pivot-cells.ts'
import { partsKey, type Row, rowsOf } from './pivot-rows.ts'

export function ConsolidatedRoom() {
  const { t } = useText()
  const { period } = useFrame()
  const ready = useRememberedLayout()
  if (period === null) {
    return (
      <Bare>
        <Empty title={t('consolidated.empty.periods')} text={t('consolidated.empty.strategy')} />
      </Bare>
    )
  }
  return ready ? <Laid chosen={period} /> : <Loading />
}

function Laid({ chosen }: { readonly chosen: string }) {
  const { t } = useText()
  const reference = useReference()
  const [, navigate] = useLocation()
  const layout = useKnownLayout()
  const layOut = useLayOut()
  const known = useMemo(() => reference.periods.map(({ code }) => code), [reference])
  const periods = periodsOf(layout, chosen, known, reference.currentPeriod)
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...useApi().consolidated.get.queryOptions({
      input: {
        periods,
        alone: layout.basis === 'alone',
        offices: needsOffices(layout),
        ...placesOf(layout),
      },
    }),
    placeholderData: keepPreviousData,
  })
  if (error) return <Failure error={error} onAgain={() => void refetch()} />
  if (!data) return <Loading />
  const isFiltered = layout.objective !== null || layout.office !== null
  if (data.definitions.length === 0 && !isFiltered) {
    return (
      <Bare>
        <Empty title={t('consolidated.empty.plans')} text={t('consolidated.empty.strategy')}>
          <Button look="primary" onPress={() => navigate('/strategy')}>
            {t('dashboard.empty.go', { room: t('room.strategy') })}
          </Button>
        </Empty>
      </Bare>
    )
  }
  if (isSilent(data) && !isFiltered && layout.measure !== 'target') {
    return (
      <Bare>
        <Empty title={t('consolidated.empty.silent')} text={t('consolidated.empty.silent.text')}>
          <Button look="primary" onPress={() => navigate('/inbox')}>
            {t('dashboard.empty.go', { room: t('room.inbox') })}
          </Button>
          <Button onPress={() => layOut({ measure: 'target' })}>
            {t('consolidated.empty.targets')}
          </Button>
        </Empty>
      </Bare>
    )
  }
  return (
    <Pivot
      data={data}
      layout={layout}
      layOut={layOut}
      chosen={chosen}
      waiting={isPlaceholderData}
    />
  )
}

/** The room without its tools: there is nothing yet to lay out. */
function Bare(props: { readonly children: ReactNode }) {
  const { t } = useText()
  return (
    <>
      <div className="room-head">
        <h1>{t('room.consolidated')}</h1>
      </div>
      {props.children}
    </>
  )
}

/** What is remembered may be gone since: a filter by it is forgotten. */
function useKnownLayout(): Layout {
  const reference = useReference()
  const { layout } = useKept()
  return useMemo(() => {
    const has = (list: readonly { readonly id: string }[], id: string | null) =>
      list.some((one) => one.id === id) ? id : null
    return {
      ...layout,
      objective: has(reference.objectives, layout.objective),
      office: has(reference.offices, layout.office),
    }
  }, [layout, reference])
}

function placesOf({ objective, office }: Layout) {
  return { ...(objective ? { objective } : {}), ...(office ? { office } : {}) }
}

/** Nobody has reported anything in any of the periods. */
function isSilent(data: Consolidated): boolean {
  return data.lines.every(
    (line) => line.coverage?.actual.every(({ reported }) => reported === 0) ?? true,
  )
}

interface PivotProps {
  readonly data: Consolidated
  readonly layout: Layout
  readonly layOut: (change: Partial<Layout>) => void
  readonly chosen: string
  /** The numbers are still those of the layout before. */
  readonly waiting: boolean
}

function Pivot({ data, layout, layOut, chosen, waiting }: PivotProps) {
  const text = useText()
  const reference = useReference()
  const { turned } = useKept()
  const [find, setFind] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  const grid = useRef<GridHandle>(null)
  const parts = useParts(data, layout, turned, find)
  const rows = useMemo(
    () => rowsOf({ data, layout, turned, find, parts }),
    [data, layout, turned, find, parts],
  )
  const pivot = useMemo(() => columnsOf(data, layout), [data, layout])
  const held = useMemo(() => {
    const at = data.periods.indexOf(chosen)
    return { data, index: indexOf(data), parts, chosen: at < 0 ? data.periods.length - 1 : at }
  }, [data, parts, chosen])
  const links = useRowLinks(layout)
  const columns = useMemo(
    () => consolidatedColumns({ text, held, layout, columns: pivot, links, chosen }),
    [text, held, layout, pivot, links, chosen],
  )
  function open(row: Row, column: string): boolean {
    const to = pivot.find(({ id }) => id === column)
    if (!to) return false
    const cell = cellOf(held, row, to)
    if (!canOpen(cell)) return false
    setAsked({ ...askedOf(text, data, row, cell), alone: layout.basis === 'alone' })
    return true
  }
  return (
    <>
      <ConsolidatedTools
        layout={layout}
        onLayOut={layOut}
        objectives={reference.objectives}
        offices={reference.offices}
        chosen={chosen}
        find={find}
        found={rows.length}
        onFind={setFind}
        onLeaveFind={() => grid.current?.refocus()}
      />
      <div className={waiting ? 'pivot pivot-waiting' : 'pivot'} aria-busy={waiting}>
        <Grid
          id={`consolidated.${layout.across}`}
          key={layout.across}
          label={text.t('consolidated.grid')}
          columns={columns}
          rows={rows}
          handle={grid}
          rowClass={(row) => `pivot-${row.kind}`}
          onKey={(event, row, column) => {
            if (event.key === ' ' && event.ctrlKey) return turnRow(row, 'what')
            if (event.key !== ' ' && event.key !== 'Enter') return false
            return open(row, column) || turnRow(row, column)
          }}
          onClick={(row, column, target) => {
            if (target.closest('.fold')) turnRow(row, 'what')
            else if (target.closest('.how-open')) open(row, column)
          }}
        />
      </div>
      {asked ? (
        <How
          asked={asked}
          onClose={() => {
            setAsked(null)
            requestAnimationFrame(() => grid.current?.refocus())
          }}
        />
      ) : null}
    </>
  )
}

/** What the results behind a row are linked to; parts of an indicator have no links of their own. */
function useRowLinks(layout: Layout): (row: Row) => string {
  const text = useText()
  const { workplans } = useReference()
  const found = useLinksInPlans({
    workplans: needsOffices(layout),
    ...(layout.office ? { office: layout.office } : {}),
  })
  return useCallback(
    ({ kind, about }: Row) => {
      if (kind === 'part' || kind === 'rest') return ''
      const { definition, objective = null, office = null } = about
      return linksInPlansText(text, found, {
        objective: objective ?? layout.objective,
        definition: definition?.id ?? null,
        ...(office && !layout.office
          ? { workplans: workplans.filter((plan) => plan.office === office).map(({ id }) => id) }
          : {}),
      })
    },
    [text, workplans, found, layout.objective, layout.office],
  )
}

function turnRow(row: Row, column: string): boolean {
  if (column !== 'what' || row.fold === null) return false
  turn(row.id)
  return true
}

/** The parts of every unfolded indicator, by `partsKey`. */
function useParts(
  data: Consolidated,
  layout: Layout,
  turned: ReadonlySet<string>,
  find: string,
): ReadonlyMap<string, Parts> {
  const api = useApi()
  const wanted = useMemo(() => {
    const rows = rowsOf({ data, layout, turned, find, parts: new Map() })
    const unfolded = rows.filter((row) => row.wants)
    return new Map(
      unfolded.map(({ about: { definition, objective = null } }) => {
        const id = definition?.id ?? ''
        return [partsKey(id, objective), { id, objective }]
      }),
    )
  }, [data, layout, turned, find])
  return useQueries({
    queries: [...wanted.values()].map(({ id, objective }) =>
      api.consolidated.parts.queryOptions({
        input: {
          definition: id,
          periods: data.periods,
          alone: layout.basis === 'alone',
          offices: needsOffices(layout),
          ...(objective ? { objective } : {}),
          ...(layout.office ? { office: layout.office } : {}),
        },
        placeholderData: keepPreviousData,
      }),
    ),
    combine: (results) => {
      const keys = [...wanted.keys()]
      return new Map(
        results.flatMap(({ data: found }, at) => (found ? [[keys[at] ?? '', found]] : [])),
      )
    },
  })
}

/** What to explain of a cell: of a status, the actual and the target that it compares. */
function askedOf(text: Text, data: Consolidated, row: Row, cell: CellValue): Omit<Asked, 'alone'> {
  const { definition, objective, office, period = 0, slice } = cell.about
  const code = data.periods[period] ?? ''
  const whose = data.offices.find(({ id }) => id === office)?.name
  const figures =
    cell.measure === 'status'
      ? (['actual', 'target'] as const)
      : ([cell.measure === 'reported' ? 'actual' : cell.measure] as const)
  const what = definition ? `${definition.code} ${definition.title}` : rowLabel(text, row)
  const isNamed = !definition && (row.about.office ?? null) === (office ?? null)
  return {
    what: [what, slice === undefined ? '' : row.label].filter(Boolean).join(' · '),
    whose: isNamed ? '' : (whose ?? text.t('consolidated.all_offices')),
    period: code,
    figures: definition ? figures : ['progress'],
    ...(definition ? { definition: definition.id } : {}),
    objective: objective ?? null,
    office: office ?? null,
    ...(slice === undefined ? {} : { slice }),
  }
}
