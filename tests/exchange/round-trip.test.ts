// What goes into a package comes out of it, and the same content is the same bytes.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { type Change, CREATION, changeRef, DELETED, type Group } from '#domain/changes.ts'
import { ENTITIES, ENTITY_NAMES, type Entity, type EntityName } from '#domain/entities.ts'
import { naturalId } from '#domain/ids.ts'
import { toArmour } from '#exchange/armour.ts'
import { naturalRowMaker } from '#exchange/natural-row.ts'
import { openPackage } from '#exchange/open.ts'
import { type Draft, packPackage } from '#exchange/pack.ts'
import { manifest, OFFICE, quarter, SITE, someKeys, temporaryFolder } from './draft.ts'

const folder = await temporaryFolder()
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
    format: 1,
    from: { ...draft.manifest.from, minisign: office.minisign },
    counts: { changes: 422, groups: 103, entities: { actual: 25, actual_part: 200, narrative: 7 } },
  })
  expect(opened.signer).toEqual({ fingerprint: office.fingerprint, minisign: office.minisign })
  expect(opened).toMatchObject({ sealed: true, bytes: bytes.length })
})

test('it is small: 20 KB at most, sealed and signed', async () => {
  const bytes = await packPackage(quarter(), sealing)
  expect(bytes.length).toBeLessThan(20_000)
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
  const damages: [string, (text: string) => string][] = [
    ['as it was made', (text) => text],
    ['with other line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['quoted', (text) => `On Monday Amina wrote:\n\n${text.replaceAll(/^/gm, '> > ')}\n-- \nbye`],
    ['broken at other places', (text) => text.replace(/[A-Za-z0-9+/=\n]{80,}/, rebroken)],
    ['quoted-printable', (text) => text.replaceAll(/(?<![-\w])=|=(?=[=\n])/g, '=3D')],
  ]
  test.each(damages)('%s', async (_how, damage) => {
    const text = toArmour(await packPackage(quarter(), sealing))
    const opened = await openPackage(Buffer.from(damage(text)), opening)
    expect(opened.changes).toEqual(quarter().changes)
  })

  test('a part is missing', async () => {
    const text = toArmour(await packPackage(quarter(), sealing))
    const cut = Buffer.from(text.slice(0, 9000))
    await expect(openPackage(cut, opening)).rejects.toMatchObject({ code: 'package_truncated' })
  })
})

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
      }),
      { numRuns: 150 },
    )
  })

  test('natural ids are those of the domain', () => {
    const maker = naturalRowMaker()
    fc.assert(
      fc.property(
        fc.constantFrom(...ENTITY_NAMES.filter((name) => keyOf(name))),
        fc.array(fc.oneof(text(), fc.double(), fc.boolean(), fc.constant(null)), { minLength: 5 }),
        (entity, parts) => {
          const key = keyOf(entity) ?? []
          const named = Object.fromEntries(key.map((field, at) => [field, parts[at] ?? null]))
          const values = { ...named, office: OFFICE }
          expect(maker(entity, key, values)).toBe(naturalId(entity, values))
        },
      ),
    )
  })
})

function byId(a: Group, b: Group): number {
  return a.id < b.id ? -1 : 1
}

function keyOf(entity: EntityName): readonly string[] | undefined {
  const definition: Entity = ENTITIES[entity]
  return definition.key
}

function text(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '"\\', 'a\nb\r\tc', '\u0000\u001f\u2028', '١٢٣ نساء', '=1+1', '</script>'),
  )
}

/** Several sites and scopes, groups over two streams, every kind of change, values of each kind. */
function anyDraft(): fc.Arbitrary<Draft> {
  const action = fc.record({
    stream: fc.constantFrom(0, 0, 1, 2),
    group: fc.nat(6),
    what: fc.constantFrom('risk', 'actual', 'set', 'number', 'unread', 'delete', 'restore'),
    text: text(),
    number: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
  })
  return fc.array(action, { maxLength: 40 }).map((actions) => {
    const names = [`${SITE}/${OFFICE}`, `${SITE}/shared`, `other-site/${OFFICE}`]
    const from = [1, 70, 3000]
    const byStream = names.map((_, stream) => actions.filter((given) => given.stream === stream))
    const changes = byStream.flatMap((list, stream) =>
      list.map((given, at): Change => {
        const seq = (from[stream] ?? 1) + at
        const place = { stream: names[stream] ?? '', seq, group: `group-${given.group}` }
        return { ...place, ...contentOf(given, `somewhere/shared`, seq) }
      }),
    )
    const used = new Set(changes.map((change) => change.group))
    const groups = [...used].map(
      (id, at): Group => ({
        id,
        site: SITE,
        office: OFFICE,
        at: '2021-07-01T08:00:00.123Z',
        actor: actions[at]?.text ?? '',
        label: at % 2 === 0 ? { id: 'label.set' } : { id: 'label.paste', values: { count: at } },
        kind: 'undo',
        target: at % 3 === 0 ? null : 'some-group',
      }),
    )
    const streams = byStream.flatMap((list, stream) => {
      const first = from[stream] ?? 1
      return list.length === 0
        ? []
        : [{ name: names[stream] ?? '', first, last: first + list.length - 1 }]
    })
    return { manifest: { ...manifest(0), streams }, groups, changes }
  })
}

function contentOf(
  given: { readonly what: string; readonly text: string; readonly number: number },
  elsewhere: string,
  seq: number,
): Pick<Change, 'entity' | 'row' | 'field' | 'value' | 'prior'> {
  const row = 'row-1'
  const prior = [changeRef(elsewhere, 17), changeRef('x/y', 3)]
  // JSON has one zero.
  const number = given.number === 0 ? 0 : given.number
  switch (given.what) {
    case 'risk': {
      const value = { office: OFFICE, workplan: 'w', statement: given.text }
      return { entity: 'risk', row: `risk-${seq}`, field: CREATION, value, prior: [] }
    }
    case 'actual': {
      const value = { office: OFFICE, indicator: `i-${seq}`, period: '2021', value: number }
      const id = naturalId('actual', value) ?? ''
      return { entity: 'actual', row: id, field: CREATION, value, prior: [] }
    }
    case 'set':
      return { entity: 'risk', row, field: 'statement', value: given.text, prior }
    case 'number':
      return { entity: 'actual', row, field: 'value', value: number, prior }
    case 'unread':
      return { entity: 'actual', row, field: 'value', value: { unread: given.text }, prior }
    default:
      return { entity: 'risk', row, field: DELETED, value: given.what === 'delete', prior }
  }
}
