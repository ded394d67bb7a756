// Sealed files are opened by our own reading of age v1 where they are plain: it must say what the library says.
import { randomBytes } from 'node:crypto'
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { fileKeyIn } from '#exchange/age-header.ts'
import { openPayload } from '#exchange/age-payload.ts'

const PIECE = 64 * 1024
const keys: { readonly identity: string; readonly recipient: string }[] = []

beforeAll(async () => {
  for (let made = 0; made < 4; made += 1) {
    const identity = await generateX25519Identity()
    keys.push({ identity, recipient: await identityToRecipient(identity) })
  }
})

async function sealedTo(content: Uint8Array, ...readers: readonly number[]): Promise<Buffer> {
  const encrypter = new Encrypter()
  for (const reader of readers) encrypter.addRecipient(keys[reader]?.recipient ?? '')
  return Buffer.from(await encrypter.encrypt(content))
}

function headerOf(file: Buffer): string {
  const mac = file.indexOf('\n--- ')
  return file.toString('latin1', 0, file.indexOf('\n', mac + 1) + 1)
}

function identitiesOf(...readers: readonly number[]): string[] {
  return readers.map((reader) => keys[reader]?.identity ?? '')
}

/** Undefined where it is left to the library. */
function opened(file: Buffer, ...readers: readonly number[]): Buffer | undefined {
  const header = headerOf(file)
  const fileKey = fileKeyIn(header, identitiesOf(...readers))
  return fileKey && openPayload(file.subarray(header.length), fileKey)
}

describe('a file that is sealed to keys', () => {
  test('is what the library sealed, whoever of its recipients opens it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (content) => {
        const file = await sealedTo(content, 0, 1, 2)
        for (const reader of [0, 1, 2]) expect(opened(file, reader)).toEqual(Buffer.from(content))
        expect(opened(file, 3, 1)).toEqual(Buffer.from(content))
      }),
      { numRuns: 20 },
    )
  })

  test.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 3 * PIECE + 5])(
    'of %i bytes comes out whole',
    async (length) => {
      const content = randomBytes(length)
      const file = await sealedTo(content, 0)
      expect(opened(file, 0)?.equals(content)).toBe(true)
    },
  )

  test('is not opened by another key, nor by what is no key', async () => {
    const file = await sealedTo(randomBytes(100), 0, 1)
    expect(opened(file, 2, 3)).toBeUndefined()
    expect(fileKeyIn(headerOf(file), [])).toBeUndefined()
    expect(fileKeyIn(headerOf(file), ['AGE-SECRET-KEY-1', 'age1x', ''])).toBeUndefined()
  })

  test('is not opened when any character of its header is another one', async () => {
    const header = headerOf(await sealedTo(randomBytes(100), 0))
    for (let at = 0; at < header.length; at += 1) {
      const other = header.charAt(at) === 'A' ? 'B' : 'A'
      const altered = `${header.slice(0, at)}${other}${header.slice(at + 1)}`
      expect(fileKeyIn(altered, identitiesOf(0))).toBeUndefined()
    }
  })

  test('is not opened when a byte of it is another one, or a piece is missing, twice or moved', async () => {
    const file = await sealedTo(randomBytes(2 * PIECE + 100), 0)
    const header = headerOf(file)
    const fileKey = fileKeyIn(header, identitiesOf(0)) ?? new Uint8Array()
    const payload = file.subarray(header.length)
    const piece = (n: number) =>
      payload.subarray(16 + n * (PIECE + 16), 16 + (n + 1) * (PIECE + 16))
    const nonce = payload.subarray(0, 16)
    for (const order of [[0, 1], [0, 2], [1, 0, 2], [0, 0, 1, 2], [0, 1, 2, 2], [2], []]) {
      const pieces = Buffer.concat([nonce, ...order.map(piece)])
      expect(() => openPayload(pieces, fileKey)).toThrow()
    }
    for (const at of [0, 15, 16, 17, PIECE, payload.length - 1]) {
      const altered = Buffer.from(payload)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => openPayload(altered, fileKey)).toThrow()
    }
    for (const length of [0, 10, 16, 20, PIECE, payload.length - 1]) {
      expect(() => openPayload(payload.subarray(0, length), fileKey)).toThrow()
    }
    expect(openPayload(payload, fileKey)).toHaveLength(2 * PIECE + 100)
  })

  test('leaves a passphrase to the library', async () => {
    const encrypter = new Encrypter()
    encrypter.setPassphrase('open sesame')
    encrypter.setScryptWorkFactor(10)
    const file = Buffer.from(await encrypter.encrypt(randomBytes(100)))
    expect(opened(file, 0, 1)).toBeUndefined()
  })
})
