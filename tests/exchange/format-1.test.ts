// Packages of format 1 say the same for ever, and are refused for the same reasons, though nothing makes them any more.
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { Refusal, type RefusalCode, type RefusalValues } from '#domain/errors.ts'
import { readFormat1 } from '#exchange/format-1-lines.ts'
import { openPackage } from '#exchange/open.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { anyDraft } from './any-draft.ts'
import { quarter, someKeys } from './draft.ts'
import { format1Lines, format1Package } from './format-1-writer.ts'
import { type Parts, partsOf, withLines, withManifest } from './tamper.ts'

const folder = temporaryFolder()
const { signing } = await someKeys(folder, 'office')
let parts: Parts

beforeAll(async () => {
  parts = await partsOf(await format1Package(quarter(), signing))
})

test('any content comes out as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(anyDraft(), async (draft) => {
      const bytes = await format1Package(draft, signing)
      const opened = await openPackage(bytes, { identities: [] })
      expect(opened.format).toBe(1)
      expect(opened.changes).toEqual(draft.changes)
      expect(JSON.stringify(opened.changes)).toBe(JSON.stringify(draft.changes))
      expect(opened.groups.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        draft.groups.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      )
    }),
    { numRuns: 100 },
  )
})

test('its lines are read as they were written', () => {
  const { groups, changes, manifest } = quarter()
  const { streams } = manifest
  const read = readFormat1(format1Lines({ groups, changes, streams }), streams, 'A')
  expect(read).toMatchObject({ groups, changes, counts: { changes: 422, groups: 103 } })
})

async function refused(
  bytes: Promise<Uint8Array>,
  code: RefusalCode,
  values: RefusalValues = {},
): Promise<void> {
  const error = await openPackage(await bytes, { identities: [] }).catch((thrown) => thrown)
  expect(error).toBeInstanceOf(Refusal)
  expect({ code: error.code, values: error.values }).toMatchObject({ code, values })
}

describe('what is wrong in format 1', () => {
  /** Line 4 is the creation of an actual. */
  const fourth = (edit: (line: string) => string) =>
    withLines(parts, signing, (lines) => lines.with(3, edit(lines[3] ?? '')))
  const name = 'changes.jsonl'

  test.each<[string, string, (line: string) => string]>([
    ['a value', 'actual.value', (line) => line.replace(/"value":\d+/, '"value":"12"')],
    ['a field', 'actual.colour', (line) => line.replace('"value":', '"colour":1,"value":')],
    ['an entity', 'salary', (line) => line.replace('"actual"', '"salary"')],
    ['a name twice', 'JSON', (line) => line.replace('"value":', '"value":1,"value":')],
    ['a space', 'JSON', (line) => line.replace(',', ', ')],
    ['an id where the key gives it', 'row', (line) => line.replace('}', '},"row":"x"')],
  ])('%s', async (_what, field, edit) => {
    await refused(fourth(edit), 'package_value', { name, line: 4, field })
  })

  test('a change that is missing', async () => {
    const missing = withLines(parts, signing, (lines) => lines.toSpliced(50, 1))
    await refused(missing, 'package_gap')
  })

  test('counts that are not those of the content', async () => {
    const field = 'counts'
    for (const edit of [
      (manifest: { counts: { changes: number } }) => Object.assign(manifest.counts, { changes: 1 }),
      (manifest: object) => Object.assign(manifest, { counts: null }),
    ]) {
      const lying = withManifest(parts, signing, edit)
      await refused(lying, 'package_value', { name: 'manifest.json', field })
    }
  })

  test('lines of format 2 under a manifest of format 1', async () => {
    const mixed = withLines(parts, signing, (lines) => [
      ...lines.slice(0, 2),
      '{"table":0,"delete":"risk"}',
    ])
    await refused(mixed, 'package_value', { name, line: 3 })
  })
})
