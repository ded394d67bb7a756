// The rows of the Indicators grid: one per indicator, and, where it is unfolded, one per part of its
// disaggregation with what is not broken down. Pure functions of what the engine gives.
import type { Client } from '#contract/client.ts'

export type Table = Awaited<ReturnType<Client['indicators']['table']>>
export type Indicator = Table['rows'][number]
export type PeriodCell = Indicator['cells'][string]
export type Measured = PeriodCell['target']

export interface IndicatorLine {
  readonly kind: 'indicator'
  readonly id: string
  readonly indicator: Indicator
}
export interface PartLine {
  readonly kind: 'part'
  readonly id: string
  readonly indicator: Indicator
  readonly cell: string
  readonly label: string
  /** Of a scheme that the indicator is no longer broken down by: kept as it was entered. */
  readonly former: boolean
}
export interface UnknownLine {
  readonly kind: 'unknown'
  readonly id: string
  readonly indicator: Indicator
}
export type Line = IndicatorLine | PartLine | UnknownLine

export function linesOf(
  indicators: readonly Indicator[],
  open: ReadonlySet<string>,
  find: string,
): readonly Line[] {
  const words = find.trim().toLocaleLowerCase()
  return indicators
    .filter((i) => !words || `${i.code} ${i.title}`.toLocaleLowerCase().includes(words))
    .flatMap((indicator) => [
      { kind: 'indicator', id: indicator.id, indicator } as const,
      ...(open.has(indicator.id) ? partsOf(indicator) : []),
    ])
}

function partsOf(indicator: Indicator): readonly Line[] {
  if (indicator.parts.length === 0) return []
  const parts = indicator.parts.map(
    ({ cell, label, former }): PartLine => ({
      kind: 'part',
      id: `${indicator.id}/${cell}`,
      indicator,
      cell,
      label,
      former,
    }),
  )
  const unknown = { kind: 'unknown', id: `${indicator.id}/`, indicator } as const
  // What is not broken down belongs to the scheme; former parts come after it.
  return [
    ...parts.filter(({ former }) => !former),
    ...(parts.every(({ former }) => former) ? [] : [unknown]),
    ...parts.filter(({ former }) => former),
  ]
}

/** The four quarters of a year, and the year itself when it is the chosen period. */
export function periodsShown(chosen: string, known: readonly string[]): readonly string[] {
  const year = chosen.slice(0, 4)
  const quarters = known.filter((p) => p.length > 4 && p.startsWith(year))
  return chosen.length === 4 || quarters.length === 0 ? [...quarters, chosen] : quarters
}

/** What to ask for: the periods shown and the year before, so that a trend can be seen. */
export function periodsAsked(shown: readonly string[], known: readonly string[]): string[] {
  const year = Number(shown[0]?.slice(0, 4))
  const before = known.filter((p) => p.length > 4 && Number(p.slice(0, 4)) === year - 1)
  return [...before, ...shown]
}

/** Whether something stands in the period: a value, words, or "not available" on purpose. */
export function isFilled(cell: PeriodCell | undefined): boolean {
  const actual = cell?.actual
  if (!actual) return false
  return (
    actual.value !== null ||
    Boolean(actual.text) ||
    actual.status === 'not_available' ||
    actual.status === 'not_applicable'
  )
}
