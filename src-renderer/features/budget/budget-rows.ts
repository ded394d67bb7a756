// The rows of the budget grid: the total, then the activities in the order of the plan, and under an
// unfolded one its budget lines with their sources. Pure functions of what the engine gives.
import type { Client } from '#contract/client.ts'
import { moneySum } from '#domain/funding.ts'

export type Budget = Awaited<ReturnType<Client['budget']['get']>>
export type Activity = Budget['activities'][number]
export type BudgetLine = Activity['lines'][number]
export type Funding = BudgetLine['funding'][number]
export type Need = Budget['needs'][number]

export type Line =
  | { readonly kind: 'total'; readonly id: 'total' }
  | { readonly kind: 'activity'; readonly id: string; readonly activity: Activity }
  | {
      readonly kind: 'line'
      readonly id: string
      readonly activity: Activity
      readonly line: BudgetLine
    }
  | {
      readonly kind: 'funding'
      readonly id: string
      readonly activity: Activity
      readonly line: BudgetLine
      readonly funding: Funding
    }

export function linesOf(budget: Budget, open: ReadonlySet<string>, find: string): readonly Line[] {
  const words = find.trim().toLocaleLowerCase()
  const shown = budget.activities.filter(
    ({ code, title }) => !words || `${code} ${title}`.toLocaleLowerCase().includes(words),
  )
  return [
    ...(words ? [] : [{ kind: 'total', id: 'total' } as const]),
    ...shown.flatMap((activity): readonly Line[] => [
      { kind: 'activity', id: activity.id, activity },
      ...(open.has(activity.id) ? activity.lines.flatMap((line) => under(activity, line)) : []),
    ]),
  ]
}

function under(activity: Activity, line: BudgetLine): readonly Line[] {
  return [
    { kind: 'line', id: line.id, activity, line },
    ...line.funding.map(
      (funding): Line => ({ kind: 'funding', id: funding.id, activity, line, funding }),
    ),
  ]
}

/** The activity that a budget line, a source or an expenditure hangs under. */
export function activityOf(budget: Budget, row: string): Activity | undefined {
  return budget.activities.find(({ lines }) =>
    lines.some(
      (line) =>
        line.id === row ||
        line.funding.some(({ id }) => id === row) ||
        line.expenditure.some(({ id }) => id === row),
    ),
  )
}

/** The row of the grid in which a row of the data stands: an expenditure stands in its line. */
export function shownRow(budget: Budget, row: string): string {
  for (const { lines } of budget.activities) {
    const line = lines.find(({ expenditure }) => expenditure.some(({ id }) => id === row))
    if (line) return line.id
  }
  return row
}

export function spentIn(line: BudgetLine, period: string) {
  return line.expenditure.find((each) => each.period === period)
}

/** What was spent in a period by all these lines; no data when nobody said. */
export function spentSum(lines: readonly BudgetLine[], period: string): number | null {
  return moneySum(lines.map((line) => spentIn(line, period)?.amount ?? null))
}
