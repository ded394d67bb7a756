// Two laptops in one office, and a package that is lost on the way: nothing is asked for twice, and in
// the end everybody holds the same.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf } from './engines.ts'
import { PERIOD, quarterOf, type SmallStrategy, smallStrategy } from './small-strategy.ts'

describe('two laptops of one office', () => {
  const folder = temporaryFolder()
  let hq: Engine
  let first: Engine
  let second: Engine
  let ids: SmallStrategy

  async function setUp(name: string): Promise<Engine> {
    const engine = engineIn(join(folder, name))
    const { file, package: made } = await hq.client.packages.make({ kind: 'setup', office: 'SOM' })
    const trust = made.signer.fingerprint
    await finish(engine.client.workspaces.openSetup({ file, person: name, trust }))
    return engine
  }
  const send = async (engine: Engine) =>
    (await engine.client.packages.make({ kind: 'submission', period: PERIOD })).file
  const take = async (engine: Engine, file: File, from?: Engine) => {
    const key = from && (await from.client.workspaces.current())?.key.fingerprint
    return finish(engine.client.packages.import({ file, ...(key ? { trust: key } : {}) }))
  }
  const comment = (engine: Engine, text: string) =>
    engine.client.edit.apply({
      commands: [
        {
          do: 'put',
          entity: 'actual',
          values: {
            office: ids.somalia,
            indicator: ids.trained,
            period: PERIOD,
            comment: text,
          },
        },
      ],
      label: { id: 'label.edit' },
    })
  const cellsOf = async (engine: Engine) =>
    (await engine.client.indicators.table({ workplan: ids.workplan, periods: [PERIOD] })).rows.map(
      (row) => row.cells[PERIOD]?.actual,
    )

  beforeAll(async () => {
    hq = engineIn(join(folder, 'hq'))
    ids = await smallStrategy(hq.client)
    first = await setUp('first')
    second = await setUp('second')
  })
  afterAll(async () => {
    for (const engine of [hq, first, second]) await engine.close()
  })

  test('before HQ knows a key of the office, it can only send a plain answer', async () => {
    const call = hq.client.packages.make({ kind: 'return', office: 'SOM' })
    const refusal = await refusalOf(call)
    expect([refusal.code, refusal.values]).toEqual(['no_recipient', { office: 'Somalia' }])
    const plain = await hq.client.packages.make({ kind: 'return', office: 'SOM', plain: true })
    expect((await take(first, plain.file)).result).toBe('applied')
  })

  test('a package that was lost is contained in the next one', async () => {
    await first.client.edit.apply({ commands: quarterOf(ids, 10), label: { id: 'label.edit' } })
    await send(first) // and never arrives
    await comment(first, 'Counted twice.')
    const taken = await take(hq, await send(first), first)
    expect(taken.effect).toMatchObject({ new: 2, conflicts: 0 })
    expect(await cellsOf(hq)).toEqual(await cellsOf(first))
  })

  test('what one laptop wrote reaches the other through HQ, sealed to both', async () => {
    await second.client.edit.apply({
      commands: quarterOf(ids, 10).slice(1),
      label: { id: 'label.edit' },
    })
    await take(hq, await send(second), second)
    const { file } = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
    for (const laptop of [first, second]) expect((await take(laptop, file)).result).toBe('applied')
    const atHq = await cellsOf(hq)
    expect(await cellsOf(first)).toEqual(atHq)
    expect(await cellsOf(second)).toEqual(atHq)
  })

  test('when both change a cell, both values are kept and all show the same one', async () => {
    await comment(first, 'From the first.')
    await comment(second, 'From the second.')
    await take(hq, await send(first))
    const taken = await take(hq, await send(second))
    expect(taken.effect.conflicts).toBe(1)
    expect((await hq.client.workspaces.info()).conflicts).toBe(1)
    const { file } = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
    for (const laptop of [first, second]) await take(laptop, file)
    const atHq = await cellsOf(hq)
    expect(await cellsOf(first)).toEqual(atHq)
    expect(await cellsOf(second)).toEqual(atHq)
    for (const engine of [hq, first, second]) {
      const { rows } = await engine.client.plan.outline({ workplan: ids.workplan })
      expect(rows.length).toBe(6)
      expect((await finish(engine.client.workspaces.check())).findings).toEqual([])
    }
  })

  test('a package kind that is not this role’s to make is refused', async () => {
    expect(
      (await refusalOf(first.client.packages.make({ kind: 'setup', office: 'SOM' }))).code,
    ).toBe('rights')
    expect((await refusalOf(hq.client.packages.make({ kind: 'submission' }))).code).toBe('rights')
    const nowhere = hq.client.packages.make({ kind: 'setup', office: 'XYZ' })
    expect((await refusalOf(nowhere)).code).toBe('office_unknown')
  })

  test('a workspace put back from a backup goes on under a new name, and nothing of it is lost', async () => {
    const info = await first.client.workspaces.current()
    const file = join(info?.folder ?? '', info?.fileName ?? '')
    await first.close()
    const copy = readFileSync(file)
    first = engineIn(join(folder, 'first'))
    await first.openFile(file)
    await comment(first, 'Sent, then lost with the disk.')
    await take(hq, await send(first))
    await first.close()

    writeFileSync(file, copy)
    first = engineIn(join(folder, 'first'))
    const restored = await first.openFile(file)
    expect([restored.id, restored.site === info?.site]).toEqual([info?.id, false])
    await first.client.edit.apply({
      commands: quarterOf(ids, 77).slice(0, 1),
      label: { id: 'label.edit' },
    })
    // The key is the one that HQ accepted, so nobody has to telephone again.
    const taken = await take(hq, await send(first))
    expect(taken.effect.changed).toBe(1)
    const { file: answer } = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
    await take(first, answer)
    const atHq = await cellsOf(hq)
    expect(atHq.find((cell) => cell?.value === 77)?.comment).toBe('Sent, then lost with the disk.')
    expect(await cellsOf(first)).toEqual(atHq)
  })
})
