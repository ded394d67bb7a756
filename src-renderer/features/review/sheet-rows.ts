// What one report says, indicator by indicator, beside the period before: pure functions of what the
// engine gives.
import type { Client } from '#contract/client.ts'

export type Table = Awaited<ReturnType<Client['indicators']['table']>>
export type Indicator = Table['rows'][number]
export type Cell = Indicator['cells'][string]
export type Problem = Awaited<ReturnType<Client['problems']['list']>>[number]

export interface SheetRow {
  readonly id: string
  readonly indicator: Indicator
  readonly last: Cell | undefined
  readonly now: Cell | undefined
  /** This period less the last one; null where one of them has no number. */
  readonly change: number | null
  readonly doubts: readonly Problem[]
}

/** The period before: the quarter before a quarter, the year before a year. */
export function periodBefore(period: string): string {
  const year = Number(period.slice(0, 4))
  const quarter = Number(period.slice(5))
  if (!quarter) return String(year - 1)
  return quarter === 1 ? `${year - 1}Q4` : `${year}Q${quarter - 1}`
}

export function sheetRows(
  table: Table,
  period: string,
  problems: readonly Problem[],
): readonly SheetRow[] {
  const before = periodBefore(period)
  return table.rows.map((indicator) => {
    const now = indicator.cells[period]
    const last = indicator.cells[before]
    const rows = rowsBehind(indicator, now)
    return {
      id: indicator.id,
      indicator,
      last,
      now,
      change: changeOf(last, now),
      doubts: problems.filter(
        (problem) =>
          problem.severity !== 'info' &&
          rows.has(problem.row) &&
          (problem.period === null || problem.period === period),
      ),
    }
  })
}

function rowsBehind(indicator: Indicator, cell: Cell | undefined): ReadonlySet<string> {
  const parts = Object.values(cell?.actual.parts ?? {})
  const ids = [indicator.id, cell?.actual.id, cell?.target.id, ...parts.map((part) => part.id)]
  return new Set(ids.filter((id) => typeof id === 'string'))
}

function changeOf(last: Cell | undefined, now: Cell | undefined): number | null {
  const before = last?.actual.value ?? null
  const after = now?.actual.value ?? null
  return before === null || after === null ? null : after - before
}

/** A cell that says nothing at all: no value, no words, not empty on purpose. */
export function isEmpty(cell: Cell | undefined): boolean {
  const actual = cell?.actual
  return !actual || (actual.value === null && !actual.text && !actual.status)
}
