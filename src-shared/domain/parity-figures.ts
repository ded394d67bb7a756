// The parity page as figures: counts, share, band and women needed, by category and level, and the
// trend, from headcount rows of each office's latest date. What is shown is light; `peopleFigure` makes one
// figure again with the cells in it. Pure; the rows are handed in.
import { sum } from './arithmetic.ts'
import {
  type Explanation,
  explanation,
  type Figure,
  type FigureKey,
  light,
  SOURCES_SHOWN,
  type Source,
} from './explain.ts'
import {
  addBySex,
  type Band,
  type BandPosition,
  type BySex,
  bandPosition,
  bothCounted,
  projectShare,
  womenNeeded,
  womenShare,
} from './parity.ts'

export interface HeadcountRow extends BySex {
  readonly id: string
  /** What kind of row it is, where it is not a headcount. */
  readonly entity?: 'parity_flow'
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

interface Expected {
  /** Ids of the offices that are expected to count their people. */
  readonly offices: readonly string[]
  readonly until: string
}

interface Scope extends Expected {
  readonly band: Band
  /** The one office that it is of; left out: of all. */
  readonly office?: string | undefined
}

type Sex = keyof BySex

export type PeopleFigure = `people.${Sex}` | 'people.share' | 'people.needed'

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
  const { women, men } = addBySex(bothCounted(rows))
  const lit = (name: PeopleFigure, figure: Figure) =>
    light(figure, { figure: name, ...whereOf(scope) })
  const count = (field: Sex) =>
    lit(`people.${field}`, countFigure(rows, field, sums[field], scope, NONE))
  const share = shareFigure(rows, scope, NONE)
  return {
    date: latestDate(rows),
    women: count('women'),
    men: count('men'),
    other: count('other'),
    undisclosed: count('undisclosed'),
    share: lit('people.share', share),
    band: bandPosition(women, men, scope.band),
    needed: lit('people.needed', neededFigure(rows, share, scope)),
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

function whereOf({ until, office }: Pick<Scope, 'until' | 'office'>) {
  return { date: until, ...(office === undefined ? {} : { office }) }
}

/** One figure of these people with its cells. */
export function peopleFigure(
  name: PeopleFigure,
  rows: readonly HeadcountRow[],
  scope: Scope,
): Figure {
  const share = shareFigure(rows, scope)
  if (name === 'people.share') return share
  if (name === 'people.needed') return neededFigure(rows, share, scope)
  const field = name.slice('people.'.length) as Sex
  return countFigure(rows, field, addBySex(rows)[field], scope)
}

/** How many sources a figure that travels light is made with. */
const NONE = 0

/** The share of women among these rows, light; who has none of them is not expected. */
export function shareWithin(
  rows: readonly HeadcountRow[],
  scope: Omit<Scope, 'band'>,
  where: Pick<FigureKey, 'category' | 'level'> = {},
): Figure {
  const key = { figure: 'people.share', ...whereOf(scope), ...where } as const
  return light(shareFigure(rows, within(rows, scope), NONE), key)
}

/** Offices that have what the figure needs, and who is missing. */
function coverage(rows: readonly Pick<HeadcountRow, 'office'>[], scope: Expected) {
  const there = new Set<string | null>()
  for (const { office } of rows) there.add(office)
  const missing = scope.offices.filter((office) => !there.has(office))
  const expected = scope.offices.length
  return { reported: expected - missing.length, expected, missing }
}

function source(row: HeadcountRow, field: Sex): Source {
  return {
    entity: row.entity ?? 'parity_headcount',
    row: row.id,
    field,
    ...(row.level_code ? { name: row.level_code } : {}),
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
  scope: Expected,
  shown?: number,
): Figure {
  const counted = rows.filter((row) => row[field] !== null)
  const { missing, ...counts } = coverage(counted, scope)
  return {
    value,
    unit: 'people',
    decimals: 0,
    ...counts,
    how: told('explain.parity.count', counted, [field], missing, { date: scope.until }, shown),
  }
}

export function shareFigure(
  rows: readonly HeadcountRow[],
  scope: Expected,
  shown?: number,
): Figure {
  const both = bothCounted(rows)
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
  const both = bothCounted(rows)
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
      share: shareWithin(group, scope, { category: group[0].category_code ?? '' }),
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
    share: shareWithin(group, scope, {
      category: group[0].category_code ?? '',
      level: group[0].level_code ?? '',
    }),
  }))
}

/** Not every office has people in every level: only those that have are expected there. */
export function within<S extends Expected>(rows: readonly HeadcountRow[], scope: S): S {
  const there = new Set<string | null>()
  for (const { office } of rows) there.add(office)
  return { ...scope, offices: scope.offices.filter((office) => there.has(office)) }
}

/** Office by office, in each from junior to senior: as people read them. */
export function inOrder(rows: readonly HeadcountRow[]): readonly HeadcountRow[] {
  const officeOf = (row: HeadcountRow) => row.office ?? ''
  return rows.toSorted((a, b) =>
    officeOf(a) === officeOf(b) ? compareLevels(a, b) : officeOf(a) < officeOf(b) ? -1 : 1,
  )
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
  return dates.map((date) => ({
    date,
    share: light(trendFigure(history, date, scope), {
      figure: 'people.trend',
      ...whereOf({ ...scope, until: date }),
    }),
  }))
}

/** The share of women at a date, with what each office came to. */
export function trendFigure(
  history: readonly HeadcountSum[],
  date: string,
  scope: Pick<Scope, 'offices' | 'until'>,
): Figure {
  const latest = new Map<string, HeadcountSum>()
  for (const row of history) {
    if (row.office === null || row.date === null || row.date > date) continue
    const before = latest.get(row.office)?.date
    if (!before || row.date > before) latest.set(row.office, row)
  }
  const rows = bothCounted([...latest.values()])
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

/** The projection, light; `until` is the day that the trend goes to. */
export function projection(
  points: ParityFigures['trend'],
  end: string,
  scope: Pick<Scope, 'until' | 'office'>,
): Figure {
  const key = { figure: 'people.projection', ...whereOf(scope) } as const
  return light(projectionFigure(points, end), key)
}
