// Packages as an attacker or an accident makes them: taken apart, changed, and put together again with
// any key, without the checks that the packing code makes.
import type { Manifest } from '#exchange/manifest.ts'
import { openPackage } from '#exchange/open.ts'
import { trustedComment } from '#exchange/pack.ts'
import { seal } from '#exchange/seal.ts'
import { signBytes } from '#exchange/sign.ts'
import { sumsOf } from '#exchange/sums.ts'
import { type Contents, type EntryName, openZip, writeZip } from '#exchange/zip.ts'
import type { Keys } from '#platform/keys.ts'

export interface Forgery {
  readonly manifest?: (manifest: Manifest) => unknown
  readonly lines?: (lines: string[]) => string[]
  /** Signs with these, and names them in the manifest. */
  readonly keys: Keys
  readonly recipients?: readonly string[]
  /** Changes the entries after they were signed. */
  readonly after?: (contents: Record<EntryName, Buffer>) => void
}

/** A plain package taken apart, changed and put together again. */
export async function forge(plain: File, forgery: Forgery): Promise<File> {
  const bytes = Buffer.from(await plain.arrayBuffer())
  const { manifest } = await openPackage(bytes, { identities: [] })
  const archive = await openZip(bytes)
  const { keys } = forgery
  const signed = { ...manifest, from: { ...manifest.from, minisign: keys.minisign } }
  const { counts: _, ...told } = (forgery.manifest?.(signed) ?? signed) as Manifest
  const lines = archive.read('changes.jsonl').toString('utf8').split('\n')
  const contents: Record<EntryName, Buffer> = {
    mimetype: archive.read('mimetype'),
    'manifest.json': Buffer.from(`${JSON.stringify(told, null, 2)}\n`),
    'changes.jsonl': Buffer.from((forgery.lines?.(lines) ?? lines).join('\n')),
    'README.txt': archive.read('README.txt'),
    SHA256SUMS: Buffer.alloc(0),
    'SHA256SUMS.minisig': Buffer.alloc(0),
  }
  contents.SHA256SUMS = Buffer.from(sumsOf((name) => contents[name]))
  const signature = signBytes(contents.SHA256SUMS, trustedComment(told), keys.signing)
  contents['SHA256SUMS.minisig'] = Buffer.from(signature)
  forgery.after?.(contents)
  const zip = await writeZip(contents as Contents)
  const { recipients = [] } = forgery
  const whole = recipients.length === 0 ? zip : await seal(zip, recipients)
  return new File([whole as Uint8Array<ArrayBuffer>], 'forged.wmpkg')
}
