// HQ and an office that know each other: the setup was taken, a first package went each way. What they
// hand to each other are real files.
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import type { FirstValues } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { engineIn, type TestClock } from './engines.ts'
import { PERIOD, type SmallStrategy, smallStrategy } from './small-strategy.ts'

export interface Pair {
  readonly hq: Engine
  readonly office: Engine
  readonly ids: SmallStrategy
  readonly clock: TestClock
  /** Office → HQ, or HQ → office; answers as the import does. */
  report(): ReturnType<typeof take>
  answer(): ReturnType<typeof take>
  /** There and back, so that both have everything. */
  exchange(): Promise<void>
  close(): Promise<void>
}

export async function take(engine: Engine, file: File, trust?: string) {
  return finish(engine.client.packages.import({ file, ...(trust && { trust }) }))
}

export async function fingerprintOf(engine: Engine): Promise<string> {
  return (await engine.client.workspaces.current())?.key.fingerprint ?? ''
}

export async function pairIn(folder: string): Promise<Pair> {
  const clock: TestClock = { now: '2021-07-05T08:00:00.000Z' }
  const hq = engineIn(join(folder, 'hq'), clock)
  const office = engineIn(join(folder, 'office'), clock)
  const ids = await smallStrategy(hq.client)
  const { file } = await hq.client.packages.make({ kind: 'setup', office: 'SOM' })
  const trust = await fingerprintOf(hq)
  await finish(office.client.workspaces.openSetup({ file, person: 'Bile', trust }))
  const report = async () => {
    const made = await office.client.packages.make({ kind: 'submission', period: PERIOD })
    return take(hq, made.file)
  }
  const answer = async () =>
    take(office, (await hq.client.packages.make({ kind: 'return', office: 'SOM' })).file)
  const first = await office.client.packages.make({ kind: 'submission' })
  await take(hq, first.file, await fingerprintOf(office))
  await answer()
  return {
    hq,
    office,
    ids,
    clock,
    report,
    answer,
    exchange: async () => {
      await report()
      await answer()
    },
    close: async () => {
      await hq.close()
      await office.close()
    },
  }
}

export function set(engine: Engine, entity: EntityName, row: string, values: FirstValues) {
  return engine.client.edit.apply({
    commands: [{ do: 'set', entity, row, values: { ...values } }],
    label: { id: 'label.edit' },
  })
}

export function remove(engine: Engine, entity: EntityName, row: string) {
  return engine.client.edit.apply({
    commands: [{ do: 'delete', entity, row }],
    label: { id: 'label.delete' },
  })
}

/** The plan as one sees it, by id. */
export async function planOf(engine: Engine, workplan: string) {
  const { rows } = await engine.client.plan.outline({ workplan })
  return new Map(rows.map((row) => [row.id, row]))
}

/** Each equals its replayed journal. */
export async function expectWhole(...engines: Engine[]): Promise<void> {
  for (const engine of engines) {
    expect((await finish(engine.client.workspaces.check())).findings).toEqual([])
  }
}
