// The columns of the Consolidated room, and which number stands where a row and a column meet. Pure: a
// number is looked up, never made; where there is none because nothing may be added, the reason is told.
import type { Consolidated, Layout, Line, Measure, Office, Parts } from './pivot.ts'
import { MEASURES } from './pivot.ts'
import { type About, partsKey, type Row } from './pivot-rows.ts'

export interface PivotColumn {
  readonly id: string
  readonly measure: Measure
  readonly about: About
  /** What its head says: a period, an office, or all offices together; a measure otherwise. */
  readonly period: string | null
  readonly office: Office | 'all' | null
}

/** `at`: position of the chosen period, for what is not a row or column of periods. */
export function columnsOf(data: Consolidated, layout: Layout): readonly PivotColumn[] {
  const { measure, across } = layout
  const none = { period: null, office: null }
  if (across === 'measures') {
    return MEASURES.map((each) => ({ ...none, id: each, measure: each, about: {} }))
  }
  if (across === 'periods') {
    return data.periods.map((period, at) => ({
      ...none,
      id: `p:${period}`,
      measure,
      about: { period: at },
      period,
    }))
  }
  const all = { ...none, id: 'all', measure, about: { office: null }, office: 'all' as const }
  const each = data.offices.map((office) => ({
    ...none,
    id: office.id,
    measure,
    about: { office: office.id },
    office,
  }))
  return layout.office === null ? [all, ...each] : each
}

export interface Coverage {
  readonly reported: number
  readonly expected: number
  /** Names of offices. */
  readonly missing: readonly string[]
}

/** How far a total is broken down; offices by name. */
export type Cover = Parts['lines'][number]['cover'][number]

/** What a cell of the pivot shows. */
export interface CellValue {
  readonly about: About
  readonly measure: Measure
  readonly value: number | null
  readonly status: Line['status'][number] | null
  readonly counts: NonNullable<Line['counts']>[number] | null
  readonly said: NonNullable<Line['said']>[number] | null
  /** Of numbers over several offices. */
  readonly coverage: Coverage | null
  /** Of means of one office: how many of its indicators are reported. */
  readonly indicators: NonNullable<Line['indicators']>[number] | null
  /** Others contribute to it: shown, never added. */
  readonly aside: boolean
  /** How far a total is broken down. */
  readonly cover: Cover | null
  /** Why there cannot be a number. */
  readonly why: 'not_added' | 'mean_only' | 'not_used' | 'parts_only' | null
}

const NOTHING = {
  value: null,
  status: null,
  counts: null,
  said: null,
  coverage: null,
  indicators: null,
  aside: false,
  cover: null,
  why: null,
} as const

/** The lines by what they are about; made once for an answer of the engine. */
export type Index = ReadonlyMap<string, Line>

export function indexOf(data: Consolidated): Index {
  return new Map(
    data.lines.map((line) => [
      placeOf(line.definition ?? undefined, line.objective, line.office),
      line,
    ]),
  )
}

function placeOf(
  definition: string | undefined,
  objective: string | null | undefined,
  office: string | null | undefined,
): string {
  return `${definition ?? ''} ${objective ?? ''} ${office ?? ''}`
}

export interface Held {
  readonly data: Consolidated
  readonly index: Index
  readonly parts: ReadonlyMap<string, Parts>
  /** Position of the chosen period. */
  readonly chosen: number
}

export function cellOf(held: Held, row: Row, column: PivotColumn): CellValue {
  // The column says whose when the rows do not: a row of all offices meets the column of one.
  const about: About = { period: held.chosen, ...row.about, ...column.about }
  const at = about.period ?? held.chosen
  const nothing: CellValue = { ...NOTHING, about, measure: column.measure }
  if (about.slice !== undefined) return partCell(held, nothing, at)
  const line = held.index.get(placeOf(about.definition?.id, about.objective, about.office))
  if (!line) return { ...nothing, why: 'not_used' }
  return about.definition
    ? indicatorCell(held, nothing, line, at)
    : meanCell(held, nothing, line, at)
}

function indicatorCell(held: Held, nothing: CellValue, line: Line, at: number): CellValue {
  const { measure, about } = nothing
  const number = measure === 'status' || measure === 'reported' ? null : measure
  const value = number === null ? null : (line[number][at] ?? null)
  const isApart = about.definition?.overOffices === 'none' && line.office === null
  return {
    ...nothing,
    value,
    status: measure === 'status' ? (line.status[at] ?? null) : null,
    said: line.said?.[at] ?? null,
    coverage: coverageOf(held.data, line, measure, at),
    aside: line.summedUp,
    why: value === null && number !== null && isApart ? 'not_added' : null,
  }
}

/** Different indicators have no common number: only their progress and statuses are put together. */
function meanCell(held: Held, nothing: CellValue, line: Line, at: number): CellValue {
  const { measure } = nothing
  if (measure === 'actual' || measure === 'target') return { ...nothing, why: 'mean_only' }
  const counts = line.counts?.[at] ?? null
  return {
    ...nothing,
    value: measure === 'progress' ? (line.progress[at] ?? null) : null,
    counts: measure === 'status' ? counts : null,
    coverage: coverageOf(held.data, line, measure, at),
    indicators: measure === 'reported' ? (line.indicators?.[at] ?? null) : null,
  }
}

function coverageOf(data: Consolidated, line: Line, measure: Measure, at: number): Coverage | null {
  const of = measure === 'target' || measure === 'progress' ? measure : 'actual'
  const found = line.coverage?.[of][at]
  if (!found) return null
  const missing = found.missing.flatMap((index) => data.offices[index]?.name ?? [])
  return { ...found, missing }
}

function partCell(held: Held, nothing: CellValue, at: number): CellValue {
  const { about, measure } = nothing
  if (measure !== 'actual' && measure !== 'reported') return { ...nothing, why: 'parts_only' }
  const parts = held.parts.get(partsKey(about.definition?.id ?? '', about.objective))
  const line = parts?.lines.find((each) => each.office === (about.office ?? null))
  if (!line) return { ...nothing, why: parts ? 'not_used' : null }
  const names = new Map(held.data.offices.map(({ id, name }) => [id, name]))
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id)
  const slice = about.slice ?? ''
  if (slice === '') {
    const found = line.cover[at]
    const cover = found ? { ...found, none: named(found.none), partly: named(found.partly) } : null
    return { ...nothing, value: measure === 'actual' ? (cover?.unknown ?? null) : null, cover }
  }
  const found = line.coverage[slice]?.[at]
  const value = line.values[slice]?.[at] ?? null
  return {
    ...nothing,
    value: measure === 'actual' ? value : null,
    said: found ? null : value === null ? 'missing' : 'reported',
    coverage: found ? { ...found, missing: found.missing.map((id) => names.get(id) ?? id) } : null,
  }
}
