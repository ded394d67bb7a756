// Whether a field can hold a value, by its kind alone. Ranges, order of dates and the like are rules with a
// message (rules.ts); this is what the database and a package may carry at all.
import { type Field, isUnread, type Value } from './entities.ts'

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/
const PERIOD = /^\d{4}(Q[1-4])?$/
const LONGEST_TEXT = 100_000 // characters
const LONGEST_CODE = 200

export function canHold(field: Field, value: Value): boolean {
  if (value === null) return true
  if (isUnread(value)) return typeof value.unread === 'string' && mayBeUnread(field)
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' && value.length <= LONGEST_TEXT
    case 'code':
    case 'ref':
      return isShort(value)
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    case 'integer':
    case 'money':
      return Number.isSafeInteger(value)
    case 'flag':
      return typeof value === 'boolean'
    case 'date':
      return typeof value === 'string' && DATE.test(value) && isDay(value)
    case 'instant':
      return typeof value === 'string' && INSTANT.test(value)
    case 'period':
      return typeof value === 'string' && PERIOD.test(value)
    case 'choice':
      return typeof value === 'string' && (field.choices ?? []).includes(value)
  }
}

/** A reference that the row cannot be without has nothing to fall back on. */
function mayBeUnread(field: Field): boolean {
  return !(field.kind === 'ref' && field.required)
}

function isShort(value: Value): boolean {
  return typeof value === 'string' && value.length <= LONGEST_CODE && !/[\n\r]/.test(value)
}

/** 2021-02-30 is not one. */
function isDay(date: string): boolean {
  const day = Number(date.slice(8))
  if (day <= 28) return true
  const year = Number(date.slice(0, 4))
  const month = Number(date.slice(5, 7))
  if (month === 2) return day === 29 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return day <= ([4, 6, 9, 11].includes(month) ? 30 : 31)
}
