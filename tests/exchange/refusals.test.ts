// Every way in which a file alone can be wrong has its own code. Each case is a real package that was
// taken apart and put together again with one thing wrong.
import { beforeAll, describe, expect, test } from 'vitest'
import { Refusal, type RefusalCode, type RefusalValues } from '#domain/errors.ts'
import { LIMITS } from '#exchange/limits.ts'
import { openPackage } from '#exchange/open.ts'
import { packPackage } from '#exchange/pack.ts'
import { type Opener, seal } from '#exchange/seal.ts'
import { openZip } from '#exchange/zip.ts'
import { intlFor, say } from '#i18n/intl.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { quarter, SITE, someKeys } from './draft.ts'
import {
  claiming,
  entriesOf,
  type Parts,
  partsOf,
  patched,
  resigned,
  withLines,
  withManifest,
  zipOf,
} from './tamper.ts'

const folder = temporaryFolder()
const office = await someKeys(folder, 'office')
const hq = await someKeys(folder, 'hq')
const somebody = await someKeys(folder, 'somebody')
const key = office.signing
const mine: Opener = { identities: [hq.ageIdentity] }

let plain: Uint8Array
let sealed: Uint8Array
let parts: Parts
/** Of the first change: its row, which line 6 creates. */
let firstRow: string

beforeAll(async () => {
  plain = await packPackage(quarter(), { signing: key, recipients: [] })
  sealed = await packPackage(quarter(), { signing: key, recipients: [hq.ageRecipient] })
  parts = await partsOf(plain)
  firstRow = quarter().changes[0]?.row ?? ''
})

async function refused(
  bytes: Uint8Array | Promise<Uint8Array>,
  code: RefusalCode,
  values: RefusalValues = {},
  opener: Opener = mine,
): Promise<void> {
  const given = await bytes
  const error = await openPackage(given, opener, { appVersion: '0.1.0' }).then(
    () => 'opened',
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Refusal)
  const { code: found, values: said } = error as Refusal
  expect({ code: found, values: said }).toMatchObject({ code, values })
  const sentence = say(intlFor('en'), `error.${found}`, said)
  expect(sentence).toMatch(/Nothing was changed\. \w+/)
  expect(sentence).not.toContain('{')
}

test('what is refused below opens when nothing is wrong', async () => {
  await expect(openPackage(plain, { identities: [] })).resolves.toMatchObject({ sealed: false })
  await expect(openPackage(await zipOf(entriesOf(parts)), mine)).resolves.toBeDefined()
  await expect(openPackage(await withLines(parts, key, (all) => all), mine)).resolves.toBeDefined()
  await expect(openPackage(await withManifest(parts, key, () => {}), mine)).resolves.toBeDefined()
})

describe('not a package', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('Dear all, please find attached')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])],
    ['only zeroes', Buffer.alloc(70_000)],
  ])('%s', (_what, bytes) => refused(bytes, 'package_not_one'))

  test('a ZIP of something else', async () => {
    const name = '[Content_Types].xml'
    await refused(zipOf([{ name, bytes: Buffer.from('<Types/>') }]), 'package_not_one')
    const book = Buffer.from('application/vnd.oasis.opendocument.text')
    await refused(zipOf([{ name: 'mimetype', bytes: book, stored: true }]), 'package_not_one')
    const other = { ...parts, mimetype: Buffer.from('application/vnd.waymark.packet!+zip') }
    await refused(zipOf(entriesOf(other)), 'package_not_one')
  })

  test('something else that is sealed to us', async () => {
    await refused(seal(Buffer.from('a letter'), [hq.ageRecipient]), 'package_not_one')
  })
})

describe('truncated', () => {
  test('a plain package, wherever it was cut', async () => {
    for (const share of [0.01, 0.2, 0.5, 0.9, 0.999]) {
      await refused(plain.subarray(0, Math.floor(plain.length * share)), 'package_truncated')
    }
    await refused(plain.subarray(0, plain.length - 1), 'package_truncated')
  })

  test('a sealed package, in its header and in its content', async () => {
    for (const length of [30, 100, 190, 230, 1000, sealed.length - 1]) {
      await refused(sealed.subarray(0, length), 'package_truncated')
    }
  })

  test('a sealed package of several pieces, between two of them', async () => {
    const large = await packPackage(quarter(40), { signing: key, recipients: [hq.ageRecipient] })
    expect(large.length).toBeGreaterThan(3 * 64 * 1024)
    const header = Buffer.from(large).indexOf('\n', Buffer.from(large).indexOf('\n--- ') + 1) + 1
    const two = header + 16 + 2 * (64 * 1024 + 16)
    await refused(large.subarray(0, two), 'package_truncated')
  })
})

describe('hash', () => {
  test.each(['manifest.json', 'changes.jsonl', 'README.txt'] as const)(
    'another %s under the same sums',
    async (name) => {
      const bytes = Buffer.from(parts[name])
      bytes[bytes.length - 10] = (bytes[bytes.length - 10] ?? 0) ^ 1
      await refused(zipOf(entriesOf({ ...parts, [name]: bytes })), 'package_hash', { name })
    },
  )

  test('sums that leave an entry out, name another, or come in another order', async () => {
    const lines = parts.SHA256SUMS.toString().trimEnd().split('\n')
    for (const list of [
      lines.slice(1),
      lines.toReversed(),
      [...lines, lines[0] ?? ''],
      lines.map((line) => line.replace('README.txt', '../READM.x')),
    ]) {
      const sums = Buffer.from(`${list.join('\n')}\n`)
      await refused(zipOf(entriesOf({ ...parts, SHA256SUMS: sums })), 'package_hash', {
        name: 'SHA256SUMS',
      })
    }
  })

  test('a byte of the compressed data', async () => {
    const broken = Buffer.from(plain)
    const at = broken.indexOf('changes.jsonl') + 13 + 200
    broken[at] = (broken[at] ?? 0) ^ 0x10
    // Depending on the bit the data no longer inflates, or to another length, or to other text.
    await refused(broken, 'package_hash', { name: 'changes.jsonl' })
  })

  test('a byte of what the ZIP says of its entries', async () => {
    const size = parts['changes.jsonl'].length
    const zip = { name: 'zip' }
    for (const claim of [0, size + 1, size ^ (1 << 30), 0xffffffff]) {
      for (const what of ['size', 'stored'] as const) {
        const lie = claiming(plain, 'changes.jsonl', what, claim, 'directory')
        await refused(lie, 'package_hash', zip)
      }
    }
    const renamed = Buffer.from(plain)
    renamed.write('README.tx?', renamed.indexOf('README.txt'))
    await refused(renamed, 'package_hash', zip)
    const unmarked = Buffer.from(plain)
    unmarked[unmarked.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]))] = 0
    await refused(unmarked, 'package_hash', zip)
    await refused(claiming(plain, 'mimetype', 'size', 34, 'directory'), 'package_hash', zip)
  })

  test('every bit of the directory: damaged, or of no meaning', async () => {
    const start = plain.length - 22 - 6 * 46 - 72
    expect(Buffer.from(plain).readUInt32LE(start)).toBe(0x02014b50)
    const found = new Set<string>()
    for (let bit = 8 * start; bit < 8 * plain.length; bit += 1) {
      const broken = Buffer.from(plain)
      broken[bit >> 3] = (broken[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const read = openZip(broken).then((archive) => archive.refuseForeign())
      found.add(await read.then(() => 'whole').catch((error: Refusal) => error.code))
    }
    expect([...found].toSorted()).toEqual(['package_hash', 'package_truncated', 'whole'])
  })

  test('a byte of the sealed content', async () => {
    for (const back of [20, 500, sealed.length - 400]) {
      const broken = Buffer.from(sealed)
      broken[broken.length - back] = (broken[broken.length - back] ?? 0) ^ 1
      await refused(broken, 'package_hash', { name: 'age' })
    }
  })
})

describe('signature', () => {
  test('none: the entry is missing or empty of one', async () => {
    await refused(zipOf(entriesOf(parts).slice(0, -1)), 'package_unsigned')
    for (const text of ['', 'untrusted comment: x\n', 'not a signature\nat all\nreally\nnone\n']) {
      const bytes = Buffer.from(text)
      await refused(zipOf(entriesOf({ ...parts, 'SHA256SUMS.minisig': bytes })), 'package_unsigned')
    }
  })

  test('content that was changed, with new sums, under the old signature', async () => {
    const text = parts['changes.jsonl'].toString().replace(',95,', ',96,')
    expect(text).not.toBe(parts['changes.jsonl'].toString())
    const changed = resigned({ ...parts, 'changes.jsonl': Buffer.from(text) }, key)
    const old = { ...changed, 'SHA256SUMS.minisig': parts['SHA256SUMS.minisig'] }
    await refused(zipOf(entriesOf(old)), 'package_signature')
  })

  test('by a key that is not the one of the manifest', async () => {
    await refused(zipOf(entriesOf(resigned(parts, somebody.signing))), 'package_signature')
    const borrowed = { ...somebody.signing, keyId: key.keyId }
    await refused(zipOf(entriesOf(resigned(parts, borrowed))), 'package_signature')
    const renamed = { ...key, keyId: somebody.signing.keyId }
    await refused(zipOf(entriesOf(resigned(parts, renamed))), 'package_signature')
  })

  test('a comment that was changed, or that tells of another package', async () => {
    const text = parts['SHA256SUMS.minisig'].toString()
    const changed = Buffer.from(text.replace('period=2021Q2', 'period=2021Q1'))
    expect(changed.toString()).not.toBe(text)
    await refused(
      zipOf(entriesOf({ ...parts, 'SHA256SUMS.minisig': changed })),
      'package_signature',
    )
    const other = resigned(parts, key, 'waymark package=x kind=submission office=AFG period=2021Q2')
    await refused(zipOf(entriesOf(other)), 'package_signature')
  })

  test('a manifest without a key', async () => {
    const keyless = withManifest(parts, key, (manifest) => {
      manifest.from.minisign = 'RWQ'
    })
    await refused(keyless, 'package_signature')
  })

  test('a signature of the old kind, without a hash before it', async () => {
    const lines = parts['SHA256SUMS.minisig'].toString().split('\n')
    const head = Buffer.from(lines[1] ?? '', 'base64')
    head.write('Ed', 'latin1')
    lines[1] = head.toString('base64')
    const bytes = Buffer.from(lines.join('\n'))
    await refused(zipOf(entriesOf({ ...parts, 'SHA256SUMS.minisig': bytes })), 'package_signature')
  })
})

describe('sealed for somebody else', () => {
  test('another key, no key, no passphrase, another passphrase', async () => {
    const other = { identities: [somebody.ageIdentity] }
    await refused(sealed, 'package_sealed_for_other', { asked: 'key' }, other)
    await refused(sealed, 'package_sealed_for_other', { asked: 'key' }, { identities: [] })
    const secret = await packPackage(quarter(), { signing: key, recipients: [], passphrase: 'one' })
    await refused(secret, 'package_sealed_for_other', { asked: 'passphrase' })
    const wrong = { identities: [hq.ageIdentity], passphrase: 'two' }
    await refused(secret, 'package_sealed_for_other', { asked: 'passphrase' }, wrong)
    const right = { identities: [], passphrase: 'one' }
    await expect(openPackage(secret, right)).resolves.toMatchObject({ sealed: true })
  })

  test('a header that was changed', async () => {
    const text = Buffer.from(sealed).toString('latin1')
    const changed = Buffer.from(text.replace('-> X25519 ', '-> X25518 '), 'latin1')
    await refused(changed, 'package_sealed_for_other')
  })
})

describe('newer', () => {
  test('a later format, however different the rest is', async () => {
    const later = { format: 3, app: { version: '3.1.0', minimum: '3.0.0' }, elsewhere: [] }
    const bytes = Buffer.from(JSON.stringify(later))
    const entries = [
      ...entriesOf({ ...parts, 'manifest.json': bytes }),
      { name: 'attachments.bin', bytes: Buffer.from('new') },
    ]
    await refused(zipOf(entries), 'package_newer', { needed: '3.0.0', version: '0.1.0', format: 3 })
  })

  test('the same format, made for a later application', async () => {
    const later = withManifest(parts, key, (manifest) => {
      manifest.app = { version: '1.4.0', minimum: '1.2.0' }
    })
    await refused(later, 'package_newer', { needed: '1.2.0', version: '0.1.0', format: 2 })
  })

  test('made by a later application that this one still understands: opens', async () => {
    const later = await withManifest(parts, key, (manifest) => {
      manifest.app = { version: '1.4.0', minimum: '0.1.0' }
      manifest.mood = 'a field that is not known yet'
    })
    await expect(openPackage(later, mine, { appVersion: '0.1.0' })).resolves.toBeDefined()
  })
})

describe('limits', () => {
  test('names outside of the list, wherever they would lead', async () => {
    const extra = [...entriesOf(parts), { name: 'virus.exe', bytes: Buffer.from('MZ') }]
    await refused(zipOf(extra), 'package_limit', { limit: 'names' })
    for (const name of ['../../a.tx', '/etc/passw', 'C:\\a\\b.txt', 'README.tx\0']) {
      const renamed = patched(plain, Buffer.from('README.txt'), Buffer.from(name.slice(0, 10)))
      await refused(renamed, 'package_limit', { limit: 'names' })
    }
  })

  test('an entry twice, missing, or out of order', async () => {
    const entries = entriesOf(parts)
    const twice = [...entries.slice(0, 3), ...entries.slice(2)]
    await refused(zipOf(twice), 'package_limit', { limit: 'names' })
    await refused(zipOf(entries.toSpliced(3, 1)), 'package_limit', { limit: 'names' })
    const [first, second, third, ...rest] = entries
    if (!first || !second || !third) throw new Error('a package has more entries')
    await refused(zipOf([first, third, second, ...rest]), 'package_limit', { limit: 'names' })
  })

  test('more entries than a package can have', async () => {
    const many = Array.from({ length: 2_000 }, (_, at) => ({
      name: at === 0 ? 'mimetype' : `e${at}`,
      bytes: at === 0 ? parts.mimetype : Buffer.alloc(0),
      stored: true,
    }))
    await refused(zipOf(many), 'package_limit', { limit: 'entries' })
  })

  test('a bomb: little that becomes much', async () => {
    const much = { ...parts, 'changes.jsonl': Buffer.alloc(10 * 1024 * 1024, ' ') }
    await refused(zipOf(entriesOf(resigned(much, key))), 'package_limit', { limit: 'ratio' })
    const more = { ...parts, 'changes.jsonl': Buffer.alloc(60 * 1024 * 1024) }
    await refused(zipOf(entriesOf(more)), 'package_limit', { limit: 'sizes' })
    const text = { ...parts, 'README.txt': Buffer.alloc(1024 * 1024, 'a') }
    await refused(zipOf(entriesOf(text)), 'package_limit', { limit: 'sizes' })
  })

  test('sizes that lie, in both directions', async () => {
    const size = parts['changes.jsonl'].length
    const lie = { name: 'changes.jsonl' }
    await refused(claiming(plain, 'changes.jsonl', 'size', size - 1), 'package_hash', lie)
    await refused(claiming(plain, 'changes.jsonl', 'size', 1000), 'package_hash', lie)
    await refused(claiming(plain, 'changes.jsonl', 'size', size + 1), 'package_hash', lie)
    const beyond = claiming(plain, 'changes.jsonl', 'size', 0xfffffffe)
    await refused(beyond, 'package_limit', { limit: 'sizes' })
    const bomb = { ...parts, 'changes.jsonl': Buffer.alloc(60 * 1024 * 1024) }
    const modest = claiming(await zipOf(entriesOf(bomb)), 'changes.jsonl', 'size', 20_000)
    await refused(modest, 'package_hash', lie)
  })

  test('stored sizes beyond the file', async () => {
    await refused(claiming(plain, 'README.txt', 'stored', 0x7fffffff), 'package_truncated')
  })

  test('a file that is too large to look at', async () => {
    await refused(Buffer.alloc(LIMITS.file + 1), 'package_limit', { limit: 'file' })
  })

  test('a line that is too long', async () => {
    const long = withLines(parts, key, (lines) => [...lines, JSON.stringify([noise(LIMITS.line)])])
    await refused(long, 'package_limit', { limit: 'line' })
  })

  test('too deep, in a line and in the manifest', async () => {
    const deep = `{"group":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`
    const lines = withLines(parts, key, (all) => [...all, deep, noise(100_000)])
    await refused(lines, 'package_limit', { limit: 'nesting' })
    const manifest = withManifest(parts, key, (value) => {
      value.deep = JSON.parse('[[[[[[[[[[[[1]]]]]]]]]]]]')
    })
    await refused(manifest, 'package_limit', { limit: 'nesting' })
  })

  test('too many changes', async () => {
    const many = withLines(parts, key, (lines) => [
      ...lines.slice(0, 4),
      '{"table":0,"delete":"risk"}',
      ...Array.from({ length: LIMITS.changes + 1 }, () => `[0,"${noise(8)}"]`),
    ])
    await refused(many, 'package_limit', { limit: 'changes' })
  })

  test('a long text that many short rows would have in common', async () => {
    const values = { office: 'o', workplan: 'w', statement: 'x'.repeat(90_000), impact: [] }
    const much = withLines(parts, key, (lines) => [
      ...lines.slice(0, 4),
      JSON.stringify({ table: 0, create: 'risk', values }),
      ...Array.from({ length: 1000 }, (_, at) => `[0,"${noise(8)}",${at}]`),
    ])
    await refused(much, 'package_limit', { limit: 'filled' })
  })

  test('a passphrase that takes too long to try', async () => {
    const slow = 'age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 30\nAA\n--- AA\n'
    const bytes = Buffer.concat([Buffer.from(slow), Buffer.alloc(64)])
    const opener = { identities: [], passphrase: 'x' }
    await refused(bytes, 'package_limit', { limit: 'workFactor' }, opener)
  })

  test('a header of age without an end', async () => {
    const head = Buffer.from(`age-encryption.org/v1\n${'-> x y\nAAAA\n'.repeat(10_000)}`)
    await refused(head, 'package_limit', { limit: 'sizes' })
  })
})

/** Text that does not compress, so that the limit on the ratio is not what stops it. */
function noise(length: number): string {
  let text = ''
  while (text.length < length) text += Math.random().toString(36).slice(2)
  return text.slice(0, length)
}

describe('gaps', () => {
  const STREAM_LINES = 2

  test('a change is missing in the middle, at the beginning, at the end', async () => {
    const { name: stream } = (await openPackage(plain, mine)).manifest.streams[0] ?? { name: '' }
    const middle = withLines(parts, key, (lines) => lines.toSpliced(8, 1))
    // Which one is not known: the rows after it have moved up, and the lines that they name with them.
    await refused(middle, 'package_value')
    const first = withLines(parts, key, (lines) =>
      lines.with(STREAM_LINES, lines[STREAM_LINES]?.replace('"from":1', '"from":2') ?? ''),
    )
    await refused(first, 'package_gap', { stream, from: 1, to: 1 })
    const last = withLines(parts, key, (lines) => lines.slice(0, -2)) // with its group
    await refused(last, 'package_gap', { stream, from: 422, to: 422 })
  })

  test('a change more than the manifest says', async () => {
    const twice = withLines(parts, key, (lines) => [...lines, lines.at(-1) ?? ''])
    await refused(twice, 'package_value')
  })

  test('a whole stream that the manifest promises', async () => {
    const name = `${'s'.repeat(8)}/shared`
    const promised = withManifest(parts, key, (manifest) => {
      manifest.streams.push({ name, first: 5, last: 9 })
    })
    await refused(promised, 'package_gap', { stream: name, from: 5, to: 9 })
  })
})

describe('values', () => {
  /** Line 5 is the table of the actuals with a comment, line 6 its first row. */
  const [TABLE, ROW] = [4, 5]
  const edited = (at: number, edit: (line: never) => unknown) =>
    withLines(parts, key, (lines) =>
      lines.with(at, JSON.stringify(edit(JSON.parse(lines[at] ?? '') as never))),
    )
  const name = 'changes.jsonl'

  test('the lines that are edited below are the ones they should be', () => {
    const lines = parts['changes.jsonl'].toString().split('\n')
    expect(JSON.parse(lines[TABLE] ?? '')).toEqual({
      table: 0,
      create: 'actual',
      values: {
        ...{ office: expect.any(String), indicator: [], period: '2021Q2' },
        ...{ value: [], status: 'reported', comment: [] },
      },
    })
    expect(JSON.parse(lines[ROW] ?? '')).toEqual([0, expect.any(String), 95, expect.any(String)])
  })

  const [INDICATOR, VALUE, COMMENT] = [1, 2, 3]
  test.each<[string, number, unknown, string]>([
    ['a text where a number goes', VALUE, '12', 'actual.value'],
    ['a list', VALUE, [1], 'actual.value'],
    ['an object', VALUE, { a: 1 }, 'actual.value'],
    ['an unread text with more to it', VALUE, { unread: 'x', more: 1 }, 'actual.value'],
    ['a number where a text goes', COMMENT, 5, 'actual.comment'],
    ['half of a character', COMMENT, 'x\ud800', 'actual.comment'],
    ['a text that is far too long', COMMENT, 'x'.repeat(100_001), 'actual.comment'],
    ['a reference that is none', INDICATOR, true, 'actual.indicator'],
    ['nothing where something is needed', INDICATOR, null, 'actual.indicator'],
    ['a line that creates no row', INDICATOR, 4, 'actual.indicator'],
    ['a line below', INDICATOR, 18, 'actual.indicator'],
    ['an unread text where a row is named', INDICATOR, { unread: 'that one' }, 'actual.indicator'],
  ])('in a row: %s', async (_what, at, value, field) => {
    const wrong = edited(ROW, (cells: unknown[]) => cells.with(at, value))
    await refused(wrong, 'package_value', { name, line: 6, field })
  })

  test.each<[string, string, unknown]>([
    ['a choice that is none', 'status', 'guessed'],
    ['a flag that is not one', 'follow_up', 'yes'],
    ['a period that is none', 'period', '2021Q5'],
    ['an unread text in the key', 'period', { unread: 'the second quarter' }],
    ['nothing where something is needed', 'office', null],
    ['a list that is not empty', 'value', [[]]],
    ['a field that there is not', 'colour', 'red'],
    ['a field by the name of what objects have', 'constructor', []],
  ])('in a table: %s', async (_what, field, value) => {
    const wrong = edited(TABLE, (table: { values: object }) => ({
      ...table,
      values: { ...table.values, [field]: value },
    }))
    await refused(wrong, 'package_value', { name, line: 5, field: `actual.${field}` })
  })

  test('a field that is needed and missing', async () => {
    const wrong = edited(TABLE, (table: { values: { office: string } }) => {
      const { office: _, ...values } = table.values
      return { ...table, values }
    })
    await refused(wrong, 'package_value', { line: 5, field: 'actual.office' })
  })

  test.each<[string, string, Record<string, unknown>]>([
    ['an unknown entity', 'salary', { create: 'salary' }],
    ['an entity by the name of what objects have', 'constructor', { create: 'constructor' }],
    ['an id where the key gives it', 'row', { row: [] }],
    ['a field of the line that there is not', 'sql', { sql: 'DROP TABLE change' }],
    ['two things at once', 'delete', { delete: 'actual' }],
    ['a number that is not the next', 'table', { table: 1 }],
  ])('a table of %s', async (_what, field, more) => {
    const wrong = edited(TABLE, (table: object) => ({ ...table, ...more }))
    await refused(wrong, 'package_value', { line: 5, field })
  })

  test.each<[string, string, (cells: unknown[]) => unknown]>([
    ['of a table that there is not', 'table', (cells) => cells.with(0, 1)],
    ['of a table by its name', 'table', (cells) => cells.with(0, 'actual')],
    ['that is too short', 'row', (cells) => cells.slice(0, -1)],
    ['that is empty', 'table', () => []],
    ['with a prior that is a name', 'prior', (cells) => [...cells, 'somewhere#1']],
    ['with a prior that is none', 'prior', (cells) => [...cells, null]],
    ['with a prior that was not written yet', 'prior', (cells) => [...cells, '0:7']],
    ['with a prior of a stream that there is not', 'prior', (cells) => [...cells, '2:1']],
    ['with a prior that is spelled otherwise', 'prior', (cells) => [...cells, '01:1']],
  ])('a row %s', async (_what, field, edit) => {
    await refused(edited(ROW, edit), 'package_value', { line: 6, field })
  })

  test('what a row is known by cannot be set later', async () => {
    const wrong = edited(TABLE, () => ({ table: 0, set: 'actual', field: 'period' }))
    await refused(wrong, 'package_value', { line: 5, field: 'actual.period' })
  })

  test.each([TABLE, ROW])('other spellings of line %i', async (at) => {
    const spellings: readonly ((line: string) => string)[] = [
      (line) => line.replace('"period":', '"period":"2020","period":'),
      (line) => line.replace('"period":', '"p\\u0065riod":'),
      (line) => line.replace('"period":', '"__proto__":{"a":1},"period":'),
      (line) => line.replace(',95,', ',1e999,'),
      (line) => line.replace(',95,', ',95.00000000000000000001,'),
      (line) => line.replace(',95,', ',9.5e1,'),
      (line) => line.replace('women', 'w\\u006fmen'),
      (line) => line.replace(',', ', '),
      (line) => line.slice(0, -1),
      (line) => `[${line}]`,
      (line) => `${line}\r`,
      () => '',
      () => 'null',
    ]
    const text = parts['changes.jsonl'].toString().split('\n')[at] ?? ''
    const others = spellings.map((edit) => edit(text)).filter((line) => line !== text)
    expect(others.length).toBeGreaterThan(8)
    for (const other of others) {
      const wrong = withLines(parts, key, (lines) => lines.with(at, other))
      await refused(wrong, 'package_value', { line: at + 1 })
    }
  })

  const swapped = (lines: string[], at: number) =>
    lines.toSpliced(at, 2, lines[at + 1] ?? '', lines[at] ?? '')

  test.each<[string, (lines: string[]) => string[]]>([
    ['names in another order', (lines) => lines.with(2, '{"stream":0,"from":1}')],
    ['a stream by another number', (lines) => lines.with(1, lines[1]?.replace('1', '7') ?? '')],
    ['a stream that nothing refers to', (lines) => lines.toSpliced(2, 0, STREAM_LINE)],
    ['streams further down', (lines) => swapped(lines, 1)],
    ['a group before its stream', (lines) => swapped(lines, 2)],
    ['a table before its group', (lines) => swapped(lines, 3)],
    ['a row before its table', (lines) => swapped(lines, 4)],
    ['a table without rows', (lines) => [...lines, '{"table":9,"delete":"risk"}']],
    ['a group without changes', (lines) => [...lines, '{"at":"2021-07-02T08:00:00Z","label":{}}']],
    ['a group that goes on', (lines) => lines.toSpliced(6, 0, '{"again":4}')],
    ['a group that was not told', (lines) => lines.toSpliced(6, 0, '{"again":5}')],
    ['the same site said again', (lines) => lines.with(6, said(lines[6], { site: SITE }))],
    ['the same kind said again', (lines) => lines.with(6, said(lines[6], { kind: 'edit' }))],
    [
      'a table that could have been used',
      (lines) => [...lines, lines[4]?.replace('0', String(tablesIn(lines))) ?? '', lines[5] ?? ''],
    ],
    [
      'what all rows have in common, in each of them',
      (lines) =>
        lines.map((line) =>
          line
            .replace('"status":"reported"', '"status":[]')
            .replace(/^(\[0,.*?,\d+),/, '$1,"reported",'),
        ),
    ],
    [
      'a row that is created above, by its id',
      (lines) => lines.with(8, lines[8]?.replace(',6,', `,"${firstRow}",`) ?? ''),
    ],
  ])('%s is another spelling', async (_what, edit) => {
    await refused(withLines(parts, key, edit), 'package_value')
  })

  test('bytes that are not UTF-8', async () => {
    const bytes = Buffer.from(parts['changes.jsonl'])
    bytes[bytes.indexOf('Amina')] = 0xff
    const wrong = resigned({ ...parts, 'changes.jsonl': bytes }, key)
    await refused(zipOf(entriesOf(wrong)), 'package_value', { line: 4, field: 'UTF-8' })
  })

  test('a last line without its end', async () => {
    await refused(
      withLines(parts, key, (lines) => lines.join('\n')),
      'package_value',
      { field: 'line feed' },
    )
  })

  test('a group that is told twice, not at all, or not rightly', async () => {
    const twice = withLines(parts, key, (lines) => lines.toSpliced(3, 0, lines[3] ?? ''))
    await refused(twice, 'package_value', { line: 5, field: 'group' })
    const untold = withLines(parts, key, (lines) => lines.toSpliced(3, 1))
    await refused(untold, 'package_value', { line: 5, field: 'group' })
    for (const [field, value] of [
      ['at', 'yesterday'],
      ['group', 'a b'],
      ['kind', 'theft'],
      ['site', ''],
      ['actor', 7],
      ['label', { id: 'x', values: { a: {} } }],
      ['target', 9],
    ] as const) {
      const wrong = edited(3, (group: object) => ({ ...group, [field]: value }))
      await refused(wrong, 'package_value', { line: 4, field })
    }
  })

  test('a manifest that is not what it should be', async () => {
    for (const [field, edit] of MANIFESTS) {
      await refused(withManifest(parts, key, edit), 'package_value', {
        name: 'manifest.json',
        field,
      })
    }
    const text = parts['manifest.json'].toString()
    const twice = Buffer.from(text.replace('"kind":', '"kind": "setup",\n  "kind":'))
    const wrong = resigned({ ...parts, 'manifest.json': twice }, key)
    await refused(zipOf(entriesOf(wrong)), 'package_value', { name: 'manifest.json' })
  })
})

const STREAM_LINE = '{"stream":2,"name":"somewhere/shared"}'

function tablesIn(lines: readonly string[]): number {
  return lines.filter((line) => line.startsWith('{"table"')).length
}

function said(line: string | undefined, more: object): string {
  const { at, ...rest } = JSON.parse(line ?? '{}') as { at: string }
  return JSON.stringify({ at, ...more, ...rest })
}

// biome-ignore lint/suspicious/noExplicitAny: wrong on purpose
const MANIFESTS: readonly (readonly [string, (manifest: any) => void])[] = [
  ['kind', (manifest) => Object.assign(manifest, { kind: 'gift' })],
  ['id', (manifest) => Object.assign(manifest, { id: '' })],
  ['period', (manifest) => Object.assign(manifest, { period: 'Q2' })],
  ['from.age', (manifest) => Object.assign(manifest.from, { age: 'age1qqqq' })],
  ['madeAt', (manifest) => Object.assign(manifest, { madeAt: 'today' })],
  ['from.office.name', (manifest) => Object.assign(manifest.from.office, { name: '\u001b[2J' })],
  ['streams.0.first', (manifest) => Object.assign(manifest.streams[0], { first: -1 })],
  ['strategy', (manifest) => Object.assign(manifest, { strategy: undefined })],
]
