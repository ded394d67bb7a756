// Who set what, when, from what to what: the journal as people read it. Reads only.
import {
  type ChangeRef,
  CREATION,
  DELETED,
  type FirstValues,
  type Group,
  type Label,
} from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { isGiven, shownFirst } from '#domain/merge.ts'
import { headsOf, readRow, refOf, shownBy, sidesOf } from './heads.ts'
import type { Sqlite, Workspace } from './open.ts'
import { statement } from './statements.ts'

export interface HistoryEntry {
  readonly ref: ChangeRef
  readonly group: string
  readonly at: string
  readonly actor: string
  readonly site: string
  readonly office: string | null // code, when the office is known here
  readonly label: Label
  readonly kind: Group['kind']
  readonly entity: string
  readonly row: string
  readonly field: string
  readonly from: Value
  readonly to: Value | FirstValues
  /** False for the losing side of a conflict and for everything overwritten. */
  readonly current: boolean
}

interface Stored {
  readonly n: number
  readonly group: string
  readonly at: string
  readonly actor: string
  readonly site: string
  readonly code: string | null
  readonly label: string
  readonly kind: Group['kind']
  readonly entity: EntityName
  readonly row: string
  readonly field: string
  readonly value: string
  readonly prior: string | null
}

/** Every change of a row, or of one of its fields (with the creation), newest first. */
export function historyOf(
  ws: Workspace,
  row: string,
  field?: string,
): { entity: string; entries: HistoryEntry[] } {
  const { sqlite } = ws
  const found = statement(
    sqlite,
    `SELECT c.n, g.id AS "group", g.at, g.actor, g.site, o.code, g.label, g.kind,
       c.entity, c.row, c.field, c.value, c.prior
     FROM change c JOIN change_group g ON g.n = c.change_group LEFT JOIN office o ON o.id = g.office
     WHERE c.row = ? ORDER BY c.change_group DESC, c.n DESC`,
  ).all(row) as Stored[]
  const entity = found[0]?.entity
  if (entity === undefined) throw new Refusal('row_unknown', { entity: '', row })
  const owner = String(readRow(sqlite, entity, row)?.office ?? '')
  const isShown = shownIn(sqlite, entity, row, owner, field)
  const entries = found
    .filter((change) => concerns(change, field))
    .map(({ n, code, value, prior, label, ...change }) => ({
      ...change,
      ref: refOf(sqlite, n),
      office: code,
      label: JSON.parse(label) as Label,
      from: valueBefore(sqlite, { field: change.field, value, prior }, owner),
      to: JSON.parse(value) as Value | FirstValues,
      current: isShown(n, change.field, value),
    }))
  return { entity, entries }
}

function concerns(change: Stored, field: string | undefined): boolean {
  if (field === undefined || change.field === field) return true
  return change.field === CREATION
}

function valueBefore(
  sqlite: Sqlite,
  { field, value, prior }: Pick<Stored, 'field' | 'value' | 'prior'>,
  owner: string,
): Value {
  if (field === CREATION) return null
  if (field === DELETED) return value !== 'true'
  return shownBy(sqlite, prior === null ? [] : JSON.parse(prior), field, owner)
}

/**
 * Whether a change is what the row shows now; a creation is while it is so for one of its fields, or,
 * when one field is asked for, for that one.
 */
function shownIn(
  sqlite: Sqlite,
  entity: EntityName,
  row: string,
  owner: string,
  asked: string | undefined,
) {
  const first = new Map<string, number | undefined>()
  function shown(field: string): number | undefined {
    if (!first.has(field)) {
      const sides = sidesOf(sqlite, headsOf(sqlite, entity, row, field), field)
      first.set(field, shownFirst(sides, owner)[0]?.ref)
    }
    return first.get(field)
  }
  return (n: number, field: string, value: string): boolean => {
    if (field !== CREATION) return shown(field) === n
    if (asked) return shown(asked) === n
    const given = JSON.parse(value) as FirstValues
    return Object.keys(given).some((name) => isGiven(given, name) && shown(name) === n)
  }
}
