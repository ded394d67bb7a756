// Sums of money as figures. Missing is not zero: what nobody gave is in no sum, and the figure says of how
// many rows it is the sum and which offices are in it.
import { explanation, type Figure, type FigureKey, light } from '#domain/explain.ts'
import { moneySum } from '#domain/funding.ts'

interface MoneyRow {
  readonly id: string
  readonly office: string | null
}

/**
 * The sum in minor units of what is known; null when nothing is. An office is in it with any amount of its
 * rows; how many of the rows are known is in the explanation's values.
 */
export function sumFigure<R extends MoneyRow>(
  rule: string,
  entity: string,
  rows: readonly R[],
  amount: (row: R) => number | null,
): Figure {
  const given = rows.filter((row) => amount(row) !== null)
  const there = new Set(given.map(({ office }) => office))
  const expected = [...new Set(rows.flatMap(({ office }) => office ?? []))]
  return {
    value: moneySum(given.map(amount)),
    unit: 'money',
    decimals: 2,
    reported: expected.filter((office) => there.has(office)).length,
    expected: expected.length,
    how: explanation(
      rule,
      given.map((row) => ({
        entity,
        row: row.id,
        ...(row.office ? { office: row.office } : {}),
        value: amount(row),
      })),
      expected.filter((office) => !there.has(office)),
      { known: given.length, count: rows.length },
    ),
  }
}

type LineFigure = 'planned' | 'funded' | 'gap' | 'unfunded' | 'spent'

/** What budget lines come to, each figure light: who looks closer asks with its key, `where` and its name. */
export function lightAmounts(
  made: (name: LineFigure) => Figure,
  where: Omit<FigureKey, 'figure'>,
): Readonly<Record<LineFigure, Figure>> {
  const of = (name: LineFigure) =>
    light(made(name), { figure: `budget.${name}` as const, ...where })
  return {
    planned: of('planned'),
    funded: of('funded'),
    gap: of('gap'),
    unfunded: of('unfunded'),
    spent: of('spent'),
  }
}
