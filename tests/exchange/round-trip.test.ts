// What goes into a package comes out of it, and the same content is the same bytes.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { Batch, Group } from '#domain/changes.ts'
import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { groupId, naturalId } from '#domain/ids.ts'
import { toArmour } from '#exchange/armour.ts'
import { readLines } from '#exchange/changes-lines.ts'
import { writeLines } from '#exchange/changes-writer.ts'
import { groupIdOf, naturalRowMaker } from '#exchange/natural-row.ts'
import { openPackage } from '#exchange/open.ts'
import { packPackage } from '#exchange/pack.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { anyDraft, anyText } from './any-draft.ts'
import { draftOf, manifest, OFFICE, quarter, someKeys } from './draft.ts'

const folder = temporaryFolder()
const office = await someKeys(folder, 'office')
const hq = await someKeys(folder, 'hq')
const sealing = { signing: office.signing, recipients: [hq.ageRecipient] }
const opening = { identities: [hq.ageIdentity] }

test('a submission of a quarter opens to what was packed', async () => {
  const draft = quarter()
  const bytes = await packPackage(draft, sealing)
  const opened = await openPackage(bytes, opening)
  expect(opened.changes).toEqual(draft.changes)
  expect(opened.groups).toEqual(draft.groups)
  expect(opened.manifest).toMatchObject({
    ...draft.manifest,
    format: 2,
    from: { ...draft.manifest.from, minisign: office.minisign },
    counts: { changes: 422, groups: 103, entities: { actual: 25, actual_part: 200, narrative: 7 } },
  })
  expect(opened.signer).toEqual({ fingerprint: office.fingerprint, minisign: office.minisign })
  expect(opened).toMatchObject({ sealed: true, bytes: bytes.length })
})

test('it is small: half of the 20 KB that it may be, sealed and signed', async () => {
  const bytes = await packPackage(quarter(), sealing)
  expect(bytes.length).toBeLessThan(10_500)
})

test('nothing new to say is a package too', async () => {
  const bytes = await packPackage({ manifest: manifest(0), groups: [], changes: [] }, sealing)
  const opened = await openPackage(bytes, opening)
  expect(opened).toMatchObject({ groups: [], changes: [], manifest: { streams: [] } })
})

test('several receivers, each with their own key', async () => {
  const recipients = [hq.ageRecipient, office.ageRecipient]
  const bytes = await packPackage(quarter(), { signing: office.signing, recipients })
  for (const { ageIdentity } of [hq, office]) {
    await expect(openPackage(bytes, { identities: [ageIdentity] })).resolves.toBeDefined()
  }
})

describe('same content, same bytes', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test('in every time zone', async () => {
    const packed = []
    for (const name of ['UTC', 'Asia/Kabul', 'America/Bogota']) {
      process.env.TZ = name
      packed.push(await packPackage(quarter(), { signing: office.signing, recipients: [] }))
    }
    expect(packed[1]).toEqual(packed[0])
    expect(packed[2]).toEqual(packed[0])
  })

  test('whatever the order in which the changes are handed in', async () => {
    const draft = quarter()
    const shuffled = { ...draft, changes: draft.changes.toReversed() }
    const keys = { signing: office.signing, recipients: [] }
    expect(await packPackage(shuffled, keys)).toEqual(await packPackage(draft, keys))
  })
})

describe('as text in an e-mail', () => {
  const damages: [string, (text: string) => string | Buffer][] = [
    ['as it was made', (text) => text],
    ['with other line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['quoted', (text) => `On Monday Amina wrote:\n\n${text.replaceAll(/^/gm, '> > ')}\n-- \nbye`],
    ['broken at other places', (text) => text.replace(/[A-Za-z0-9+/=\n]{80,}/, rebroken)],
    ['quoted twice and wrapped at 72 columns, its marks too', (text) => flowed(text, '> > ', 30)],
    ['quoted with initials', (text) => text.replaceAll(/^/gm, 'AI> ')],
    ['with space-stuffing and trailing blanks', (text) => text.replaceAll(/^|$/gm, ' ')],
    ['with blanks that may not break', (text) => text.replaceAll(' ', '\u00a0')],
    ['with long dashes', (text) => text.replaceAll('-----', '\u2014\u2013')],
    ['as HTML source', (text) => text.replaceAll(/^/gm, '&gt;&nbsp;').replaceAll('\n', '<br>\n')],
    ['under a footer', (text) => `${text}\n-- \nSent by <Mail>\n=== list ===\nconfidential`],
    ['after words that name its marks', (text) => `Copy from ${BEGIN} to ${END}.\n“Hi”\n${text}`],
    ['saved as UTF-16', (text) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['encoded blanks', (text) => text.replaceAll(/$/gm, '=20').replaceAll('+', '=2B')],
    ['quoted-printable', (text) => text.replaceAll(/(?<![-\w])=|=(?=[=\n])/g, '=3D')],
  ]
  test.each(damages)('%s', async (_how, damage) => {
    const text = toArmour(await packPackage(quarter(), sealing))
    const damaged = damage(text)
    const bytes = typeof damaged === 'string' ? Buffer.from(damaged) : damaged
    const opened = await openPackage(bytes, opening)
    expect(opened.changes).toEqual(quarter().changes)
  })

  test('a part is missing', async () => {
    const text = toArmour(await packPackage(quarter(), sealing))
    const cut = Buffer.from(text.slice(0, 9000))
    await expect(openPackage(cut, opening)).rejects.toMatchObject({ code: 'package_truncated' })
  })
})

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----'
const END = '-----END AGE ENCRYPTED FILE-----'

/** Quoted, and broken again where the line is too long then, at blanks too. */
function flowed(text: string, quote: string, width: number): string {
  const lines = text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''])
  return lines.map((line) => `${quote}${line.replaceAll(' ', `\n${quote}`)}`).join('\n')
}

function rebroken(text: string): string {
  return `\n${(text.replaceAll('\n', '').match(/.{1,57}/g) ?? []).join(' \n\t')}\n`
}

describe('any content', () => {
  test('comes out as it went in, and is the same bytes twice', async () => {
    await fc.assert(
      fc.asyncProperty(anyDraft(), async (draft) => {
        const keys = { signing: office.signing, recipients: [] }
        const bytes = await packPackage(draft, keys)
        expect(await packPackage(draft, keys)).toEqual(bytes)
        const opened = await openPackage(bytes, { identities: [] })
        expect(opened.changes).toEqual(draft.changes)
        expect(opened.groups.toSorted(byId)).toEqual(draft.groups.toSorted(byId))
        expect(opened.manifest.streams).toEqual(draft.manifest.streams)
        expect(await packPackage(draftOf(opened), keys)).toEqual(bytes)
      }),
      { numRuns: 150 },
    )
  })

  test('every spelling but the one is refused', () => {
    fc.assert(
      fc.property(anyDraft(), fc.nat(), fc.nat(), (draft, which, where) => {
        const { streams } = draft.manifest
        const lines = writeLines({ ...draft, streams }, 'A')
          .toString()
          .split('\n')
          .slice(0, -1)
        const other = respelled(lines, which, where)
        if (other.join() === lines.join()) return
        const bytes = Buffer.from([...other, ''].join('\n'))
        let batch: Batch
        try {
          batch = readLines(bytes, streams, 'A')
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal)
          return
        }
        // It says something else then, and that in its one spelling.
        expect(writeLines(batch, 'A').toString()).toBe(bytes.toString())
      }),
      { numRuns: 3000 },
    )
  })

  test('natural ids are those of the domain', () => {
    const maker = naturalRowMaker()
    fc.assert(
      fc.property(
        fc.constantFrom(...ENTITY_NAMES.filter((name) => keyOf(name))),
        fc.array(fc.oneof(anyText(), fc.double(), fc.boolean(), fc.constant(null)), {
          minLength: 5,
        }),
        (entity, parts) => {
          const key = keyOf(entity) ?? []
          const named = Object.fromEntries(key.map((field, at) => [field, parts[at] ?? null]))
          const values = { ...named, office: OFFICE }
          expect(maker(entity, key, values)).toBe(naturalId(entity, values))
        },
      ),
    )
  })

  test('ids of actions are those of the domain', () => {
    const times = ['2021-07-01T08:00:00.123Z', '2021-07-01T08:00Z', '0001-01-01T00:00:00Z', '']
    fc.assert(
      fc.property(anyText(), fc.constantFrom(...times), (first, at) => {
        expect(groupIdOf(first, at)).toBe(groupId(first, at))
        expect(groupId(first, at)).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-/)
      }),
    )
    const id = groupId('site-a/office-afg#41', '2021-07-02T09:15:00Z')
    expect(id.slice(0, 13)).toBe('017a667f-f620')
  })
})

/** The same lines with a small difference that may or may not mean something else. */
function respelled(lines: readonly string[], which: number, where: number): string[] {
  if (lines.length === 0) return ['']
  const at = where % lines.length
  const line = lines[at] ?? ''
  const next = (at + 1 + (which >> 4)) % lines.length
  switch (which % 10) {
    case 0:
      return lines.toSpliced(at, 1)
    case 1:
      return lines.toSpliced(at, 0, line)
    case 2:
      return lines.with(at, lines[next] ?? '').with(next, line)
    case 3:
      return lines.with(
        at,
        line.replace(/\d+/, (digits) => String(Number(digits) + 1)),
      )
    case 4:
      return lines.with(at, line.replace(/"([^"]+)":"[^"]*"/, '"$1":[]'))
    case 5:
      return lines.with(at, line.replace('[]', '"i-1"'))
    case 6:
      return lines.with(at, line.replace(/^\[(\d+),(\d+)/, '[$1,"row-1"'))
    case 7:
      return lines.toSpliced(at, 0, `{"again":${next}}`)
    case 8:
      return lines.with(at, line.replace(/("\w+":"?[^",]+"?),("\w+":"?[^",]+"?)/, '$2,$1'))
    default:
      return lines.with(at, line.replace(/,"\d+:\d+"\]$/, ']'))
  }
}

function byId(a: Group, b: Group): number {
  return a.id < b.id ? -1 : 1
}

function keyOf(entity: EntityName): readonly string[] | undefined {
  const definition: Entity = ENTITIES[entity]
  return definition.key
}
