// Rules that hold for the rows of every entity: what must be there, and what could not be read.
import { type AnyRow, fieldValue } from './dataset.ts'
import { ENTITIES, type Entity, type EntityName } from './entities.ts'
import { type Finding, finding, isEmptyText, type Rule, ruleFor } from './rule.ts'

const required: Rule = {
  code: 'required',
  severity: 'error',
  appliesTo: () => true,
  check(entity, row) {
    return requiredFields(entity).flatMap((field) =>
      finding(isEmptyText(fieldValue(row, field)) && !isUnreadField(row, field), field),
    )
  },
}

function requiredFields(entity: EntityName): readonly string[] {
  const { fields }: Entity = ENTITIES[entity]
  return Object.keys(fields).filter((name) => fields[name]?.required)
}

function isUnreadField(row: AnyRow, field: string): boolean {
  return row.unread !== null && Object.hasOwn(row.unread, field)
}

/** What was typed could not be read as what the field holds; the text is kept. */
const unread: Rule = {
  code: 'unread',
  severity: 'error',
  appliesTo: () => true,
  check(_, row): readonly Finding[] {
    return Object.entries(row.unread ?? {}).flatMap(([field, text]) =>
      finding(true, field, { text }),
    )
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
