// Can this field hold this value, coming from a file that may hold anything? What a kind can hold is
// domain/field-values.ts; this adds what the journal makes sure of before a value is kept, as
// look-ups that are made once, because a package may bring a hundred thousand values.
import { ENTITIES, type Entity, type Field, type Value } from '#domain/entities.ts'
import { canHold } from '#domain/field-values.ts'

/** True when the value is one the field can hold. */
export type Check = (value: unknown) => boolean

export interface EntityChecks {
  /** For a first value; undefined: the entity has no such field. */
  of(field: string): Check | undefined
  /** Fields that a later change cannot set: what a row is known by, and whose it is. */
  readonly fixed: ReadonlySet<string>
  readonly required: readonly string[]
  readonly key: readonly string[] | undefined
  /** Fields that hold the id of a row. */
  readonly references: ReadonlySet<string>
}

const ID = /^[\x21-\x7e]{1,80}$/

export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value)
}

/** Well-formed: half of a surrogate pair cannot be kept as UTF-8. */
export function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed()
}

const INSTANT: Field = { kind: 'instant' }
export function isInstant(value: unknown): value is string {
  return typeof value === 'string' && canHold(INSTANT, value)
}

/** What was typed and could not be read as the field's kind is kept, and travels, as it was typed. */
function isUnreadText(value: object): boolean {
  const names = Object.keys(value)
  return (
    names.length === 1 && names[0] === 'unread' && isText((value as { unread: unknown }).unread)
  )
}

function checkOf(field: Field, fixed: boolean): Check {
  const mayBeEmpty = field.required !== true
  return (value) => {
    if (value === null) return mayBeEmpty
    if (typeof value === 'string') return value.isWellFormed() && canHold(field, value)
    if (typeof value === 'object') {
      return !fixed && isUnreadText(value) && canHold(field, value as Value)
    }
    return canHold(field, value as Value)
  }
}

function checksOf(entity: Entity): EntityChecks {
  const fixed = new Set(entity.key)
  if (entity.owner === 'office') fixed.add('office')
  const fields = Object.entries(entity.fields)
  const checks = new Map(
    fields.map(([name, field]) => [name, checkOf(field, fixed.has(name))] as const),
  )
  return {
    of: (field) => checks.get(field),
    fixed,
    required: fields.filter(([, field]) => field.required).map(([name]) => name),
    key: entity.key,
    references: new Set(fields.flatMap(([name, { kind }]) => (kind === 'ref' ? [name] : []))),
  }
}

const CHECKS: ReadonlyMap<unknown, EntityChecks> = new Map(
  Object.entries(ENTITIES).map(([name, entity]) => [name, checksOf(entity)]),
)

/** undefined: there is no such entity. */
export function entityChecks(entity: unknown): EntityChecks | undefined {
  return CHECKS.get(entity)
}
