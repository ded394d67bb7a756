// What reading and writing changes.jsonl share: the kinds of line and their names, the columns of a table, and
// the refusals. docs/exchange-format.md describes the lines; a test compares the two.
import type { FirstValues } from '#domain/changes.ts'
import type { Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import type { LimitName } from './limits.ts'

const NAME = 'changes.jsonl'

/** What a line may say, per kind of line, in this order; the first name tells the kind. A row is a list. */
export const LINE_FIELDS = {
  stream: ['stream', 'name'],
  from: ['from', 'stream'],
  group: ['at', 'group', 'site', 'office', 'actor', 'label', 'kind', 'target'],
  again: ['again'],
  create: ['table', 'create', 'values'],
  set: ['table', 'set', 'field'],
  delete: ['table', 'delete'],
  restore: ['table', 'restore'],
} as const

/** Stands in a table line where each row has a value of its own. */
export const OPEN: readonly never[] = []

export function isOpen(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

/** What a field of a creation holds: a value, or what was typed and could not be read. */
export function isSameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  return isObject(a) && isObject(b) && typeof a.unread === 'string' && a.unread === b.unread
}

function isObject(value: unknown): value is { readonly unread?: unknown } {
  return typeof value === 'object' && value !== null
}

/** Characters that a value takes, so that a short row cannot stand for endlessly much. */
export function sizeOf(value: Value | undefined): number {
  if (typeof value === 'string') return value.length
  return typeof value === 'object' && value !== null ? value.unread.length : 8
}

/** Tells tables apart: in a file there is one for each. The names of the values are in their order. */
export function tableKey(verb: string, entity: unknown, said: string | FirstValues): string {
  const names = typeof said === 'string' ? said : Object.keys(said).join(' ')
  return `${verb} ${entity} ${names}`
}

export function wrong(line: number, field: string, cause?: unknown): Refusal {
  // The file's own words are shown on terminals too: only what is harmless there.
  const shown = field.slice(0, 100).replace(/[^\x20-\x7e]/g, '?')
  return new Refusal('package_value', { name: NAME, line, field: shown }, cause)
}

/** `office` is whose package it is. */
export function gap(office: string, stream: string, from: number, to: number): Refusal {
  return new Refusal('package_gap', { stream, from, to: Math.max(from, to), office })
}

export function tooMuch(limit: LimitName, most: number): Refusal {
  return new Refusal('package_limit', { limit, most })
}
