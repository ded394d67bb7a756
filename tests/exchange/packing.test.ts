// Nobody makes a package that nobody can open: what a receiver would refuse is refused while packing.
import { expect, test } from 'vitest'
import { openPackage } from '#exchange/open.ts'
import { type Draft, packPackage } from '#exchange/pack.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { manifest, OFFICE, quarter, STREAM, someKeys } from './draft.ts'

const folder = temporaryFolder()
const { signing } = await someKeys(folder, 'office')
const plain = { signing, recipients: [] }

function edited(edit: (draft: Draft) => Partial<Draft>): Draft {
  const draft = quarter()
  return { ...draft, ...edit(draft) }
}

test('a stream that is not whole', async () => {
  const missing = edited(({ changes }) => ({ changes: changes.toSpliced(7, 1) }))
  await expect(packPackage(missing, plain)).rejects.toMatchObject({
    code: 'package_gap',
    values: { stream: STREAM, from: 8, to: 8, office: 'Afghanistan' },
  })
})

test('a change without its group', async () => {
  const missing = edited(({ groups }) => ({ groups: groups.slice(1) }))
  await expect(packPackage(missing, plain)).rejects.toMatchObject({ code: 'package_value' })
})

test('a change of a stream that the manifest does not name', async () => {
  const more = edited(({ changes }) => ({
    changes: [...changes, { ...changes[0], stream: `elsewhere/${OFFICE}`, seq: 1 } as never],
  }))
  await expect(packPackage(more, plain)).rejects.toMatchObject({ code: 'package_value' })
})

test('a value that its field cannot hold', async () => {
  const wrong = edited(({ changes }) => ({
    changes: changes.map((change) =>
      change.field === 'status' ? { ...change, value: 'nearly done' } : change,
    ),
  }))
  await expect(packPackage(wrong, plain)).rejects.toMatchObject({
    code: 'package_value',
    values: { field: 'activity.status' },
  })
})

test('a manifest that could not be read', async () => {
  const wrong = edited((draft) => ({ manifest: { ...draft.manifest, madeAt: 'today' } }))
  await expect(packPackage(wrong, plain)).rejects.toMatchObject({ code: 'package_value' })
})

/** Long texts on one field; `text` decides how well they compress. */
function longTexts(count: number, text: (at: number) => string): Draft {
  const groups = quarter().groups.slice(0, 1)
  const changes = Array.from({ length: count }, (_, at) => ({
    stream: STREAM,
    seq: at + 1,
    group: groups[0]?.id ?? '',
    entity: 'narrative' as const,
    row: 'n',
    field: 'lessons',
    value: text(at),
    prior: [],
  }))
  return { manifest: manifest(count), groups, changes }
}

test('more than a package may hold', async () => {
  const large = longTexts(300, (at) => `${at} `.repeat(20_000))
  await expect(packPackage(large, plain)).rejects.toMatchObject({
    code: 'package_limit',
    values: { limit: 'sizes' },
  })
})

test('what would look like a bomb, and what only nearly does', async () => {
  const bomb = longTexts(60, () => 'x'.repeat(90_000))
  await expect(packPackage(bomb, plain)).rejects.toMatchObject({
    code: 'package_limit',
    values: { limit: 'ratio' },
  })
  const monotonous = longTexts(10, () => 'x'.repeat(90_000))
  const bytes = await packPackage(monotonous, plain)
  await expect(openPackage(bytes, { identities: [] })).resolves.toBeDefined()
})
