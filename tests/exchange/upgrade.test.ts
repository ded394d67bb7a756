// Older formats go a step at a time to the present one, after they were verified as they came.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMAT } from '#exchange/manifest.ts'
import { openPackage } from '#exchange/open.ts'
import { STEPS, type Step, type Told, upgradedManifest } from '#exchange/upgrade.ts'
import { refusal } from '../support/refusal.ts'

const step = (format: number, word: string): Step => ({
  manifest: (told) => ({
    ...told,
    format,
    words: [...((told.words as string[]) ?? []), word],
  }),
  read: () => ({ streams: [], groups: [], changes: [], counts: NOTHING }),
})
const NOTHING = { changes: 0, groups: 0, entities: {} }
const steps = [step(2, 'a'), step(3, 'b')]
const told = (format: unknown): Told => ({ format })

test('there is a step for every format but the present one', () => {
  expect(STEPS.length).toBe(FORMAT - 1)
})

test.each([
  [1, ['a', 'b']],
  [2, ['b']],
  [3, undefined],
])('a manifest of format %i goes the steps that are left', (format, words) => {
  expect(upgradedManifest(told(format), steps)).toEqual({ format: 3, words })
})

test.each([0, 4, 1.5, '1', null, undefined])('%s is no format', (format) => {
  const { code, values } = refusal(() => upgradedManifest(told(format), steps))
  expect([code, values.field]).toEqual(['package_value', 'format'])
})

test('what the signature covers is the package as it came; what is read is the result', async () => {
  const file = new URL('../fixtures/packages/format-1-plain.wmpkg', import.meta.url)
  const bytes = readFileSync(file)
  const [first, ...later] = STEPS
  if (!first) throw new Error('format 1 has a step')
  const titled: Step = {
    manifest(manifest) {
      const strategy = { ...(manifest.strategy as object), title: 'Upgraded' }
      return { ...first.manifest(manifest), strategy }
    },
    read: first.read,
  }
  const opened = await openPackage(bytes, { identities: [] }, { steps: [titled, ...later] })
  expect(opened.manifest.strategy.title).toBe('Upgraded')
  expect(opened.manifest.counts.changes).toBe(opened.changes.length)
  expect([opened.format, opened.manifest.format]).toEqual([1, FORMAT])
})
