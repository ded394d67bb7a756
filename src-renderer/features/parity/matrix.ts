// The rows of a matrix of people: cells (one level of one employer), under groups that add them up, and
// at the top everybody. Pure functions of what the engine gives; sums and shares are the domain's.
import type { Client } from '#contract/client.ts'
import { roundTo } from '#domain/arithmetic.ts'
import {
  addBySex,
  type Band,
  type BandPosition,
  type BySex,
  bandPosition,
  bothCounted,
  headcountTotal,
  womenNeeded,
  womenShare,
} from '#domain/parity.ts'

export type Matrix = Awaited<ReturnType<Client['parity']['get']>>
export type Headcount = Matrix['rows'][number]
export type Flows = Awaited<ReturnType<Client['parity']['flows']>>
export type Flow = Flows['rows'][number]
export type Category = Matrix['categories'][number]

export const SEXES = ['women', 'men', 'other', 'undisclosed'] as const
export type Sex = (typeof SEXES)[number]

/** A headcount or a flow as one row of numbers; `work` is the function, empty for flows. */
export interface Cell extends BySex {
  readonly id: string
  /** Its row; null where it is a sum over offices. */
  readonly row: string | null
  readonly flow: string
  readonly employer: string
  readonly work: string
  readonly category: string
  readonly level: string
  readonly unread: Readonly<Record<string, string>> | null
  /** Of a sum over offices: the rows in which both women and men are counted. */
  readonly both?: Pick<BySex, 'women' | 'men'> | undefined
}

export interface CellLine extends Told {
  readonly kind: 'cell'
  readonly id: string
  readonly name: string
  readonly counts: BySex
  readonly cell: Cell
}
export interface SumLine extends Told {
  readonly kind: 'group' | 'all'
  readonly id: string
  readonly name: string
  readonly counts: BySex
}
export type Line = CellLine | SumLine

/** What follows from the counts of a line. */
interface Told {
  readonly total: number | null
  readonly share: number | null
  readonly position: BandPosition
  /** Percentage points from the share to the nearer edge of the band; negative below it. */
  readonly gap: number | null
  readonly needed: number | null
}

export function cellOfHeadcount(row: Headcount): Cell {
  const { id, function: work, ...rest } = row
  return { ...rest, work, flow: '', row: id, id: id ?? `${row.employer} ${row.level} ${work}` }
}

export function cellOfFlow(row: Flow): Cell {
  return { ...row, row: row.id, work: '' }
}

export interface Group {
  readonly id: string
  readonly name: string
}

interface Arrangement {
  readonly categories: readonly Category[]
  readonly band: Band
  /** Which group a cell is in, and the groups in their order. */
  readonly groups: readonly Group[]
  readonly groupOf: (cell: Cell) => string
  /** A line over all groups, by this name; null where they must not be added up. */
  readonly everybody: string | null
  readonly order: readonly string[] // employers and functions, as the model has them
}

/** Groups without cells are left out. */
export function linesOf(cells: readonly Cell[], how: Arrangement): readonly Line[] {
  const places = levelPlaces(how.categories)
  const rank = (cell: Cell) => [
    places.get(cell.level)?.order ?? Number.MAX_SAFE_INTEGER,
    how.order.indexOf(cell.employer),
    how.order.indexOf(cell.work),
  ]
  const byGroup = Map.groupBy(cells, how.groupOf)
  const lines = how.groups.flatMap((group): readonly Line[] => {
    const own = [...(byGroup.get(group.id) ?? [])].sort((a, b) => compare(rank(a), rank(b)))
    if (own.length === 0) return []
    return [
      sumLine('group', `group ${group.id}`, group.name, own, how.band),
      ...own.map((cell) => cellLine(cell, places.get(cell.level)?.name ?? '', how.band)),
    ]
  })
  if (how.everybody === null || cells.length === 0) return lines
  return [sumLine('all', 'all', how.everybody, cells, how.band), ...lines]
}

function compare(a: readonly number[], b: readonly number[]): number {
  return a.reduce((so, at, index) => so || at - (b[index] ?? 0), 0)
}

function levelPlaces(categories: readonly Category[]) {
  const all = categories.flatMap(({ levels }) => levels)
  return new Map(all.map((level, order) => [level.id, { order, name: levelName(level) }]))
}

/** The title, with the code before it unless it says it already. */
export function levelName(level: { readonly code: string; readonly title: string }): string {
  return level.title.includes(level.code) ? level.title : `${level.code} ${level.title}`
}

function cellLine(cell: Cell, name: string, band: Band): CellLine {
  return { kind: 'cell', id: cell.id, name, cell, counts: cell, ...told(cell, [cell], band) }
}

function sumLine(
  kind: SumLine['kind'],
  id: string,
  name: string,
  cells: readonly Cell[],
  band: Band,
): SumLine {
  const counts = addBySex(cells)
  return { kind, id, name, counts, ...told(counts, cells, band) }
}

/** Share, band and need come from the rows in which both women and men are counted. */
function told(counts: BySex, cells: readonly Cell[], band: Band): Told {
  const both = addBySex(
    bothCounted(
      cells.map((cell) => ({
        ...NOBODY,
        ...(cell.both ?? { women: cell.women, men: cell.men }),
      })),
    ),
  )
  const share = womenShare(both.women, both.men)
  const position = bandPosition(both.women, both.men, band)
  return {
    total: headcountTotal(counts),
    share,
    position,
    gap: share === null ? null : gapTo(share, position, band),
    needed: womenNeeded(both.women, both.men, band.low),
  }
}

const NOBODY: BySex = { women: null, men: null, other: null, undisclosed: null }

function gapTo(share: number, position: BandPosition, band: Band): number {
  if (position === 'below') return roundTo(share - band.low, 1)
  return position === 'above' ? roundTo(share - band.high, 1) : 0
}
