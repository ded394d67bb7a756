// Takes a real package apart and puts it together again with something wrong, as an attacker, a bad
// disk or another program would: with or without new sums, with or without a new signature.
import { ZipFile } from 'yazl'
import type { Manifest } from '#exchange/manifest.ts'
import { trustedComment } from '#exchange/pack.ts'
import { type SigningKey, signBytes } from '#exchange/sign.ts'
import { sumsOf } from '#exchange/sums.ts'
import { ENTRY_NAMES, type EntryName, openZip } from '#exchange/zip.ts'

export type Parts = Record<EntryName, Buffer>

export async function partsOf(plain: Uint8Array): Promise<Parts> {
  const archive = await openZip(Buffer.from(plain))
  return Object.fromEntries(ENTRY_NAMES.map((name) => [name, archive.read(name)])) as Parts
}

export interface Entry {
  readonly name: string
  readonly bytes: Buffer
  readonly stored?: boolean
}

export function entriesOf(parts: Parts): Entry[] {
  return ENTRY_NAMES.map((name) => ({ name, bytes: parts[name], stored: name === 'mimetype' }))
}

/** Any ZIP at all. */
export async function zipOf(entries: readonly Entry[]): Promise<Buffer> {
  const zip = new ZipFile()
  for (const { name, bytes, stored } of entries) {
    zip.addBuffer(bytes, name, { compress: stored !== true, mtime: new Date(1980, 0, 1) })
  }
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** Sums and signature as they should be for these parts. */
export function resigned(parts: Parts, key: SigningKey, comment?: string): Parts {
  const sums = Buffer.from(sumsOf((name) => parts[name]))
  const manifest = JSON.parse(parts['manifest.json'].toString()) as Manifest
  const signature = signBytes(sums, comment ?? trustedComment(manifest), key)
  return { ...parts, SHA256SUMS: sums, 'SHA256SUMS.minisig': Buffer.from(signature) }
}

/** The same package with other lines of changes, correctly counted, summed and signed. */
export async function withLines(
  parts: Parts,
  key: SigningKey,
  edit: (lines: string[]) => readonly string[] | string,
): Promise<Buffer> {
  const before = parts['changes.jsonl'].toString().trimEnd().split('\n')
  const after = edit(before)
  const text = typeof after === 'string' ? after : `${after.join('\n')}\n`
  return zipOf(entriesOf(resigned({ ...parts, 'changes.jsonl': Buffer.from(text) }, key)))
}

/** The same package with another manifest, summed and signed. */
export async function withManifest(
  parts: Parts,
  key: SigningKey,
  // biome-ignore lint/suspicious/noExplicitAny: a manifest that is wrong on purpose has no type
  edit: (manifest: any) => void,
): Promise<Buffer> {
  const manifest = JSON.parse(parts['manifest.json'].toString())
  edit(manifest)
  const text = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  return zipOf(entriesOf(resigned({ ...parts, 'manifest.json': text }, key)))
}

/** Changes bytes where they are: `from` is found once and has the length of `to`. */
export function patched(bytes: Uint8Array, from: Uint8Array, to: Uint8Array): Buffer {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + to.length)) {
    Buffer.from(to).copy(copy, at)
  }
  return copy
}

/**
 * Rewrites a size of an entry where it is claimed: in the directory and in the entry's own header, as somebody
 * does who knows what he is doing; or in the directory alone, as a bad disk does.
 */
export function claiming(
  bytes: Uint8Array,
  name: string,
  what: 'stored' | 'size',
  value: number,
  where: 'both' | 'directory' = 'both',
): Buffer {
  const copy = Buffer.from(bytes)
  const record = Buffer.from([0x50, 0x4b, 0x01, 0x02])
  for (let at = copy.indexOf(record); at >= 0; at = copy.indexOf(record, at + 4)) {
    const nameLength = copy.readUInt16LE(at + 28)
    if (copy.toString('latin1', at + 46, at + 46 + nameLength) !== name) continue
    copy.writeUInt32LE(value, at + (what === 'stored' ? 20 : 24))
    const header = copy.readUInt32LE(at + 42)
    if (where === 'both') copy.writeUInt32LE(value, header + (what === 'stored' ? 18 : 22))
  }
  return copy
}
