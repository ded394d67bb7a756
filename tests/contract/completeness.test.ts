// Completeness for scripts counts as the checklist of the Submit screen does, for every office and period of
// the sample: cells in SQL, the same cells by the domain's rules there.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { laySample } from '../support/sample-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn } from './engines.ts'

let engine: Engine
beforeAll(async () => {
  const profile = join(temporaryFolder(), 'profile')
  await laySample(profile, { role: 'hq' })
  engine = engineIn(profile)
  await finish(engine.client.workspaces.openSample({ role: 'hq' }))
})
afterAll(() => engine.close())

test('the same cells, problems and state as the checklist', async () => {
  const all = await engine.client.submissions.completeness({})
  const periods = [...new Set(all.map(({ period }) => period))]
  expect(all).toHaveLength(19 * periods.length)
  const last = all.filter(({ period }) => ['2020Q4', '2021Q1', '2021Q2'].includes(period))
  for (const each of last) {
    const { workplan, period } = each
    const list = await engine.client.submissions.checklist({ workplan, period })
    expect({
      office: each.code,
      expected: each.expected,
      filled: each.filled + each.notAvailable + each.notApplicable,
      empty: each.empty,
      warnings: each.problems.warning,
      explained: each.problems.explained,
      state: each.state,
      timeliness: each.timeliness,
    }).toEqual({
      office: each.code,
      expected: list.indicators,
      filled: list.filled,
      empty: list.empty.length,
      warnings: list.unexplained.length,
      explained: list.warnings - list.unexplained.length,
      state: list.submission.state,
      timeliness: list.submission.timeliness,
    })
  }
  expect(last.some(({ notAvailable }) => notAvailable > 0)).toBe(true)
  expect(last.some(({ empty }) => empty > 0)).toBe(true)
})

test('of one period only', async () => {
  const one = await engine.client.submissions.completeness({ period: '2021Q1' })
  expect(new Set(one.map(({ period }) => period))).toEqual(new Set(['2021Q1']))
})
