// SHA256SUMS: the hash of every entry before it, in the form that `sha256sum -c` reads.
import { createHash } from 'node:crypto'
import { ENTRY_NAMES, type EntryName } from './zip.ts'

/** The entries that are covered; the last two are the sums themselves and their signature. */
export const SUMMED = ENTRY_NAMES.slice(0, -2) as readonly EntryName[]

/** The text for these contents. */
export function sumsOf(read: (name: EntryName) => Uint8Array): string {
  return SUMMED.map((name) => `${sha256(read(name))}  ${name}\n`).join('')
}

/**
 * The first entry whose hash is not the one that `sums` gives; 'SHA256SUMS' when that is not the
 * list it should be; undefined when everything is as it says.
 */
export function wrongSum(sums: string, read: (name: EntryName) => Uint8Array): string | undefined {
  const lines = sums.split('\n')
  if (lines.length !== SUMMED.length + 1 || lines.at(-1) !== '') return 'SHA256SUMS'
  for (const [at, name] of SUMMED.entries()) {
    const line = lines[at] ?? ''
    if (!/^[0-9a-f]{64} {2}/.test(line) || line.slice(66) !== name) return 'SHA256SUMS'
    if (line.slice(0, 64) !== sha256(read(name))) return name
  }
  return undefined
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
