// How the registry of entities lies in tables: column types, references, children, and the way of a value
// between a change and a column. The tables themselves are made by migrations; a test compares what these
// add up to with this. It writes nothing.
import {
  ENTITIES,
  ENTITY_NAMES,
  type Entity,
  type EntityName,
  type Field,
  type Plain,
} from '#domain/entities.ts'

export type Column = string | number | null

/** Names of an entity's fields in the order of the registry, which is the order of the columns. */
export const FIELDS = Object.fromEntries(
  ENTITY_NAMES.map((name) => [name, Object.keys(ENTITIES[name].fields)]),
) as unknown as Readonly<Record<EntityName, readonly string[]>>

export function entityDefinition(name: EntityName): Entity {
  return ENTITIES[name]
}

export function columnType(field: Field): 'TEXT' | 'REAL' | 'INTEGER' {
  switch (field.kind) {
    case 'number':
      return 'REAL'
    case 'integer':
    case 'money':
    case 'flag':
      return 'INTEGER'
    default:
      return 'TEXT'
  }
}

/** A plain value as SQLite keeps it: flags are 0 and 1, everything else is itself. */
export function toColumn(value: Plain): Column {
  return typeof value === 'boolean' ? Number(value) : value
}

export function fromColumn(field: Field, column: Column): Plain {
  return field.kind === 'flag' && column !== null ? column === 1 : column
}

/**
 * Whether the database itself holds a reference to its target. A shared row may name a row of an
 * office, which most workspaces do not have; such a reference is text only. So is the workplan of an
 * assessment, since it was shared in the first schema.
 */
export function isEnforced(entity: Entity, field: Field): boolean {
  if (field.kind !== 'ref' || field.to === undefined) return false
  return entity.owner === 'office' || entityDefinition(field.to as EntityName).owner === 'shared'
}

/** Entities whose rows hang under a row of this one, and by which field. */
export const CHILDREN: Readonly<
  Record<EntityName, readonly { readonly entity: EntityName; readonly field: string }[]>
> = (() => {
  const children = Object.fromEntries(ENTITY_NAMES.map((name) => [name, []])) as unknown as Record<
    EntityName,
    { entity: EntityName; field: string }[]
  >
  for (const entity of ENTITY_NAMES) {
    const { fields, parents = [] } = entityDefinition(entity)
    for (const field of parents) {
      const to = fields[field]?.to
      if (to !== undefined) children[to as EntityName].push({ entity, field })
    }
  }
  return children
})()

export interface Reference {
  readonly field: string
  readonly to: EntityName
  readonly isParent: boolean
  readonly isEnforced: boolean
}

/** The fields of an entity that refer to rows. */
export const REFERENCES = Object.fromEntries(
  ENTITY_NAMES.map((name) => {
    const entity = entityDefinition(name)
    const references = Object.entries(entity.fields).flatMap(([field, definition]) =>
      definition.kind === 'ref'
        ? {
            field,
            to: definition.to as EntityName,
            isParent: entity.parents?.includes(field) ?? false,
            isEnforced: isEnforced(entity, definition),
          }
        : [],
    )
    return [name, references]
  }),
) as unknown as Readonly<Record<EntityName, readonly Reference[]>>

/** What a row is known by never changes: its natural key and the office it belongs to. */
export function isFixed(name: EntityName, field: string): boolean {
  const { key, owner } = entityDefinition(name)
  return (key?.includes(field) ?? false) || (owner === 'office' && field === 'office')
}
