// Ids: UUIDv7 for rows that people make; for rows with a natural key an id made of that key, so that two
// laptops that fill the same cell meet in one row. The uuid library is pure; clock and randomness are its own.
import { v5, v7 } from 'uuid'
import { ENTITIES, type Entity, type EntityName, type Value } from './entities.ts'

/** Namespace of all natural keys (a fixed random UUID; changing it would split every row in two). */
export const NAMESPACE = '6d4b6f0e-6c1c-5b7e-9a55-0d2f5f0f8a11'

export function newId(): string {
  return v7()
}

type KeyValues = Readonly<Record<string, Value | undefined>>

/**
 * The id of a row with a natural key: a UUID of version 8 (RFC 9562), 48 bits of neighbourhood, then the
 * UUIDv5 of `entity` and the key values in the order of the registry, joined with U+001F. Empty values
 * count as the empty text. Undefined for other entities. The values must hold the owner office.
 */
export function naturalId(entity: EntityName, values: KeyValues): string | undefined {
  const { key, owner } = ENTITIES[entity] as Entity
  if (!key) return undefined
  if (owner === 'office' && keyPart(values.office) === '') {
    throw new Error(`the natural id of ${entity} needs its office`)
  }
  const name = [entity, ...key.map((field) => keyPart(values[field]))].join(KEY_SEPARATOR)
  const hash = v5(name, NAMESPACE)
  return `${neighbourhoodOf(values)}-8${hash.slice(15)}`
}

export const KEY_SEPARATOR = '\u001f'

export function keyPart(value: Value | undefined): string {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value)
}

/**
 * The id of an action: a UUID of version 8, the milliseconds of its time in 48 bits, then the UUIDv5 of its
 * first change (`site/scope#seq`), which nobody else has. So a package need not say it.
 */
export function groupId(first: string, at: string): string {
  return `${timeHalf(at)}-8${v5(`group${KEY_SEPARATOR}${first}`, NAMESPACE).slice(15)}`
}

/** The first 48 bits of the id of an action; no time, and one before 1970, is 0. */
export function timeHalf(at: string): string {
  const time = Math.max(0, Math.trunc(Date.parse(at)) || 0)
  const hex = time.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}`
}

/**
 * The first 48 bits of a natural id, as in a UUID: its office and its period, or those of the actual
 * that it is a part of. The rows that one report brings so lie side by side in every index, and an
 * import touches as many pages as the report fills, not one page per row.
 */
export function neighbourhoodOf({ office, actual, period, date }: KeyValues): string {
  if (typeof actual === 'string' && actual.length === 36) return actual.slice(0, 13)
  return `${officePrefix(keyPart(office))}-${timePrefix(keyPart(period ?? date))}`
}

const prefixes = new Map<string, string>()

function officePrefix(office: string): string {
  const known = prefixes.get(office)
  if (known !== undefined) return known
  const made = v5(office, NAMESPACE).slice(0, 8)
  if (prefixes.size < 10_000) prefixes.set(office, made)
  return made
}

/** Months since the year 0 in four hex digits; a year stands before its quarters. 0000 without time. */
function timePrefix(time: string): string {
  const found = /^(\d{4})(?:Q([1-4])|-(\d\d))?/.exec(time)
  if (!found) return '0000'
  const [, year, quarter, month] = found
  const ordinal = Number(year) * 16 + (quarter ? 3 * Number(quarter) : Number(month ?? 0))
  return (ordinal & 0xffff).toString(16).padStart(4, '0')
}
