// Opens a package: bytes in, verified content out. Everything that a file alone can show is checked
// here, in an order in which nothing is inflated, parsed or believed before its limits, its hash and
// its signature are. Whether the signer may sign for that site, whether the strategy is ours and
// whether the changes may be made is for the caller.
import type { Change, Group } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import { fromArmour, isArmoured } from './armour.ts'
import { type Counted, readLines } from './changes-lines.ts'
import { LIMITS } from './limits.ts'
import { type Manifest, manifestFrom, parseManifest, refuseNewer } from './manifest.ts'
import { trustedComment } from './pack.ts'
import { isSealed, type Opener, unseal } from './seal.ts'
import { fingerprintOf, parsePublicKey, verifyBytes } from './sign.ts'
import { wrongSum } from './sums.ts'
import { type Content, type Step, upgraded } from './upgrade.ts'
import { type Archive, isZip, openZip } from './zip.ts'

export interface OpenedPackage {
  readonly manifest: Manifest
  readonly groups: readonly Group[]
  readonly changes: readonly Change[]
  /** Who signed it: verified to be the key of the manifest, not yet to be anybody we know. */
  readonly signer: { readonly fingerprint: string; readonly minisign: string }
  readonly sealed: boolean
  /** Size of the file as it came. */
  readonly bytes: number
}

export interface OpenOptions {
  /** Version of this application; a package that needs a later one is refused. */
  readonly appVersion?: string
  /** Instead of the steps that there are, for tests of the way that older formats go. */
  readonly steps?: readonly Step[]
}

const ANY_VERSION = '999999.0.0'

/**
 * Reads and verifies a package. Refuses (in this order): package_limit, package_not_one,
 * package_truncated, package_sealed_for_other, package_newer, package_unsigned, package_hash,
 * package_signature, package_value, package_gap. Nothing else is thrown because of what a file holds.
 */
export async function openPackage(
  bytes: Uint8Array,
  keys: Opener,
  options: OpenOptions = {},
): Promise<OpenedPackage> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const { zip, sealed } = await unwrap(file, keys)
  const archive = await openZip(zip)
  refuseNewer(archive.read('manifest.json').toString('utf8'), options.appVersion ?? ANY_VERSION)
  archive.refuseForeign()
  const { manifest, signer, changes: lines } = verify(archive, options.steps)
  const content = readLines(lines, manifest.streams, manifest.from.office.name)
  refuseOtherCounts(manifest, content)
  const { groups, changes } = content
  return { manifest, groups, changes, signer, sealed, bytes: bytes.byteLength }
}

async function unwrap(
  file: Buffer,
  keys: Opener,
): Promise<{ readonly zip: Buffer; readonly sealed: boolean }> {
  if (file.length > LIMITS.file) {
    throw new Refusal('package_limit', { limit: 'file', most: LIMITS.file })
  }
  if (isZip(file)) return { zip: file, sealed: false }
  const inner = isArmoured(file) ? fromArmour(file) : file
  if (inner === undefined) throw new Refusal('package_truncated', {})
  if (!isSealed(inner)) throw new Refusal('package_not_one', {})
  const zip = await unseal(inner, keys)
  if (!isZip(zip)) throw new Refusal('package_not_one', {})
  return { zip, sealed: true }
}

interface Verified extends Pick<OpenedPackage, 'manifest' | 'signer'> {
  readonly changes: Buffer
}

/**
 * Hashes, then the signature over them by the key that the manifest names: of the package as it came.
 * What it says is then read in the present format.
 */
function verify(archive: Archive, steps?: readonly Step[]): Verified {
  const { read } = archive
  const sums = read('SHA256SUMS')
  const name = wrongSum(sums.toString('latin1'), read)
  if (name !== undefined) throw new Refusal('package_hash', { name })
  const told = parseManifest(read('manifest.json').toString('utf8'))
  const { manifest: present, changes } = upgraded(
    { manifest: (told ?? {}) as Content['manifest'], changes: read('changes.jsonl') },
    steps,
  )
  const manifest = manifestFrom(present)
  const { minisign } = manifest.from
  const key = parsePublicKey(minisign)
  if (!key) throw new Refusal('package_signature', {})
  const verdict = verifyBytes(sums, read('SHA256SUMS.minisig').toString('utf8'), key)
  if (!verdict.valid && verdict.why === 'unsigned') throw new Refusal('package_unsigned', {})
  if (!verdict.valid || verdict.comment !== trustedComment(manifest)) {
    throw new Refusal('package_signature', {})
  }
  return { manifest, changes, signer: { fingerprint: fingerprintOf(key), minisign } }
}

function refuseOtherCounts(manifest: Manifest, content: Counted): void {
  const said = manifest.counts
  const same =
    said.changes === content.counts.changes &&
    said.groups === content.counts.groups &&
    sorted(said.entities) === sorted(content.counts.entities)
  if (!same) {
    throw new Refusal('package_value', { name: 'manifest.json', line: 0, field: 'counts' })
  }
}

function sorted(counts: Readonly<Record<string, number>>): string {
  return JSON.stringify(Object.entries(counts).toSorted())
}
