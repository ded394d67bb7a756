// Older formats go a step at a time to the present one, after they were verified as they came.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FORMAT } from '#exchange/manifest.ts'
import { openPackage } from '#exchange/open.ts'
import { type Content, STEPS, type Step, upgraded } from '#exchange/upgrade.ts'
import { refusal } from '../support/refusal.ts'

const step =
  (format: number, word: string): Step =>
  ({ manifest, changes }) => ({
    manifest: { ...manifest, format, words: [...((manifest.words as string[]) ?? []), word] },
    changes: Buffer.concat([changes, Buffer.from(word)]),
  })
const steps = [step(2, 'a'), step(3, 'b')]
const content = (format: unknown): Content => ({ manifest: { format }, changes: Buffer.from('') })

test('there is a step for every format but the present one', () => {
  expect(STEPS.length).toBe(FORMAT - 1)
})

test.each([
  [1, 'ab'],
  [2, 'b'],
  [3, ''],
])('format %i goes the steps that are left: "%s"', (format, gone) => {
  const { manifest, changes } = upgraded(content(format), steps)
  expect([manifest.format, changes.toString()]).toEqual([3, gone])
})

test.each([0, 4, 1.5, '1', null, undefined])('%s is no format', (format) => {
  const { code, values } = refusal(() => upgraded(content(format), steps))
  expect([code, values.field]).toEqual(['package_value', 'format'])
})

test('what the signature covers is the package as it came; what is read is the result', async () => {
  const file = new URL('../fixtures/packages/format-1-plain.wmpkg', import.meta.url)
  const bytes = readFileSync(file)
  const titled: Step = ({ manifest, changes }) => ({
    manifest: { ...manifest, strategy: { ...(manifest.strategy as object), title: 'Upgraded' } },
    changes,
  })
  const opened = await openPackage(bytes, { identities: [] }, { steps: [titled] })
  expect(opened.manifest.strategy.title).toBe('Upgraded')
  expect(opened.changes.length).toBe(opened.manifest.counts.changes)
})
