// What the columns of the Indicators grid share: what they are made from, what a quantity looks like, and whether
// and how it may be edited.
import { numberText } from '#i18n/figures.ts'
import type { Marks } from '../../frame/use-marks.ts'
import { measuredEdit, textEdit } from '../../ui/edits.ts'
import type { Edit, Locked } from '../../ui/grid-column.ts'
import type { FoundProblems } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'
import type { Indicator, Line, Measured, PeriodCell, Table } from './indicator-rows.ts'

export interface IndicatorView {
  readonly text: Text
  readonly table: Table
  readonly shown: readonly string[]
  readonly trend: readonly string[]
  readonly chosen: string
  readonly open: ReadonlySet<string>
  readonly problems: FoundProblems
  readonly marks: Marks
}

export const EMPTY: Measured = {
  id: null,
  value: null,
  numerator: null,
  denominator: null,
  text: null,
  unread: null,
}

export function at(line: Line, period: string): PeriodCell | undefined {
  return line.indicator.cells[period]
}

/** The whole's or the part's own measure in a period. */
export function measuredAt(line: Line, period: string): Measured | undefined {
  const actual = at(line, period)?.actual
  if (line.kind === 'indicator') return actual
  return line.kind === 'part' ? actual?.parts[line.cell] : undefined
}

export function numberOrNothing(text: Text, value: number | null, decimals = 6): string {
  return value === null ? '' : text.number(value, decimals)
}

export function measuredText(
  text: Text,
  indicator: Indicator,
  measured: Measured | undefined,
  computed = measured !== undefined && isRatio(measured),
): string {
  if (!measured) return ''
  const typed = measured.unread?.value ?? measured.unread?.text
  if (typed !== undefined) return typed
  if (indicator.measure === 'qualitative') return measured.text ?? ''
  if (measured.value === null) return ''
  if (indicator.measure === 'yes_no') {
    return text.t(measured.value ? 'grid.yes' : 'grid.no')
  }
  // What was typed stays as it was typed; what is computed of it has the decimals of its definition.
  return computed
    ? numberText(text.intl, measured.value, indicator.decimals)
    : text.number(measured.value, indicator.decimals)
}

function isRatio({ numerator, denominator }: Measured): boolean {
  return numerator !== null && denominator !== null
}

/** The edit of a quantity by the indicator's measure. */
export function wholeEdit(text: Text, indicator: Indicator, measured: Measured): Edit {
  if (indicator.measure === 'qualitative') return textEdit(measured.text, { long: true })
  return measuredEdit(text, indicator.measure, measured.value, measured.unread?.value)
}

export function ofWhole(view: IndicatorView, line: Line, edit: () => Edit): Edit | Locked | null {
  if (line.kind !== 'indicator') return null
  if (view.table.writable) return edit()
  return { locked: view.text.t('plan.locked.office', { office: view.table.reason ?? '' }) }
}

export function ofPeriod(
  view: IndicatorView,
  line: Line,
  period: string,
  edit: () => Edit | null,
): Edit | Locked | null {
  const { text, table } = view
  if (line.kind === 'unknown') return null
  if (line.kind === 'part' && line.former) return { locked: text.t('indicators.locked.former') }
  if (!table.writable) {
    return { locked: text.t('plan.locked.office', { office: table.reason ?? '' }) }
  }
  const reason = table.locked[period]
  return reason ? { locked: text.say({ id: reason }) } : edit()
}
