// Can this field hold this value? Hand-written from the registry, because a package may bring a
// hundred thousand of them. Whether a value makes sense is for the validation rules, not for here.
import { ENTITIES, type Entity, type EntityName, type Field } from '#domain/entities.ts'

/** True when the value is one the field can hold. */
export type Check = (value: unknown) => boolean

export interface EntityChecks {
  /** undefined: the entity has no such field. */
  of(field: string): Check | undefined
  readonly required: readonly string[]
  readonly key: readonly string[] | undefined
}

const ID = /^[\x21-\x7e]{1,80}$/
const PERIOD = /^\d{4}(Q[1-4])?$/
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?Z$/
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

/** Well-formed: a lone half of a surrogate pair cannot be kept as UTF-8. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed()
}

export function isDate(value: unknown): value is string {
  const parts = typeof value === 'string' ? DATE.exec(value) : null
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  if (day < 1 || day > (DAYS[month - 1] ?? 0)) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  return month !== 2 || day < 29 || leap
}

export function isInstant(value: unknown): value is string {
  const parts = typeof value === 'string' ? INSTANT.exec(value) : null
  return parts !== null && isDate(parts[1])
}

function isLine(value: unknown): boolean {
  return isText(value) && !/[\r\n]/.test(value)
}

function checkOf(field: Field): Check {
  switch (field.kind) {
    case 'text':
      return isText
    case 'code':
      return isLine
    case 'number':
      return (value) => typeof value === 'number' && Number.isFinite(value)
    case 'integer':
    case 'money':
      return Number.isSafeInteger
    case 'flag':
      return (value) => typeof value === 'boolean'
    case 'date':
      return isDate
    case 'instant':
      return isInstant
    case 'period':
      return (value) => typeof value === 'string' && PERIOD.test(value)
    case 'choice': {
      const choices: ReadonlySet<unknown> = new Set(field.choices)
      return (value) => choices.has(value)
    }
    case 'ref':
      return isId
  }
}

/** What was typed and could not be read as the field's kind is kept, and travels, as it was typed. */
function isUnreadText(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const names = Object.keys(value)
  return (
    names.length === 1 && names[0] === 'unread' && isText((value as { unread: unknown }).unread)
  )
}

function withEmpty(field: Field): Check {
  const holds = checkOf(field)
  const mayBeEmpty = field.required !== true
  return (value) => holds(value) || (value === null ? mayBeEmpty : isUnreadText(value))
}

function checksOf(entity: Entity): EntityChecks {
  const checks = new Map<string, Check>()
  const required: string[] = []
  for (const [name, field] of Object.entries(entity.fields)) {
    checks.set(name, withEmpty(field))
    if (field.required) required.push(name)
  }
  return { of: (field) => checks.get(field), required, key: entity.key }
}

const CHECKS: ReadonlyMap<unknown, EntityChecks> = new Map(
  Object.entries(ENTITIES).map(([name, entity]) => [name, checksOf(entity)]),
)

/** undefined: there is no such entity. */
export function entityChecks(entity: unknown): EntityChecks | undefined {
  return CHECKS.get(entity)
}

/** Narrows a name that has checks. */
export function isEntityName(name: unknown): name is EntityName {
  return CHECKS.has(name)
}
