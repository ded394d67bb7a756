// Personnel of one office or of all: the headcount matrix at a date, its share and trend, targets, and
// the flows of a period. Figures come from the domain; this only brings rows together.
import type * as z from 'zod'
import type { parity } from '#contract/parity.ts'
import type { Workspace } from '#db/open.ts'
import { headcountsByDate, latestHeadcounts } from '#db/queries/headcounts.ts'
import * as query from '#db/queries/parity.ts'
import { officeById, offices, strategyOf } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import { type BySex, bandOf } from '#domain/parity.ts'
import { type ParityFigures, parityFigures, projection } from '#domain/parity-figures.ts'
import { comparePeriods, localDate } from '#domain/periods.ts'
import { problemsIn } from './cell-problems.ts'
import { lockedDate, lockedPeople } from './locks.ts'
import { groupBy } from './outline-order.ts'
import { unreadOf } from './unread.ts'

type Output<O extends { '~orpc': { outputSchema?: z.ZodType | undefined } }> = z.input<
  NonNullable<O['~orpc']['outputSchema']>
>
type Matrix = Output<typeof parity.get>
type Flows = Output<typeof parity.flows>

export async function get(
  ws: Workspace,
  input: { office?: string | undefined; date?: string | undefined; row?: string | undefined },
  now: string,
): Promise<Matrix> {
  const { db } = ws
  const office = input.office ?? null
  const owned = await ownership(ws, office)
  const dates = await query.headcountDates(db, office)
  const wanted = input.row ? await query.dateOfHeadcount(db, input.row) : (input.date ?? null)
  const date = wanted && (office === null || dates.includes(wanted)) ? wanted : (dates[0] ?? null)
  const earlier = dates.find((each) => date !== null && each < date) ?? null
  const strategy = await strategyOf(db, ws.identity.strategy)
  const band = bandOf(strategy)
  const until = date ?? localDate(now, null)
  const figures = await figuresAt(ws, office, until, band)
  const years = { from: strategy?.year_from ?? 0, to: strategy?.year_to ?? 0 }
  const end = `${years.to}-12-31`
  return {
    ...owned,
    office,
    band,
    dates,
    date,
    closed: office && date ? await lockedDate(ws, date) : null,
    before: office && earlier ? await countsOn(ws, office, earlier) : null,
    categories: await categoriesOf(ws),
    rows: await matrixRows(ws, office, date),
    share: figures.share,
    needed: figures.needed,
    targets: office ? await targetsOf(ws, office) : [],
    trend: [...figures.trend],
    projection: {
      date: end,
      share: projection(figures.trend, end, { until, office: input.office }),
    },
    years,
    problems: office ? await problemsIn(ws, office, ['parity_headcount', 'parity_target']) : [],
  }
}

export async function flows(
  ws: Workspace,
  input: { office: string; period: string },
): Promise<Flows> {
  const { office, period } = input
  const owned = await ownership(ws, office)
  const periods = await query.flowPeriods(ws.db, office)
  const before = periods
    .filter((each) => comparePeriods(each, period) < 0)
    .sort(comparePeriods)
    .at(-1)
  return {
    ...owned,
    office,
    period,
    closed: (await lockedPeople(ws))[period] ?? null,
    rows: await flowRows(ws, office, period),
    before: before ? { period: before, rows: await flowRows(ws, office, before) } : null,
    problems: await problemsIn(ws, office, ['parity_flow']),
  }
}

/** People and money are given by their own office; HQ reads those of the others. Refuses row_unknown. */
export async function ownership(ws: Workspace, office: string | null) {
  if (office === null) return { writable: false, reason: null }
  const row = await officeById(ws.db, office)
  if (!row) throw new Refusal('row_unknown', { entity: 'office', row: office })
  const writable = office === ws.identity.office
  return { writable, reason: writable ? null : (row.name ?? row.code) }
}

async function figuresAt(
  ws: Workspace,
  office: string | null,
  until: string,
  band: { low: number; high: number },
): Promise<ParityFigures> {
  const { db } = ws
  const expected = office ? [office] : (await offices(db)).map(({ id }) => id)
  return parityFigures(
    await latestHeadcounts(ws, office, until),
    await headcountsByDate(db, office, until),
    { offices: expected, until, band, ...(office ? { office } : {}) },
  )
}

async function matrixRows(
  ws: Workspace,
  office: string | null,
  date: string | null,
): Promise<Matrix['rows']> {
  if (date === null) return []
  if (office !== null) {
    return (await query.headcountsOn(ws.db, office, [date])).map((row) => ({
      ...keyOf(row),
      ...countsOf(row),
      id: row.id,
      unread: unreadOf(row),
    }))
  }
  return (await query.headcountsOver(ws.db, date)).map((row) => ({
    ...keyOf(row),
    ...countsOf(row),
    id: null,
    unread: null,
    both: { women: row.both_women, men: row.both_men },
  }))
}

interface Keyed {
  readonly employer: string | null
  readonly function: string | null
  readonly category: string | null
  readonly level: string | null
}

function keyOf(row: Keyed) {
  return {
    employer: row.employer ?? '',
    function: row.function ?? '',
    category: row.category ?? '-',
    level: row.level ?? '-',
  }
}

function countsOf({ women, men, other, undisclosed }: BySex): BySex {
  return { women, men, other, undisclosed }
}

async function countsOn(ws: Workspace, office: string, date: string): Promise<Matrix['before']> {
  const rows = await query.headcountsOn(ws.db, office, [date])
  return {
    date,
    counts: Object.fromEntries(
      rows.map((row) => [`${row.employer} ${row.level} ${row.function}`, countsOf(row)]),
    ),
  }
}

async function categoriesOf(ws: Workspace): Promise<Matrix['categories']> {
  const levels = groupBy(await query.levels(ws.db), (row) => row.category)
  return (await query.categories(ws.db)).map(({ id, code, title }) => ({
    id,
    code: code ?? '',
    title: title ?? code ?? '',
    levels: (levels.get(id) ?? []).map((level) => ({
      id: level.id,
      code: level.code ?? '',
      title: level.title ?? level.code ?? '',
    })),
  }))
}

async function targetsOf(ws: Workspace, office: string): Promise<Matrix['targets']> {
  return (await query.parityTargets(ws.db, office)).flatMap((row) =>
    row.category === null || row.year === null
      ? []
      : [
          {
            id: row.id,
            category: row.category,
            year: row.year,
            womenShare: row.women_share,
            unread: unreadOf(row),
          },
        ],
  )
}

async function flowRows(ws: Workspace, office: string, period: string): Promise<Flows['rows']> {
  return (await query.flowsIn(ws.db, office, period)).map((row) => ({
    ...countsOf(row),
    id: row.id,
    flow: row.flow ?? '',
    employer: row.employer ?? '',
    category: row.category ?? '-',
    level: row.level ?? '-',
    unread: unreadOf(row),
  }))
}
