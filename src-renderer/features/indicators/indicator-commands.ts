// What typing into the Indicators grid means as commands. Targets, actuals and parts have natural keys,
// so they are `put`: made when there is nothing yet, changed when there is. Nothing is changed here.
import type { Command, Label } from '#domain/changes.ts'
import { isUnread, type Value } from '#domain/entities.ts'
import { naturalId } from '#domain/ids.ts'
import { parseNumber } from '#domain/parse-number.ts'
import type { Indicator, Line } from './indicator-rows.ts'

export interface Doing {
  readonly commands: readonly Command[]
  readonly label: Label
}

/** What cells are called in labels, and the language that numbers are typed in. */
export interface Names {
  readonly locale: string
  readonly target: (code: string, period: string) => string
  readonly actual: (code: string, period: string) => string
  readonly baseline: (code: string) => string
  readonly final: (code: string) => string
}

type Fields = Readonly<Record<string, Value>>

export type ActualField = 'value' | 'numerator' | 'denominator' | 'text' | 'comment'

/** `12/30`, for percentages whose numerator and denominator have no cells of their own. */
export interface Ratio {
  readonly numerator: number
  readonly denominator: number
}

export function ratioIn(typed: string, locale: string): Ratio | null {
  const [numerator, denominator, ...more] = typed
    .split('/')
    .map((words) => parseNumber(words, locale))
  const both = numerator !== undefined && denominator !== undefined && more.length === 0
  return both ? { numerator, denominator } : null
}

/** A percentage given whole, or as a ratio, replaces the other way of giving it. */
function percentage(value: Value, typed: string, locale: string): Fields {
  const ratio = ratioIn(typed, locale)
  return ratio
    ? { value: null, numerator: ratio.numerator, denominator: ratio.denominator }
    : { value, numerator: null, denominator: null }
}

export function setTarget(
  office: string,
  indicator: Indicator,
  period: string,
  value: Value,
  typed: string,
  names: Names,
): Doing {
  const field: Fields = indicator.measure === 'qualitative' ? { text: value } : { value }
  const fields = indicator.measure === 'percentage' ? percentage(value, typed, names.locale) : field
  return {
    label: edited(names.target(indicator.code, period)),
    commands: [
      {
        do: 'put',
        entity: 'target',
        values: { office, indicator: indicator.id, period, ...fields },
      },
    ],
  }
}

export function setBaseline(
  indicator: Indicator,
  value: Value,
  typed: string,
  names: Names,
): Doing {
  const fields =
    indicator.measure === 'percentage' ? percentage(value, typed, names.locale) : { value }
  const values = Object.fromEntries(Object.entries(fields).map(([k, v]) => [`baseline_${k}`, v]))
  return {
    label: edited(names.baseline(indicator.code)),
    commands: [{ do: 'set', entity: 'indicator', row: indicator.id, values }],
  }
}

export function setFinalTarget(indicator: Indicator, value: Value, names: Names): Doing {
  return {
    label: edited(names.final(indicator.code)),
    commands: [
      { do: 'set', entity: 'indicator', row: indicator.id, values: { final_target: value } },
    ],
  }
}

/** A value of the whole or of one part. `besides`: the other fields that are set with it. */
export function setActual(
  office: string,
  line: Line,
  period: string,
  field: ActualField,
  value: Value,
  names: Names,
  besides: Fields = {},
): Doing {
  const { indicator } = line
  const label = edited(names.actual(indicator.code, period))
  if (line.kind !== 'part') {
    const state = field === 'comment' ? {} : stateAfter(indicator, period, field, value, besides)
    return { label, commands: [putActual(office, indicator, period, { [field]: value, ...state })] }
  }
  const actual = naturalId('actual', { office, indicator: indicator.id, period }) ?? ''
  const whole = indicator.cells[period]?.actual.id
  return {
    label,
    commands: [
      ...(whole ? [] : [putActual(office, indicator, period, {})]),
      {
        do: 'put',
        entity: 'actual_part',
        values: { office, actual, cell: line.cell, [field]: value },
      },
    ],
  }
}

function putActual(office: string, indicator: Indicator, period: string, fields: Fields): Command {
  return {
    do: 'put',
    entity: 'actual',
    values: { office, indicator: indicator.id, period, ...fields },
  }
}

/**
 * A value makes the cell "reported" unless it is already said to be estimated or provisional; an
 * emptied cell is no longer anything.
 */
function stateAfter(
  indicator: Indicator,
  period: string,
  field: ActualField,
  value: Value,
  besides: Fields,
): Fields {
  const now = indicator.cells[period]?.actual
  const { numerator, denominator } = { ...now, ...besides }
  const left = { value: now?.value, numerator, denominator }
  const others = Object.entries(left).some(([k, v]) => k !== field && k !== 'value' && v != null)
  const empty = value === null && !others
  if (empty) return now?.status === 'reported' ? { status: null } : {}
  if (isUnread(value) || now?.status === 'estimated' || now?.status === 'provisional') return {}
  return { status: 'reported' }
}

/** "Not available", "not applicable", … on purpose. Saying so takes the value away; undo brings it back. */
export function markActual(
  office: string,
  indicator: Indicator,
  period: string,
  status: string,
  name: string,
): Doing {
  const without = status === 'not_available' || status === 'not_applicable'
  const empty: Fields = without
    ? { value: null, numerator: null, denominator: null, text: null }
    : {}
  return {
    label: edited(name),
    commands: [putActual(office, indicator, period, { ...empty, status })],
  }
}

function edited(what: string): Label {
  return { id: 'label.edit_value', values: { what } }
}
