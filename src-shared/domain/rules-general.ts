// Rules that hold for the rows of every entity: what must be there, and what could not be read.
import { type AnyRow, fieldValue } from './dataset.ts'
import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName } from './entities.ts'
import { type Finding, finding, isEmptyText, NONE, type Rule, ruleFor } from './rule.ts'

const required: Rule = {
  code: 'required',
  severity: 'error',
  appliesTo: () => true,
  check(entity, row) {
    const isMissing = (field: string) =>
      isEmptyText(fieldValue(row, field)) && !isUnreadField(row, field)
    const missing = REQUIRED[entity].filter(isMissing)
    return missing.length === 0 ? NONE : missing.flatMap((field) => finding(true, field))
  },
}

const REQUIRED = Object.fromEntries(
  ENTITY_NAMES.map((entity) => {
    const { fields }: Entity = ENTITIES[entity]
    return [entity, Object.keys(fields).filter((name) => fields[name]?.required)]
  }),
) as unknown as Readonly<Record<EntityName, readonly string[]>>

function isUnreadField(row: AnyRow, field: string): boolean {
  return row.unread !== null && Object.hasOwn(row.unread, field)
}

/** What was typed could not be read as what the field holds; the text is kept. */
const unread: Rule = {
  code: 'unread',
  severity: 'error',
  appliesTo: () => true,
  check(_, row): readonly Finding[] {
    if (row.unread === null) return NONE
    return Object.entries(row.unread).flatMap(([field, text]) => finding(true, field, { text }))
  },
}

const overrideWithoutReason = ruleFor(
  'override_without_reason',
  'error',
  ['activity', 'indicator'],
  (row) =>
    finding(row.status_override !== null && isEmptyText(row.override_reason), 'override_reason'),
)

export const GENERAL_RULES = [required, unread, overrideWithoutReason]
