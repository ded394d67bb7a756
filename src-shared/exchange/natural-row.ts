// The ids of rows with a natural key and of actions, as domain/ids.ts makes them, only faster: a package may
// hold a hundred thousand of them. A test compares the two.
import { hash } from 'node:crypto'
import type { Value } from '#domain/entities.ts'
import { KEY_SEPARATOR, keyPart, NAMESPACE, neighbourhoodOf, timeHalf } from '#domain/ids.ts'

const NAME_AT = 16 // the bytes of the namespace come first
const LONGEST = 4096
const NAMESPACE_BYTES = Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex')

export type NaturalRow = (
  entity: string,
  key: readonly string[],
  values: Readonly<Record<string, Value | undefined>>,
) => string

/** One maker per package: it uses the same piece of memory for every id. */
export function naturalRowMaker(): NaturalRow {
  const room = Buffer.alloc(NAME_AT + LONGEST)
  NAMESPACE_BYTES.copy(room)
  return (entity, key, values) => {
    let name = entity
    for (const field of key) name += KEY_SEPARATOR + keyPart(values[field])
    const bytes =
      name.length * 3 > LONGEST
        ? Buffer.concat([NAMESPACE_BYTES, Buffer.from(name, 'utf8')])
        : room.subarray(0, NAME_AT + room.write(name, NAME_AT, 'utf8'))
    return `${neighbourhoodOf(values)}-8${tailOf(bytes)}`
  }
}

/** The id of an action by its first change. */
export function groupIdOf(first: string, at: string): string {
  const name = Buffer.from(`group${KEY_SEPARATOR}${first}`, 'utf8')
  return `${timeHalf(at)}-8${tailOf(Buffer.concat([NAMESPACE_BYTES, name]))}`
}

const VARIANT = '89ab'

/** What follows the version digit in the UUIDv5 of the bytes. */
function tailOf(bytes: Buffer): string {
  const hex = hash('sha1', bytes, 'hex')
  const variant = VARIANT[Number.parseInt(hex.charAt(16), 16) & 3]
  return `${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
