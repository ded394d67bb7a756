// The keys of a workspace: an Ed25519 pair that signs and an X25519 pair that opens what is sealed to
// it. They live in the profile of the person, never in the workspace file, which is copied and sent
// around. This module makes, keeps and reads them; it signs nothing.
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { chmod, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Refusal } from '#domain/errors.ts'
import { makeFolder, writeFileAtomic } from './files.ts'

export interface Keys {
  readonly signing: {
    readonly keyId: Uint8Array
    readonly privateKey: KeyObject
    readonly minisign: string
  }
  /** Text of the minisign public key file, two lines. */
  readonly minisign: string
  /** Eight groups of four hexadecimal digits, to be compared by telephone. */
  readonly fingerprint: string
  /** `AGE-SECRET-KEY-1…` */
  readonly ageIdentity: string
  /** `age1…` */
  readonly ageRecipient: string
  /** Of this and of all earlier keys: what was sealed to those still opens. */
  readonly ageIdentities: readonly string[]
  /** Earlier keys, the oldest first, each with its word for the next. */
  readonly earlier: readonly EarlierKey[]
}

export interface EarlierKey {
  readonly minisign: string
  readonly word: string
}

/** The file. The private key is PKCS #8, base64; the rest is what the public programs read. */
interface Stored {
  readonly format: 1
  readonly keyId: string // hexadecimal, in the order of the key file
  readonly signing: string
  readonly minisign: string
  readonly ageIdentity: string
  readonly ageRecipient: string
  /** The private keys of earlier ones are gone; what was sealed to them can still be opened. */
  readonly earlier?: readonly (EarlierKey & { readonly ageIdentity: string })[]
}

const ONLY_OWNER_FOLDER = 0o700
const ONLY_OWNER_FILE = 0o600

/** Where the keys of a workspace are. */
export function keyFile(profileFolder: string, workspaceId: string): string {
  if (!/^[A-Za-z0-9._-]{1,80}$/.test(workspaceId) || workspaceId.startsWith('.')) {
    throw new Refusal('key_missing', { workspace: workspaceId, path: '' })
  }
  return join(profileFolder, 'keys', `${workspaceId}.json`)
}

/**
 * Makes the keys of a new workspace and keeps them. Keys that are there are never replaced: with them
 * would go everything that is sealed to them. Refuses workspace_exists, workspace_disk_full,
 * workspace_read_only.
 */
export async function makeKeys(profileFolder: string, workspaceId: string): Promise<Keys> {
  const path = keyFile(profileFolder, workspaceId)
  const stored = await newKeys()
  const folder = join(profileFolder, 'keys')
  await makeFolder(folder, ONLY_OWNER_FOLDER)
  await chmod(folder, ONLY_OWNER_FOLDER) // it may have been there already, open to others
  try {
    await writeFileAtomic(path, `${JSON.stringify(stored, null, 2)}\n`, {
      mode: ONLY_OWNER_FILE,
      replace: false,
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new Refusal('workspace_exists', { file: path }, error)
    }
    throw error
  }
  return keysOf(stored)
}

/**
 * New keys in the place of these. `vouch` is the old key's word for the text of the new public key.
 * Refuses key_missing, workspace_disk_full, workspace_read_only.
 */
export async function changeKeys(
  profileFolder: string,
  workspaceId: string,
  vouch: (keys: Keys, next: string) => string,
): Promise<Keys> {
  const path = keyFile(profileFolder, workspaceId)
  const old = await loadStored(profileFolder, workspaceId)
  const made = await newKeys()
  const { minisign, ageIdentity } = old
  const word = vouch(keysOf(old), made.minisign)
  const earlier = [...(old.earlier ?? []), { minisign, word, ageIdentity }]
  const stored: Stored = { ...made, earlier }
  await writeFileAtomic(path, `${JSON.stringify(stored, null, 2)}\n`, { mode: ONLY_OWNER_FILE })
  return keysOf(stored)
}

/** Reads the keys of a workspace. Refuses key_missing with { workspace, path }. */
export async function loadKeys(profileFolder: string, workspaceId: string): Promise<Keys> {
  return keysOf(await loadStored(profileFolder, workspaceId))
}

async function loadStored(profileFolder: string, workspaceId: string): Promise<Stored> {
  const path = keyFile(profileFolder, workspaceId)
  try {
    const stored = storedOf(await readFile(path, 'utf8'))
    keysOf(stored) // its private key can be read
    return stored
  } catch (error) {
    throw new Refusal('key_missing', { workspace: workspaceId, path }, error)
  }
}

async function newKeys(): Promise<Stored> {
  const pair = generateKeyPairSync('ed25519')
  const keyId = randomBytes(8)
  // The public key is the last 32 bytes of its DER form.
  const key = pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
  const ageIdentity = await generateX25519Identity()
  return {
    format: 1,
    keyId: keyId.toString('hex'),
    signing: pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    minisign: minisignText(keyId, key),
    ageIdentity,
    ageRecipient: await identityToRecipient(ageIdentity),
  }
}

function minisignText(keyId: Buffer, key: Buffer): string {
  const name = Buffer.from(keyId).reverse().toString('hex').toUpperCase()
  const line = Buffer.concat([Buffer.from('Ed', 'latin1'), keyId, key]).toString('base64')
  return `untrusted comment: minisign public key ${name}\n${line}\n`
}

function storedOf(text: string): Stored {
  const value: unknown = JSON.parse(text)
  const stored = value as Partial<Stored> | null
  const texts = [stored?.keyId, stored?.signing, stored?.minisign]
  const age = [stored?.ageIdentity, stored?.ageRecipient]
  if (stored?.format !== 1 || ![...texts, ...age].every((part) => typeof part === 'string')) {
    throw new Error('This is not a file of keys.')
  }
  return stored as Stored
}

function keysOf(stored: Stored): Keys {
  const { minisign, ageIdentity, ageRecipient, earlier = [] } = stored
  const privateKey = createPrivateKey({
    key: Buffer.from(stored.signing, 'base64'),
    format: 'der',
    type: 'pkcs8',
  })
  const raw = Buffer.from(minisign.trimEnd().split('\n').at(-1) ?? '', 'base64')
  const hash = createHash('sha256').update(raw).digest('hex').slice(0, 32)
  return {
    signing: { keyId: Buffer.from(stored.keyId, 'hex'), privateKey, minisign },
    minisign,
    fingerprint: hash.match(/.{4}/g)?.join(' ') ?? '',
    ageIdentity,
    ageRecipient,
    ageIdentities: [ageIdentity, ...earlier.map((each) => each.ageIdentity)],
    earlier: earlier.map((each) => ({ minisign: each.minisign, word: each.word })),
  }
}
