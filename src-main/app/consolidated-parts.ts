// The parts of one indicator over offices, for the Consolidated room: each part put together as its total
// is, who is in it, and how far the total is broken down. It brings rows to the domain's arithmetic.
import type * as z from 'zod'
import type { consolidated } from '#contract/consolidated.ts'
import type { Workspace } from '#db/open.ts'
import { breakdowns, partsOfDefinition } from '#db/queries/consolidated.ts'
import { summedUp } from '#db/queries/dashboard.ts'
import { Refusal } from '#domain/errors.ts'
import type { Figure } from '#domain/explain.ts'
import { actualFigure, targetFigure } from '#domain/indicator-figures.ts'
import { type BrokenDownFacts, brokenDownFigure, sliceFigure } from '#domain/parts-figures.ts'
import { periodAlone } from '#domain/period-alone.ts'
import { groupBy } from './outline-order.ts'
import { type SlicePart, type Slices, slicesOf } from './part-slices.ts'
import { allUses } from './portfolio.ts'

type Parts = z.input<NonNullable<(typeof consolidated.parts)['~orpc']['outputSchema']>>

interface Asked {
  readonly definition: string
  readonly objective?: string | undefined
  readonly office?: string | undefined
}

/** Refuses row_unknown. */
export async function parts(
  ws: Workspace,
  input: Asked & {
    readonly periods: readonly string[]
    readonly offices: boolean
    readonly alone?: boolean | undefined
  },
): Promise<Parts> {
  const { slices, uses, together } = await brokenDown(ws, input)
  const byOffice = input.offices ? groupBy(uses, (facts) => facts.indicator.office ?? '') : []
  return {
    definition: input.definition,
    parts: [...slices.parts],
    lines: [
      lineOf(null, together, slices, input),
      ...[...byOffice].map(([office, own]) => lineOf(office, own, slices, input)),
    ],
  }
}

/** A number of an indicator: the whole, or the part of that name. */
export interface OneAsked extends Omit<Asked, 'office'> {
  readonly slice?: string | undefined
  readonly figure: 'actual' | 'target'
  readonly alone?: boolean | undefined
}

/** How one number was made. Refuses row_unknown. */
export async function explainOne(
  ws: Workspace,
  input: Asked & OneAsked & { readonly period: string },
): Promise<Figure> {
  const { slices, together } = await brokenDown(ws, input)
  const { period, alone = false } = input
  const uses = usesIn(together, period, alone)
  if (input.slice === undefined) {
    const made = input.figure === 'actual' ? actualFigure(uses, period) : targetFigure(uses, period)
    return alone ? inOtherWords(made, `explain.alone.${input.figure}`) : made
  }
  const part = slices.parts.find(({ slice }) => slice === input.slice)
  if (!part) throw new Refusal('row_unknown', { entity: 'actual_part', row: input.slice })
  const facts = factsFor(uses, isBefore(part, slices))
  const made = sliceFigure(facts, period, part.slice, part.label)
  return alone ? inOtherWords(made, 'explain.alone.part') : made
}

/** The rules over periods and offices are the same, but "up to" is not what happened. */
function inOtherWords(figure: Figure, rule: string): Figure {
  return { ...figure, how: { ...figure.how, rule } }
}

function usesIn(uses: readonly Facts[], period: string, alone: boolean): readonly Facts[] {
  return alone ? uses.map((facts) => periodAlone(facts, period)) : uses
}

interface Facts extends BrokenDownFacts {
  /** The parts that were entered under another scheme. */
  readonly before: BrokenDownFacts['parts']
}

async function brokenDown(ws: Workspace, { definition, objective, office }: Asked) {
  const row = (await breakdowns(ws.db)).find(({ id }) => id === definition)
  if (!row) throw new Refusal('row_unknown', { entity: 'indicator_definition', row: definition })
  const entered = (await partsOfDefinition(ws.db, definition, office)).map((part) => ({
    ...part,
    cell: part.cell ?? '',
  }))
  const slices = await slicesOf(ws.db, row.disaggregation, row.measure, entered)
  const now = groupBy(entered.filter(slices.isNow), (part) => part.actual ?? '')
  const before = groupBy(
    entered.filter((part) => !slices.isNow(part)),
    (part) => part.actual ?? '',
  )
  const uses = (await allUses(ws, { definition, office }))
    .filter(({ line }) => objective === undefined || line.objective === objective)
    .map((use): Facts => ({ ...use, parts: now, before }))
  const own = await summedUp(ws.db)
  const added = office === undefined ? uses.filter(({ indicator }) => !own.has(indicator.id)) : uses
  return { slices, uses, together: added.length > 0 ? added : uses }
}

/** Entered under another scheme, so that it cannot be added to what is entered now. */
function isBefore(part: SlicePart, { cells }: Slices): boolean {
  return part.earlier && !cells.includes(part.slice)
}

function factsFor(uses: readonly Facts[], before: boolean): readonly BrokenDownFacts[] {
  return before ? uses.map((facts) => ({ ...facts, parts: facts.before })) : uses
}

function lineOf(
  office: string | null,
  uses: readonly Facts[],
  all: Slices,
  {
    periods,
    alone = false,
  }: { readonly periods: readonly string[]; readonly alone?: boolean | undefined },
): Parts['lines'][number] {
  const { parts, cells } = all
  const now = parts.filter((part) => !isBefore(part, all))
  const old = parts.filter((part) => isBefore(part, all)).map(({ slice }) => slice)
  const figures = periods.map((period) => {
    const own = usesIn(uses, period, alone)
    const { slices, ...cover } = brokenDownFigure(
      own,
      period,
      cells,
      now.map(({ slice }) => slice),
    )
    const earlier = old.map(
      (slice) => [slice, sliceFigure(factsFor(own, true), period, slice)] as const,
    )
    return { slices: new Map([...slices, ...earlier]), cover }
  })
  const perSlice = <T>(answer: (figure: Figure) => T) =>
    Object.fromEntries(
      parts.map(({ slice }) => [
        slice,
        figures.flatMap(({ slices }) => {
          const figure = slices.get(slice)
          return figure ? [answer(figure)] : []
        }),
      ]),
    )
  return {
    office,
    values: perSlice((figure) => figure.value),
    coverage:
      office === null
        ? perSlice(({ reported, expected, how }) => ({
            reported,
            expected,
            missing: [...how.missing],
          }))
        : {},
    cover: figures.map(({ cover: { known, total, unknown, none, partly } }) => ({
      known,
      total,
      unknown,
      none,
      partly,
    })),
  }
}
