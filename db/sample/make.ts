// Small makers of commands for the sample: a row by name, a row by natural key.
import type { Command, FirstValues } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { naturalId } from '#domain/ids.ts'
import { sampleId } from './random.ts'

export function create(
  seed: number,
  entity: EntityName,
  name: string,
  values: FirstValues,
): Command {
  return { do: 'create', entity, id: sampleId(seed, `${entity}/${name}`), values }
}

export function set(seed: number, entity: EntityName, name: string, values: FirstValues): Command {
  return { do: 'set', entity, row: sampleId(seed, `${entity}/${name}`), values }
}

export function put(entity: EntityName, values: FirstValues): Command {
  return { do: 'put', entity, values }
}

export function keyed(entity: EntityName, values: FirstValues): string {
  const id = naturalId(entity, values)
  if (!id) throw new Error(`sample: ${entity} has no natural key`)
  return id
}

export const STRATEGY = 'strategy/2020-2024'

export function strategyId(seed: number): string {
  return sampleId(seed, STRATEGY)
}
export function officeId(seed: number, code: string): string {
  return sampleId(seed, `office/${code}`)
}
export function workplanId(seed: number, code: string): string {
  return sampleId(seed, `workplan/${code}`)
}
export function indicatorId(seed: number, office: string, code: string, copy = 0): string {
  return sampleId(seed, `indicator/${indicatorName(office, code, copy)}`)
}
export function indicatorName(office: string, code: string, copy: number): string {
  return `${office}/${code}/${copy}`
}
/** Larger samples measure the same things again under definitions of their own. */
export function definitionName(code: string, copy: number): string {
  return copy === 0 ? code : `${code}-${copy + 1}`
}
