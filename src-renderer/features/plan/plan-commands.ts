// What the Plan's actions mean as commands: add, move, delete, edit. Each answers with the commands and
// the label under which they can be undone; it changes nothing itself.
import type { Command, Label } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'
import { newId } from '#domain/ids.ts'
import { childrenOf, lineage, type PlanEntity, type PlanRow, proposeCode } from './plan-rows.ts'

export interface Doing {
  readonly commands: readonly Command[]
  readonly label: Label
  /** The row to go to afterwards. */
  readonly row: string
}

export interface PlanContext {
  readonly rows: readonly PlanRow[]
  readonly strategy: string
  readonly workplan: string
  readonly office: string
}

export type Addable = 'outcome' | 'output' | 'activity' | 'indicator'

/** Where a new row of a kind hangs when `row` is the selected one; null where it cannot. */
export function parentFor(rows: readonly PlanRow[], row: PlanRow, entity: Addable): PlanRow | null {
  const over = lineage(rows, row.id)
  const nearest = (kind: PlanEntity) => over.find((r) => r.entity === kind) ?? null
  switch (entity) {
    case 'outcome':
      return nearest('strategic_objective')
    case 'output':
      return nearest('outcome')
    case 'activity':
      return nearest('output')
    case 'indicator':
      return nearest('output') ?? nearest('outcome')
  }
}

/** The kind that Insert adds under or beside a row: its like, or the first that can hang under it. */
export function addsFirst(row: PlanRow): Addable {
  return row.entity === 'strategic_objective' ? 'outcome' : row.entity
}

const PARENT_FIELD = {
  outcome: 'objective',
  output: 'outcome',
  activity: 'output',
} as const

export function addResult(
  context: PlanContext,
  parent: PlanRow,
  entity: 'outcome' | 'output' | 'activity',
  words: string,
): Doing {
  const id = newId()
  const text = entity === 'activity' ? 'title' : 'statement'
  return {
    row: id,
    label: { id: `label.add_${entity}` },
    commands: [
      {
        do: 'create',
        entity,
        id,
        values: {
          office: context.office,
          [PARENT_FIELD[entity]]: parent.id,
          ...(entity === 'outcome' ? { workplan: context.workplan } : {}),
          code: proposeCode(context.rows, parent, entity),
          [text]: words,
          sort: nextSort(context.rows, parent, entity),
        },
      },
    ],
  }
}

/** A strategic objective; HQ only. */
export function addObjective(context: PlanContext, words: string): Doing {
  const id = newId()
  const objectives = context.rows.filter((row) => row.entity === 'strategic_objective')
  const codes = new Set(objectives.map((row) => row.code))
  let number = objectives.length + 1
  while (codes.has(`SO${number}`)) number += 1
  const sort = 1 + Math.max(0, ...objectives.map((row) => row.sort ?? 0))
  return {
    row: id,
    label: { id: 'label.add_objective' },
    commands: [
      {
        do: 'create',
        entity: 'strategic_objective',
        id,
        values: { strategy: context.strategy, code: `SO${number}`, title: words, sort },
      },
    ],
  }
}

export function addIndicator(context: PlanContext, parent: PlanRow, definition: string): Doing {
  const id = newId()
  return {
    row: id,
    label: { id: 'label.add_indicator' },
    commands: [
      {
        do: 'create',
        entity: 'indicator',
        id,
        values: {
          office: context.office,
          workplan: context.workplan,
          definition,
          ...hangingOn(parent),
          sort: nextSort(context.rows, parent, 'indicator'),
        },
      },
    ],
  }
}

/**
 * The results chain of another plan, made anew in this one: codes, words, order and which indicators are
 * measured. `source` is in outline order, parents first, without the objectives, which are shared.
 */
export function startFrom(
  context: PlanContext,
  source: readonly PlanRow[],
  taking: { readonly activities: boolean; readonly indicators: boolean },
): Doing {
  const taken = source.filter(
    ({ entity }) =>
      (entity !== 'activity' || taking.activities) && (entity !== 'indicator' || taking.indicators),
  )
  const made = new Map(taken.map(({ id }) => [id, newId()]))
  const entities = new Map(taken.map(({ id, entity }) => [id, entity]))
  const commands = taken.map((row): Command => {
    const { entity, parent } = row
    const above = made.get(parent ?? '') ?? parent
    const values: Readonly<Record<string, Value>> =
      entity === 'indicator'
        ? {
            workplan: context.workplan,
            definition: row.definition,
            [entities.get(parent ?? '') === 'output' ? 'output' : 'outcome']: above,
          }
        : {
            ...(entity === 'outcome' ? { workplan: context.workplan } : {}),
            [PARENT_FIELD[entity as keyof typeof PARENT_FIELD]]: above,
            code: row.code,
            [entity === 'activity' ? 'title' : 'statement']: row.text,
          }
    const id = made.get(row.id) ?? newId()
    return {
      do: 'create',
      entity,
      id,
      values: { office: context.office, ...values, sort: row.sort },
    }
  })
  return {
    commands,
    label: { id: 'label.start_plan' },
    row: made.get(taken[0]?.id ?? '') ?? '',
  }
}

/** An indicator hangs on exactly one of outcome and output. */
function hangingOn(parent: PlanRow): Readonly<Record<string, Value>> {
  return parent.entity === 'output'
    ? { output: parent.id, outcome: null }
    : { outcome: parent.id, output: null }
}

function nextSort(rows: readonly PlanRow[], parent: PlanRow, entity: PlanEntity): number {
  return 1 + Math.max(0, ...childrenOf(rows, parent.id, entity).map((row) => row.sort ?? 0))
}

export function deleteRow(row: PlanRow): Doing | null {
  if (row.entity === 'strategic_objective') return null
  return {
    row: row.id,
    label: { id: 'label.delete_rows', values: { what: nameOf(row), count: row.children } },
    commands: [{ do: 'delete', entity: row.entity, row: row.id }],
  }
}

export function nameOf(row: PlanRow): string {
  return row.code ?? row.text ?? ''
}

/**
 * Up or down among its like; at the edge, over into the result before or after (an output into the
 * neighbouring outcome, an activity or indicator into the neighbouring output). null: it cannot go.
 */
export function moveRow(context: PlanContext, row: PlanRow, by: -1 | 1): Doing | null {
  if (row.entity === 'strategic_objective' || row.parent === null) return null
  const like = childrenOf(context.rows, row.parent, row.entity)
  const at = like.findIndex((r) => r.id === row.id)
  const other = like[at + by]
  return other ? swap(row, like, at, at + by) : moveOver(context, row, by)
}

function swap(row: PlanRow, like: readonly PlanRow[], from: number, to: number): Doing {
  const order = like.map((r) => r)
  order.splice(from, 1)
  order.splice(to, 0, row)
  const commands = order.flatMap((r, i): Command[] =>
    r.sort === i + 1 || r.entity === 'strategic_objective'
      ? []
      : [{ do: 'set', entity: r.entity, row: r.id, values: { sort: i + 1 } }],
  )
  return { row: row.id, commands, label: { id: 'label.move', values: { what: nameOf(row) } } }
}

function moveOver(context: PlanContext, row: PlanRow, by: -1 | 1): Doing | null {
  const parent = context.rows.find((r) => r.id === row.parent)
  if (!parent) return null
  const parents = context.rows.filter((r) => r.entity === parent.entity)
  const target = parents[parents.findIndex((r) => r.id === parent.id) + by]
  return target ? moveUnder(context, row, target, by === 1 ? 'first' : 'last') : null
}

function moveUnder(
  context: PlanContext,
  row: PlanRow,
  target: PlanRow,
  end: 'first' | 'last',
): Doing | null {
  if (row.entity === 'strategic_objective') return null
  const like = childrenOf(context.rows, target.id, row.entity).map((r) => r.sort ?? 0)
  const sort = end === 'last' ? Math.max(0, ...like) + 1 : Math.min(1, ...like) - 1
  const hangs =
    row.entity === 'indicator' ? hangingOn(target) : { [PARENT_FIELD[row.entity]]: target.id }
  return {
    row: row.id,
    label: { id: 'label.move', values: { what: nameOf(row) } },
    commands: [{ do: 'set', entity: row.entity, row: row.id, values: { ...hangs, sort } }],
  }
}

/** An indicator out of its output to the outcome, or from the outcome into its first output. */
export function indentRow(context: PlanContext, row: PlanRow, by: -1 | 1): Doing | null {
  if (row.entity !== 'indicator') return null
  const over = lineage(context.rows, row.id)
  const outcome = over.find((r) => r.entity === 'outcome')
  const output = over.find((r) => r.entity === 'output')
  if (by === -1) return output && outcome ? moveUnder(context, row, outcome, 'last') : null
  const first = outcome ? childrenOf(context.rows, outcome.id, 'output')[0] : undefined
  return output || !first ? null : moveUnder(context, row, first, 'last')
}

/** Which field of which entity a column of the outline holds. */
export function fieldFor(row: PlanRow, column: string): string | null {
  const fields = FIELDS[row.entity]
  return Object.hasOwn(fields, column) ? (fields[column] ?? null) : null
}

/** The column that holds a field; null where the outline does not show it. */
export function columnFor(row: PlanRow, field: string | null): string | null {
  const held = Object.entries(FIELDS[row.entity]).find(([, name]) => name === field)
  return held?.[0] ?? null
}

const FIELDS: Readonly<Record<PlanEntity, Readonly<Record<string, string>>>> = {
  strategic_objective: { code: 'code', text: 'title' },
  outcome: { code: 'code', text: 'statement' },
  output: { code: 'code', text: 'statement' },
  activity: {
    code: 'code',
    text: 'title',
    starts: 'starts',
    ends: 'ends',
    responsible: 'responsible',
    partner: 'partner',
    activityStatus: 'status',
    percentComplete: 'percent_complete',
  },
  indicator: {
    responsible: 'responsible',
    baseline: 'baseline_value',
    finalTarget: 'final_target',
  },
}

export function editCell(row: PlanRow, column: string, value: Value, columnName: string): Doing {
  const field = fieldFor(row, column)
  if (!field) throw new Error(`no field ${column}`)
  // A percentage that is typed here replaces the numerator and denominator it was computed from.
  const whole: Readonly<Record<string, Value>> =
    column === 'baseline' && row.measure === 'percentage'
      ? { baseline_numerator: null, baseline_denominator: null }
      : {}
  return {
    row: row.id,
    label: { id: 'label.edit_value', values: { what: `${nameOf(row)} ${columnName}` } },
    commands: [
      { do: 'set', entity: row.entity, row: row.id, values: { ...whole, [field]: value } },
    ],
  }
}
