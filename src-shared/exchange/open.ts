// Opens a package: bytes in, verified content out. Everything that a file alone can show is checked
// here, in an order in which nothing is inflated, parsed or believed before its limits, its hash and
// its signature are. Whether the signer may sign for that site, whether the strategy is ours and
// whether the changes may be made is for the caller.
import type { Change, Group } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import { fromArmour, isArmoured } from './armour.ts'
import { LIMITS } from './limits.ts'
import {
  type Manifest,
  manifestFrom,
  parseManifest,
  refuseNewer,
  type WrittenManifest,
} from './manifest.ts'
import { trustedComment } from './pack.ts'
import { isSealed, type Opener, unseal } from './seal.ts'
import { fingerprintOf, parsePublicKey, verifyBytes } from './sign.ts'
import { wrongSum } from './sums.ts'
import { readChanges, type Step, type Told, upgradedManifest } from './upgrade.ts'
import { type Archive, isZip, openZip } from './zip.ts'

export interface OpenedPackage {
  /** In the present format. */
  readonly manifest: Manifest
  /** The format that the file is of. */
  readonly format: number
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
  const { told, written, signer, changes: lines } = verify(archive, options.steps)
  const { groups, changes, counts } = readChanges(lines, told, written, options.steps)
  const manifest = { ...written, counts }
  const format = Number(told.format)
  return { manifest, format, groups, changes, signer, sealed, bytes: bytes.byteLength }
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

interface Verified extends Pick<OpenedPackage, 'signer'> {
  /** The manifest as it came, and in the present format. */
  readonly told: Told
  readonly written: WrittenManifest
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
  const told = (parseManifest(read('manifest.json').toString('utf8')) ?? {}) as Told
  const written = manifestFrom(upgradedManifest(told, steps))
  const { minisign } = written.from
  const key = parsePublicKey(minisign)
  if (!key) throw new Refusal('package_signature', {})
  const verdict = verifyBytes(sums, read('SHA256SUMS.minisig').toString('utf8'), key)
  if (!verdict.valid && verdict.why === 'unsigned') throw new Refusal('package_unsigned', {})
  if (!verdict.valid || verdict.comment !== trustedComment(written)) {
    throw new Refusal('package_signature', {})
  }
  const signer = { fingerprint: fingerprintOf(key), minisign }
  return { told, written, changes: read('changes.jsonl'), signer }
}
