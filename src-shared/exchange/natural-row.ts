// The id of a row with a natural key, as domain/ids.ts makes it, only faster: a package may hold a
// hundred thousand of them. A test compares the two.
import { hash } from 'node:crypto'
import type { Value } from '#domain/entities.ts'
import { NAMESPACE } from '#domain/ids.ts'

const SEPARATOR = '\u001f'
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
    for (const field of key) name += SEPARATOR + partOf(values[field])
    if (name.length * 3 > LONGEST) {
      return versionFive(Buffer.concat([NAMESPACE_BYTES, Buffer.from(name, 'utf8')]))
    }
    return versionFive(room.subarray(0, NAME_AT + room.write(name, NAME_AT, 'utf8')))
  }
}

function partOf(value: Value | undefined): string {
  return value === null || value === undefined || typeof value === 'object' ? '' : String(value)
}

const VARIANT = '89ab'

function versionFive(bytes: Buffer): string {
  const hex = hash('sha1', bytes, 'hex')
  const variant = VARIANT[Number.parseInt(hex.charAt(16), 16) & 3]
  const [a, b, c] = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(13, 16)]
  return `${a}-${b}-5${c}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
