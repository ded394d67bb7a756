// The demo: a whole quarter between HQ and some offices, small enough for every test run.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { runDemo } from '#app/demo.ts'
import type { DemoSummary } from '#app/demo-summary.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

function play(name: string, offices: number, seed: number): Promise<DemoSummary> {
  return runDemo({
    folder: join(folder, name),
    offices,
    seed,
    scale: 1,
    version: '0.1.0',
    pdf: null,
    keysFolder: join(folder, 'profile'),
    onStep: () => undefined,
  })
}

/** What two runs with the same seed must agree in. */
function comparable(summary: DemoSummary): unknown {
  return JSON.parse(
    JSON.stringify(summary, (key, value) =>
      key === 'fingerprint' || key === 'bytes' ? undefined : value,
    ),
  )
}

describe('a quarter with eleven offices', () => {
  let summary: DemoSummary
  const office = (code: string) => {
    const found = summary.offices.find((entry) => entry.code === code)
    if (!found) throw new Error(`${code} did not take part`)
    return found
  }
  beforeAll(async () => {
    summary = await play('eleven', 11, 1)
  })

  test('leaves workspaces, packages, reports and a summary', () => {
    const files = (name: string) => readdirSync(join(folder, 'eleven', name))
    expect(files('.').sort()).toEqual([
      ...['hq.waymark', 'offices', 'packages', 'reports', 'summary.json'],
    ])
    expect(files('offices')).toContain('SDN-DAR-2.waymark')
    expect(files('offices')).toHaveLength(12) // one office has two laptops
    expect(files('packages')).toHaveLength(summary.packages.length)
    expect(files('reports')).toHaveLength(6)
    expect(files('reports')).toContain('assessment-2020.html')
    const written = JSON.parse(readFileSync(join(folder, 'eleven', 'summary.json'), 'utf8'))
    expect(written).toEqual(summary)
  })

  test('HQ is whole at the end: its tables equal its replayed journal', () => {
    expect(summary.hq.check).toEqual({ ok: true, findings: 0 })
  })

  test('everybody who sent something was consolidated', () => {
    for (const { code, submitted, state, taken } of summary.offices) {
      expect([code, state]).toEqual([code, { ESH: 'none', CAF: 'submitted' }[code] ?? 'accepted'])
      expect(taken.length > 0).toBe(submitted > 0)
    }
    expect(summary.strategy.completeness).toBeGreaterThan(80)
  })

  test('each quirk is played', () => {
    expect(office('BFA').blocked).toBe(1) // a pasted '12,5 pers.' is no number
    expect(office('LBY').blocked).toBe(1) // zero of zero wants an explanation
    expect(office('CAF').timeliness).toBe('late')
    expect(office('LBN')).toMatchObject({ returned: 2, times: 3, state: 'accepted' })
    expect(office('ESH')).toMatchObject({ submitted: 0, state: 'none' })
    expect(office('SDN-DAR').joined?.conflicts).toBe(1)
    expect(office('SYR').version).not.toBe(office('LBN').version)
    const fates = summary.packages.map(({ file, fate }) => [file, fate])
    expect(fates.filter(([, fate]) => fate !== 'taken')).toEqual(
      expect.arrayContaining([
        ['packages/NGA-2021Q2-1-twice.wmpkg', 'already_known'],
        ['packages/SSD-2021Q2-1-lost.wmpkg', 'lost'],
      ]),
    )
  })

  test('the lost package of South Sudan is in the next one', () => {
    expect(office('SSD')).toMatchObject({ submitted: 2, state: 'accepted' })
    const sent = summary.packages.filter(({ file }) => file.includes('SSD-2021Q2-1'))
    const [lost, again] = [sent[0]?.changes ?? 0, sent[1]?.changes ?? 0]
    expect(again).toBeGreaterThan(lost)
  })

  test('packages stay small: a report under 20 KB, a setup under 150 KB', () => {
    for (const { kind, bytes } of summary.packages) {
      if (kind === 'submission') expect(bytes).toBeLessThan(20 * 1024)
      if (kind === 'setup') expect(bytes).toBeLessThan(150 * 1024)
    }
  })
})

test('the same seed plays the same quarter, but for keys', async () => {
  const [first, second] = [await play('one', 2, 5), await play('two', 2, 5)]
  expect(comparable(first)).toEqual(comparable(second))
  expect(first.hq.fingerprint).not.toBe(second.hq.fingerprint)
})

test('a folder that holds something is refused', async () => {
  await expect(play('one', 1, 1)).rejects.toMatchObject({ code: 'workspace_exists' })
})
