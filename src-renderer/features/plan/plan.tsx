// The Plan room: the results chain of the chosen workplan as an outline grid: objective, outcome,
// output, activities and indicators; add, edit, move, fold, find, delete with what is under.
import './plan.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { useEdit } from '../../client/edit.ts'
import { useSelectedCell } from '../../frame/selected.ts'
import { choose, useChoice } from '../../frame/state.ts'
import { useFoundProblems } from '../../frame/use-found-problems.ts'
import { arrived, useFrame, useReference, useWorkspace } from '../../frame/use-frame.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import { useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import { AnotherWorkplan } from './another-workplan.tsx'
import { CarryOn } from './carry-on.tsx'
import { ChooseDefinition } from './choose-definition.tsx'
import { ConfirmDelete } from './confirm-delete.tsx'
import { LinksDialog } from './links-dialog.tsx'
import { planCell } from './plan-cell.ts'
import { planColumns } from './plan-columns.ts'
import {
  type Addable,
  addIndicator,
  addObjective,
  addResult,
  addsFirst,
  type Doing,
  deleteRow,
  editCell,
  indentRow,
  moveRow,
  nameOf,
  parentFor,
} from './plan-commands.ts'
import { PlanCompare } from './plan-compare.tsx'
import { lineage, type Outline, type PlanRow, resultsOf, shownRows } from './plan-rows.ts'
import { PlanTools } from './plan-tools.tsx'
import { StartFrom } from './start-from.tsx'

export function Plan() {
  const { t } = useText()
  const { workplan } = useFrame()
  if (!workplan) {
    return <Empty title={t('frame.nothing.office')} text={t('frame.nothing.office.text')} />
  }
  return <PlanOf key={workplan.id} workplan={workplan.id} />
}

function PlanOf(props: { readonly workplan: string }) {
  const api = useApi()
  const query = useQuery(api.plan.outline.queryOptions({ input: { workplan: props.workplan } }))
  const [comparing, setComparing] = useState(false)
  const place = useChoice((s) => s.place)
  // A row that is to be shown is shown in the plan.
  useEffect(() => {
    if (place) setComparing(false)
  }, [place])
  if (query.error && !query.data) {
    return <Failure error={query.error} onAgain={() => query.refetch()} />
  }
  if (!query.data) return <Loading />
  if (query.data.rows.length === 0) return <NoObjectives outline={query.data} />
  if (comparing) {
    return <PlanCompare workplan={props.workplan} onClose={() => setComparing(false)} />
  }
  return <OutlineGrid outline={query.data} onCompare={() => setComparing(true)} />
}

/** A new strategy: HQ starts with its first objective. */
function NoObjectives({ outline }: { readonly outline: Outline }) {
  const { t } = useText()
  const apply = useEdit()
  const isHq = useWorkspace().role === 'hq'
  const { strategy } = useReference()
  function add() {
    const doing = addObjective({ ...outline, strategy: strategy.id }, t('plan.new.objective'))
    // Its words are typed next. A refusal is shown by the top bar.
    apply(doing.commands, doing.label)
      .then(() => choose({ place: { entity: 'row', row: doing.row, field: 'text' } }))
      .catch(() => {})
  }
  return (
    <Empty title={t('plan.empty.title')} text={t('plan.empty.text')}>
      {isHq ? (
        <Button look="primary" onPress={add}>
          {t('plan.empty.add')}
        </Button>
      ) : null}
    </Empty>
  )
}

/** What a person is about to do and has been asked about. */
type Asking =
  | { readonly kind: 'delete'; readonly row: PlanRow }
  | { readonly kind: 'indicator'; readonly parent: PlanRow }
  | { readonly kind: 'links'; readonly row: string }
  | { readonly kind: 'carry' | 'workplan' | 'start' }

interface OutlineProps {
  readonly outline: Outline
  readonly onCompare: () => void
}

function OutlineGrid({ outline, onCompare }: OutlineProps) {
  const text = useText()
  const { t } = text
  const apply = useEdit()
  const { office } = useFrame()
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set())
  const [find, setFind] = useState('')
  const [selected, setSelected] = useState<string | null>(null)
  const [at, setAt] = useState<string | null>(null)
  const [ready, setReady] = useState(false)
  const [asking, setAsking] = useState<Asking | null>(null)
  const grid = useRef<GridHandle>(null)
  /** A new row whose words are to be typed as soon as it is there. */
  const editing = useRef<string | null>(null)
  const problems = useFoundProblems(outline.office)
  const { rows, workplan } = outline
  const isHq = useWorkspace().role === 'hq'
  const {
    strategy: { id: strategy },
    workplans,
  } = useReference()
  const canStart = outline.writable && workplans.length > 1 && resultsOf(rows).length === 0
  const context = { rows, workplan, strategy, office: outline.office }

  const parents = useMemo(
    () => new Set(rows.map((r) => r.parent).filter((id) => id !== null)),
    [rows],
  )
  const shown = useMemo(() => shownRows(rows, folded, find), [rows, folded, find])
  const columns = useMemo(
    () =>
      planColumns({ text, outline, isHq, folded: find ? new Set() : folded, parents, problems }),
    [text, outline, isHq, folded, find, parents, problems],
  )
  const row = rows.find((r) => r.id === selected) ?? null
  useSelectedCell(
    useMemo(
      () => (row ? planCell(outline, columns, row, at ?? '', () => grid.current?.refocus()) : null),
      [outline, columns, row, at],
    ),
  )
  useGoingTo(
    rows,
    ready,
    (id) => {
      setFind('')
      unfoldTo(id)
    },
    (id, column) => {
      if (!grid.current?.focus(id, column)) return false
      if (editing.current === id) grid.current.edit(id, column)
      editing.current = null
      return true
    },
  )

  function unfoldTo(id: string) {
    const over = new Set(
      lineage(rows, id)
        .slice(1)
        .map((r) => r.id),
    )
    setFolded((before) => new Set([...before].filter((f) => !over.has(f))))
  }
  function fold(id: string) {
    setFolded((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }
  /** False when it was refused, which the top bar shows. */
  async function tryTo(doing: Doing): Promise<boolean> {
    try {
      await apply(doing.commands, doing.label)
      return true
    } catch {
      return false
    }
  }
  /** Does it, then goes to its row. */
  async function run(doing: Doing | null, column?: string, edits = false) {
    if (!doing) return
    const callOff = edits ? grid.current?.awaitEdit() : undefined
    if (!(await tryTo(doing))) {
      callOff?.()
      return
    }
    editing.current = edits ? doing.row : null
    choose({ place: { entity: 'row', row: doing.row, field: column ?? null } })
  }
  function add(entity: Addable, at: PlanRow | null) {
    const parent = at ? parentFor(rows, at, entity) : null
    if (!parent || !outline.writable) return
    if (entity === 'indicator') setAsking({ kind: 'indicator', parent })
    else void run(addResult(context, parent, entity, t(`plan.new.${entity}`)), 'text', true)
  }
  function addTopObjective() {
    void run(addObjective(context, t('plan.new.objective')), 'text', true)
  }
  async function remove(target: PlanRow) {
    setAsking(null)
    const at = shown.findIndex((r) => r.id === target.id)
    const after = shown.slice(at + 1).find((r) => !lineage(rows, r.id).includes(target))
    const next = after ?? shown[at - 1]
    await run({ ...(deleteRow(target) as Doing), row: next?.id ?? target.id })
    announce(t('plan.deleted', { what: nameOf(target) }))
  }

  function openLinks(target: PlanRow): boolean {
    if (!target.links) return false
    setAsking({ kind: 'links', row: target.id })
    return true
  }
  function onKey(event: KeyboardEvent, at: PlanRow, column: string): boolean {
    const { key, altKey, ctrlKey } = event
    if (ctrlKey && key === ' ') fold(at.id)
    else if (column === 'links' && (key === 'Enter' || key === 'F2')) return openLinks(at)
    else if (!outline.writable) return false
    else if (key === 'Insert') add(addsFirst(at), at)
    else if (ctrlKey && key === 'Delete') askDelete(at)
    else if (altKey && key === 'ArrowUp') void run(moveRow(context, at, -1))
    else if (altKey && key === 'ArrowDown') void run(moveRow(context, at, 1))
    else if (altKey && key === 'ArrowLeft') void run(indentRow(context, at, -1))
    else if (altKey && key === 'ArrowRight') void run(indentRow(context, at, 1))
    else return false
    return true
  }
  function askDelete(target: PlanRow) {
    if (target.entity !== 'strategic_objective') setAsking({ kind: 'delete', row: target })
  }
  const linked = asking?.kind === 'links' ? (rows.find((r) => r.id === asking.row) ?? null) : null
  const close = () => {
    setAsking(null)
    requestAnimationFrame(() => grid.current?.refocus())
  }

  return (
    <>
      <PlanTools
        rows={rows}
        row={row}
        writable={outline.writable}
        reason={outline.reason}
        find={find}
        found={shown.length}
        anyFolded={folded.size > 0}
        onFind={setFind}
        onLeaveFind={() => grid.current?.refocus()}
        onAdd={(entity) => add(entity, row)}
        onAddObjective={isHq ? addTopObjective : null}
        onMove={(by) => row && run(moveRow(context, row, by))}
        onDelete={() => row && askDelete(row)}
        onLinks={() => row && openLinks(row)}
        onCarry={() => setAsking({ kind: 'carry' })}
        onStart={canStart ? () => setAsking({ kind: 'start' }) : null}
        onCompare={onCompare}
        onNewWorkplan={() => setAsking({ kind: 'workplan' })}
        onFoldAll={() =>
          setFolded(
            folded.size > 0
              ? new Set()
              : new Set(rows.filter((r) => r.entity === 'output').map((r) => r.id)),
          )
        }
      />
      {canStart ? (
        <p className="plan-start">
          {t('plan.start.empty')}{' '}
          <Button onPress={() => setAsking({ kind: 'start' })}>{t('plan.workplan.start')}</Button>
        </p>
      ) : null}
      <Grid
        id="plan"
        label={t('plan.grid', { office: office?.name ?? '' })}
        columns={columns}
        rows={shown}
        handle={grid}
        onReady={() => setReady(true)}
        rowClass={(r) => `plan-${r.entity}`}
        onFocus={(r, column) => {
          setSelected(r.id)
          setAt(column)
        }}
        onKey={onKey}
        onClick={(r, _column, target) => {
          if (target.closest('.fold') && parents.has(r.id)) fold(r.id)
          else if (target.closest('.link-chip')) openLinks(r)
        }}
        change={(edit) => {
          const name = columns.find((c) => c.id === edit.column)?.head ?? ''
          return editCell(edit.row, edit.column, edit.value, name)
        }}
      />
      {asking?.kind === 'delete' ? (
        <ConfirmDelete row={asking.row} onYes={() => remove(asking.row)} onNo={close} />
      ) : null}
      {asking?.kind === 'carry' ? <CarryOn onClose={close} /> : null}
      {asking?.kind === 'start' ? (
        <StartFrom context={context} onDo={tryTo} onClose={close} />
      ) : null}
      {asking?.kind === 'workplan' ? <AnotherWorkplan onDo={tryTo} onClose={close} /> : null}
      {linked ? (
        <LinksDialog
          row={linked}
          office={outline.office}
          locked={
            outline.writable ? null : t('plan.locked.office', { office: outline.reason ?? '' })
          }
          onDo={tryTo}
          onClose={close}
        />
      ) : null}
      {asking?.kind === 'indicator' ? (
        <ChooseDefinition
          rows={rows}
          parent={asking.parent}
          onChoose={(definition) => {
            const { parent } = asking
            setAsking(null)
            void run(addIndicator(context, parent, definition), 'baseline')
          }}
          onClose={close}
        />
      ) : null}
    </>
  )
}

/**
 * Goes to the place that the frame (or an action here) asked for, once its row is in the data: first
 * `reveal` (unfold, forget the search), then `go`, which answers whether it arrived.
 */
function useGoingTo(
  rows: readonly PlanRow[],
  ready: boolean,
  reveal: (id: string) => void,
  go: (id: string, column: string) => boolean,
): void {
  const place = useChoice((s) => s.place)
  const latest = useRef({ reveal, go })
  latest.current = { reveal, go }
  useEffect(() => {
    const target = place ? targetIn(rows, place) : undefined
    if (!ready || !target) return
    latest.current.reveal(target.row)
    return untilThere(() => {
      const { row, column } = target
      const gone = latest.current.go(row, column) || latest.current.go(row, 'text')
      if (gone) arrived()
      return gone
    })
  }, [place, rows, ready])
}

/** The cell that shows a place; a link is shown in its row. */
function targetIn(rows: readonly PlanRow[], place: { row: string; field?: string | null }) {
  if (rows.some(({ id }) => id === place.row)) {
    return { row: place.row, column: place.field ? columnOf(place.field) : 'text' }
  }
  const linked = rows.find(({ links }) =>
    [...(links?.sdg ?? []), ...(links?.frameworks ?? [])].some(({ id }) => id === place.row),
  )
  return linked ? { row: linked.id, column: 'links' } : undefined
}

const COLUMN_OF: Readonly<Record<string, string>> = {
  statement: 'text',
  title: 'text',
  status: 'activityStatus',
  percent_complete: 'percentComplete',
  baseline_value: 'baseline',
  baseline_numerator: 'baseline',
  baseline_denominator: 'baseline',
  final_target: 'finalTarget',
}

function columnOf(field: string): string {
  return COLUMN_OF[field] ?? field
}
