// The parity page as figures: counts, share, band and women needed, by category and level, and the
// trend, from headcount rows of each office's latest date. Pure; the rows are handed in.
import { sum } from './arithmetic.ts'
import type { Explanation, Figure, Source } from './explain.ts'
import { explanation, SOURCES_SHOWN } from './indicator-figures.ts'
import {
  addBySex,
  type Band,
  type BandPosition,
  type BySex,
  bandPosition,
  projectShare,
  womenNeeded,
  womenShare,
} from './parity.ts'

export interface HeadcountRow extends BySex {
  readonly id: string
  readonly office: string | null
  readonly date: string | null
  readonly category_code: string | null
  readonly category_title: string | null
  readonly category_sort: number | null
  readonly level_code: string | null
  readonly level_title: string | null
  readonly level_sort: number | null
}

/** Women and men of an office on a date, of the rows in which both are counted; null where there are none. */
export interface HeadcountSum {
  readonly office: string | null
  readonly date: string | null
  readonly women: number | null
  readonly men: number | null
}

interface Scope {
  /** Ids of the offices that are expected to count their people. */
  readonly offices: readonly string[]
  readonly until: string
  readonly band: Band
}

type OwnScope = Pick<Scope, 'offices' | 'until'>

/** How many rows the figure of a single level, category or office lists. */
const BREAKDOWN_SOURCES = 40

type Sex = keyof BySex

export interface ParityFigures {
  readonly date: string | null
  readonly women: Figure
  readonly men: Figure
  readonly other: Figure
  readonly undisclosed: Figure
  readonly share: Figure
  readonly band: BandPosition
  readonly needed: Figure
  readonly byCategory: readonly CategoryShare[]
  readonly byLevel: readonly LevelShare[]
  readonly trend: readonly { readonly date: string; readonly share: Figure }[]
}

interface CategoryShare {
  readonly code: string
  readonly title: string
  /** null: nobody counted them. */
  readonly women: number | null
  readonly men: number | null
  readonly share: Figure
}

interface LevelShare extends CategoryShare, BySex {
  readonly category: string
}

export function parityFigures(
  rows: readonly HeadcountRow[],
  history: readonly HeadcountSum[],
  scope: Scope,
): ParityFigures {
  const sums = addBySex(rows)
  // Of the same rows as the share, or the two would contradict each other.
  const { women, men } = addBySex(counted(rows))
  const count = (field: Sex) => countFigure(rows, field, sums[field], scope)
  const share = shareFigure(rows, scope)
  return {
    date: latestDate(rows),
    women: count('women'),
    men: count('men'),
    other: count('other'),
    undisclosed: count('undisclosed'),
    share,
    band: bandPosition(women, men, scope.band),
    needed: neededFigure(rows, share, scope),
    byCategory: byCategory(rows, scope),
    byLevel: byLevel(rows, scope),
    trend: trend(history, scope),
  }
}

function latestDate(rows: readonly HeadcountRow[]): string | null {
  let latest: string | null = null
  for (const { date } of rows)
    if (date !== null && (latest === null || date > latest)) latest = date
  return latest
}

/** Offices that have what the figure needs, and who is missing. */
function coverage(rows: readonly Pick<HeadcountRow, 'office'>[], scope: OwnScope) {
  const there = new Set<string | null>()
  for (const { office } of rows) there.add(office)
  const missing = scope.offices.filter((office) => !there.has(office))
  const expected = scope.offices.length
  return { reported: expected - missing.length, expected, missing }
}

function source(row: HeadcountRow, field: Sex): Source {
  return {
    entity: 'parity_headcount',
    row: row.id,
    field,
    ...(row.office ? { office: row.office } : {}),
    value: row[field],
  }
}

/** Made of these fields of rows: of thousands only the sources that are shown are made. */
function told(
  rule: string,
  rows: readonly HeadcountRow[],
  fields: readonly Sex[],
  missing: readonly string[],
  values: Explanation['values'],
  shown: number = SOURCES_SHOWN,
): Explanation {
  const from = rows
    .slice(0, Math.ceil(shown / fields.length))
    .flatMap((row) => fields.map((field) => source(row, field)))
    .slice(0, shown)
  const more = rows.length * fields.length - from.length
  return { ...explanation(rule, from, missing, values), ...(more > 0 ? { more } : {}) }
}

function countFigure(
  rows: readonly HeadcountRow[],
  field: Sex,
  value: number | null,
  scope: Scope,
): Figure {
  const counted = rows.filter((row) => row[field] !== null)
  const { missing, ...counts } = coverage(counted, scope)
  return {
    value,
    unit: 'people',
    decimals: 0,
    ...counts,
    how: told('explain.parity.count', counted, [field], missing, { date: scope.until }),
  }
}

/** Only rows in which both women and men are counted: one side alone says nothing about a share. */
function counted(rows: readonly HeadcountRow[]): readonly HeadcountRow[] {
  return rows.filter((row) => row.women !== null && row.men !== null)
}

export function shareFigure(
  rows: readonly HeadcountRow[],
  scope: OwnScope,
  shown?: number,
): Figure {
  const both = counted(rows)
  const { women, men } = addBySex(both)
  const { missing, ...counts } = coverage(both, scope)
  return {
    value: womenShare(women, men),
    unit: 'percent',
    decimals: 1,
    ...counts,
    how: told(
      'explain.parity.share',
      both,
      ['women', 'men'],
      missing,
      { date: scope.until, women: women ?? 0, men: men ?? 0 },
      shown,
    ),
  }
}

function neededFigure(rows: readonly HeadcountRow[], share: Figure, scope: Scope): Figure {
  const both = counted(rows)
  const { women, men } = addBySex(both)
  return {
    ...share,
    value: womenNeeded(women, men, scope.band.low),
    unit: 'people',
    decimals: 0,
    how: {
      ...share.how,
      rule: 'explain.parity.needed',
      values: { ...share.how.values, low: scope.band.low },
    },
  }
}

function grouped(
  rows: readonly HeadcountRow[],
  key: (row: HeadcountRow) => string,
  order: (a: HeadcountRow, b: HeadcountRow) => number,
): readonly (readonly [HeadcountRow, ...HeadcountRow[]])[] {
  const groups = [...Map.groupBy(rows, key).values()] as [HeadcountRow, ...HeadcountRow[]][]
  return groups.sort(([a], [b]) => order(a, b))
}

function byCategory(rows: readonly HeadcountRow[], scope: Scope): readonly CategoryShare[] {
  return grouped(rows, (row) => row.category_code ?? '', compareCategories).map((group) => {
    const { women, men } = addBySex(group)
    return {
      code: group[0].category_code ?? '',
      title: group[0].category_title ?? group[0].category_code ?? '',
      women,
      men,
      share: shareFigure(group, ownScope(group, scope), BREAKDOWN_SOURCES),
    }
  })
}

function byLevel(rows: readonly HeadcountRow[], scope: Scope): readonly LevelShare[] {
  const key = (row: HeadcountRow) => `${row.category_code} ${row.level_code}`
  return grouped(rows, key, compareLevels).map((group) => ({
    category: group[0].category_code ?? '',
    code: group[0].level_code ?? '',
    title: group[0].level_title ?? group[0].level_code ?? '',
    ...addBySex(group),
    share: shareFigure(group, ownScope(group, scope), BREAKDOWN_SOURCES),
  }))
}

/** Not every office has people in every level: only those that have are expected there. */
function ownScope(rows: readonly HeadcountRow[], scope: Scope): OwnScope {
  const there = new Set<string | null>()
  for (const { office } of rows) there.add(office)
  return { until: scope.until, offices: scope.offices.filter((office) => there.has(office)) }
}

function compareCategories(a: HeadcountRow, b: HeadcountRow): number {
  return (
    (a.category_sort ?? 0) - (b.category_sort ?? 0) ||
    (a.category_code ?? '').localeCompare(b.category_code ?? '', 'en')
  )
}

function compareLevels(a: HeadcountRow, b: HeadcountRow): number {
  return (
    compareCategories(a, b) ||
    (a.level_sort ?? 0) - (b.level_sort ?? 0) ||
    (a.level_code ?? '').localeCompare(b.level_code ?? '', 'en')
  )
}

/**
 * The share on `date` if it goes on as the trend went: the straight line through its shares, made of each of
 * them. No data with fewer than two dates. Missing are the offices that the last of them is without.
 */
export function projectionFigure(trend: ParityFigures['trend'], date: string): Figure {
  const points = trend.flatMap(({ date: at, share }) =>
    share.value === null ? [] : [{ date: at, share: share.value, figure: share }],
  )
  const last = points.at(-1)
  return {
    value: projectShare(points, date),
    unit: 'percent',
    decimals: 1,
    reported: last?.figure.reported ?? 0,
    expected: last?.figure.expected ?? 0,
    how: explanation(
      'explain.parity.projection',
      points.map(({ date: period, share }) => ({
        ...{ entity: 'parity_headcount', row: '', period },
        value: share,
      })),
      last?.figure.how.missing ?? [],
      { date, count: points.length, from: points[0]?.date ?? '—', to: last?.date ?? '—' },
    ),
  }
}

/** At each date of a headcount, every office's latest count up to it. */
function trend(history: readonly HeadcountSum[], scope: Scope) {
  const dates = [...new Set(history.flatMap((row) => row.date ?? []))].sort()
  return dates.map((date) => ({ date, share: trendFigure(history, date, scope) }))
}

function trendFigure(history: readonly HeadcountSum[], date: string, scope: Scope): Figure {
  const latest = new Map<string, HeadcountSum>()
  for (const row of history) {
    if (row.office === null || row.date === null || row.date > date) continue
    const before = latest.get(row.office)?.date
    if (!before || row.date > before) latest.set(row.office, row)
  }
  const rows = [...latest.values()].filter((row) => row.women !== null && row.men !== null)
  const women = sum(rows.flatMap((row) => row.women ?? []))
  const men = sum(rows.flatMap((row) => row.men ?? []))
  const { missing, ...counts } = coverage(rows, scope)
  return {
    value: womenShare(women, men),
    unit: 'percent',
    decimals: 1,
    ...counts,
    how: explanation(
      'explain.parity.trend',
      rows.map((row) => ({
        entity: 'office',
        row: row.office ?? '',
        office: row.office ?? '',
        value: womenShare(row.women, row.men),
      })),
      missing,
      { date, women, men },
    ),
  }
}
