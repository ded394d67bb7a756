// Judging only the rows of a package must find what judging the whole office finds on them: the rules
// see the same rows around them either way. Checked on every office of the sample, quirks included.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { doubtsAbout } from '#app/doubts.ts'
import type { Engine } from '#app/engine.ts'
import { list } from '#app/problems.ts'
import { finish } from '#contract/client.ts'
import { applyCommands, changesSince } from '#db/journal.ts'
import { openWorkspace, type Workspace } from '#db/open.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { allOffices } from '#db/queries/rows.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import { laySample } from '../support/sample-files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn } from './engines.ts'

const profile = join(temporaryFolder(), 'profile')
let engine: Engine
let ws: Workspace
beforeAll(async () => {
  mkdirSync(profile)
  await laySample(profile, { role: 'hq' })
  engine = engineIn(profile)
  const { folder, fileName } = await finish(engine.client.workspaces.openSample({ role: 'hq' }))
  await engine.close()
  ws = openWorkspace(join(folder, fileName))
  applyCommands(
    ws,
    [
      ...(await nth('actual', 3, { numerator: 999_999, value: -5 })),
      ...(await nth('actual_part', 5, { value: 70_000 })),
      ...(await nth('activity', 4, { code: '1.1.1' })),
      ...(await nth('budget_line', 6, { planned: 1 })),
      ...(await nth('parity_flow', 7, { women: 5000 })),
      ...(await nth('indicator', 8, { final_target: -1 })),
    ],
    { id: 'label.paste' },
    { actor: 'Ada', at: '2021-07-10T08:00:00.000Z' },
  )
})

/** Every n-th row of an entity spoiled, so that there is something to find. */
async function nth(
  entity: 'actual' | 'actual_part' | 'activity' | 'budget_line' | 'parity_flow' | 'indicator',
  n: number,
  values: FirstValues,
): Promise<Command[]> {
  const rows = await ws.db.selectFrom(entity).select('id').orderBy('id').execute()
  return rows
    .filter((_, index) => index % n === 0)
    .map(({ id }) => ({ do: 'set', entity, row: id, values }))
}
afterAll(() => ws.close())

test('for all rows of an office, and for a tenth of them', async () => {
  let seen = 0
  for (const { id } of await allOffices(ws.db)) {
    const { changes } = changesSince(ws, [id], {})
    const whole = (await list(ws, { office: id })).filter((each) => each.severity !== 'info')
    for (const some of [changes, changes.filter((_, index) => index % 10 === 0)]) {
      const rows = new Set(some.map((change) => change.row))
      const expected = whole.filter((each) => rows.has(each.row))
      const found = doubtsAbout(ws, some, [id])
      const byPlace = (a: { row: string; rule: string }, b: typeof a) =>
        `${a.row} ${a.rule}`.localeCompare(`${b.row} ${b.rule}`)
      expect(found.toSorted(byPlace)).toEqual(expected.toSorted(byPlace))
      seen += found.length
    }
  }
  expect(seen).toBeGreaterThan(1000)
})

test('a row that a package has just made is judged as it would be read', async () => {
  const [indicator] = await ws.db.selectFrom('indicator').select(['id', 'office']).execute()
  const unread = {
    office: indicator?.office ?? '',
    indicator: indicator?.id ?? '',
    period: '2029Q1',
  }
  applyCommands(
    ws,
    [{ do: 'put', entity: 'actual', values: { ...unread, value: { unread: 'ten or so' } } }],
    { id: 'label.edit' },
    { actor: 'Ada', at: '2021-07-10T08:00:00.000Z' },
  )
  const offices = (await allOffices(ws.db)).map(({ id }) => id)
  const { changes } = changesSince(ws, offices, {})
  const seen = new Set<string>()
  for (const [row, [only, ...others]] of Map.groupBy(changes, (change) => change.row)) {
    if (!only || others.length > 0) continue
    const known = rowsOf(ws)
    known.keepMade(only.entity, row, only.value as FirstValues)
    expect(known.get(only.entity, row)).toEqual(rowsOf(ws).get(only.entity, row))
    seen.add(only.entity)
  }
  expect(seen.size).toBeGreaterThan(10)
})
