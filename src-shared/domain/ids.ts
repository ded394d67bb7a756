// Ids: UUIDv7 for rows that people make, UUIDv5 for rows with a natural key, so that two laptops that
// fill the same cell meet in one row. The uuid library is pure; clock and randomness are its own.
import { v5, v7 } from 'uuid'
import { ENTITIES, type Entity, type EntityName, type Value } from './entities.ts'

/** Namespace of all natural keys (a fixed random UUID; changing it would split every row in two). */
export const NAMESPACE = '6d4b6f0e-6c1c-5b7e-9a55-0d2f5f0f8a11'

export function newId(): string {
  return v7()
}

/**
 * The id of a row with a natural key: UUIDv5 of `entity` and the key values in the order of the
 * registry, joined with U+001F. Empty values count as the empty text. Undefined for other entities.
 */
export function naturalId(
  entity: EntityName,
  values: Readonly<Record<string, Value | undefined>>,
): string | undefined {
  const key = (ENTITIES[entity] as Entity).key
  if (!key) return undefined
  const parts = key.map((field) => {
    const value = values[field]
    return value === null || value === undefined || typeof value === 'object' ? '' : String(value)
  })
  return v5([entity, ...parts].join('\u001f'), NAMESPACE)
}
