// The same contract over its three transports: what a call, a refusal, a live event, a long operation
// and a file do must not depend on how they travel.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish, toRefusal } from '#contract/client.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { type Connection, engineIn, refusalOf, TRANSPORTS } from './engines.ts'
import { smallStrategy } from './small-strategy.ts'

describe.each(TRANSPORTS)('over $name', ({ connect }) => {
  const folder = temporaryFolder()
  let profile: string
  let engine: Engine
  let connection: Connection
  beforeEach(async ({ task }) => {
    profile = join(folder, task.id)
    engine = engineIn(profile)
    connection = await connect(engine)
  })
  afterEach(async () => {
    await connection.close()
    await engine.close()
  })

  test('a call is answered with data of its schema', async () => {
    const { client } = connection
    expect(await client.workspaces.current()).toBeNull()
    const ids = await smallStrategy(client)
    const { rows } = await client.plan.outline({ workplan: ids.workplan })
    expect(rows.map((row) => [row.depth, row.entity, row.code, row.children])).toEqual([
      [0, 'strategic_objective', 'SO1', 6],
      [1, 'outcome', '1', 5],
      [2, 'indicator', 'SO1.2', 0],
      [2, 'output', '1.1', 3],
      [3, 'activity', '1.1.1', 0],
      [3, 'indicator', 'SO1.1', 1],
    ])
  })

  test('a refusal arrives with its code and values', async () => {
    const { client } = connection
    expect((await refusalOf(client.plan.outline({ workplan: 'w' }))).code).toBe(
      'workspace_none_open',
    )
    await smallStrategy(client)
    await client.edit.undo()
    const refusal = await refusalOf(client.edit.undo())
    expect(refusal.code).toBe('nothing_to_undo')
    const unknown = await refusalOf(client.plan.outline({ workplan: 'w' }))
    expect([unknown.code, unknown.values]).toEqual([
      'row_unknown',
      { entity: 'workplan', row: 'w' },
    ])
  })

  test('a call that its schema does not take is refused as wrong usage, naming the field', async () => {
    const wrong = connection.client.problems.list({ period: '2021-06' })
    const { code, values } = await refusalOf(wrong)
    expect(code).toBe('usage')
    expect(values.detail).toMatch(/^period: /)
  })

  test('a refusal inside a long operation arrives the same way', async () => {
    const { client } = connection
    await smallStrategy(client)
    const file = new File(['this is not a package'], 'x.wmpkg')
    expect((await refusalOf(finish(client.packages.import({ file })))).code).toBe('package_not_one')
  })

  test('a listener hears the present state at once, then each change, until it leaves', async () => {
    const { client } = connection
    const ids = await smallStrategy(client)
    const leave = new AbortController()
    const events = await client.live.changes(undefined, { signal: leave.signal })
    const first = await events.next()
    const present = { entities: [], offices: [], undo: { id: 'label.add' }, redo: null }
    expect(first.value).toMatchObject(present)
    await client.edit.apply({
      commands: [{ do: 'set', entity: 'output', row: ids.output, values: { statement: 'Other' } }],
      label: { id: 'label.edit' },
    })
    const second = await events.next()
    expect(second.value).toMatchObject({
      entities: ['output'],
      offices: [ids.somalia],
      undo: { id: 'label.edit' },
      redo: null,
    })
    expect(engine.listeners).toBe(1)
    leave.abort()
    await expect.poll(() => engine.listeners).toBe(0)
  })

  test('several listeners hear the same; one that stops iterating leaves too', async () => {
    const { client } = connection
    const [a, b] = [await client.live.changes(), await client.live.changes()]
    await a.next()
    await b.next()
    const ids = await smallStrategy(client)
    expect(ids.workplan).not.toBe('')
    const [heard, alsoHeard] = [await a.next(), await b.next()]
    expect(heard.value).toEqual(alsoHeard.value)
    await a.return?.(undefined)
    await b.return?.(undefined)
    await expect.poll(() => engine.listeners).toBe(0)
  })

  test('a long operation says how far it is; cancelled, it leaves nothing half made', async () => {
    const { client } = connection
    const cancel = new AbortController()
    const steps: number[] = []
    const work = finish(
      client.workspaces.openSample({ role: 'hq' }, { signal: cancel.signal }),
      ({ done, total }) => {
        steps.push(done / total)
        if (steps.length === 2) cancel.abort()
      },
    )
    await expect(work).rejects.toThrow()
    expect(steps.length).toBeGreaterThanOrEqual(2)
    const workspaces = join(profile, 'workspaces')
    const left = () => (existsSync(workspaces) ? readdirSync(workspaces) : [])
    await expect.poll(left).toEqual([])
    expect(await client.workspaces.current()).toBeNull()
    expect(await client.workspaces.recent()).toEqual([])
  })

  test('files go in and come out byte for byte', async () => {
    const { client } = connection
    await smallStrategy(client)
    const made = await client.packages.make({ kind: 'setup', office: 'SOM' })
    expect(made.file.name).toMatch(/^SOM-setup-\w{6}\.wmpkg$/)
    expect(made.file.size).toBe(made.package.bytes)
    const again = await client.packages.raw({ id: made.package.id })
    expect(await again.bytes()).toEqual(await made.file.bytes())
    // Who made it is asked to look at it and to take it: it came in whole, and is for somebody else.
    const seen = await client.packages.inspect({ file: made.file })
    expect([seen.package.id, seen.effect]).toEqual([made.package.id, null])
    const refusal = await refusalOf(finish(client.packages.import({ file: made.file })))
    expect([refusal.code, refusal.values]).toEqual(['package_other_office', { office: 'Somalia' }])
  })

  test('a host that cannot print says so', async () => {
    const { client } = connection
    await smallStrategy(client)
    const call = client.reports.pdf({ kind: 'portfolio', period: '2021Q2', language: 'en' })
    expect((await refusalOf(call)).code).toBe('pdf_unavailable')
  })

  test('a defect is an internal error that names its log entry, and nothing more', async () => {
    const broken = engineIn(join(profile, 'broken'), undefined, async () => {
      throw new Error('the printer is on fire')
    })
    const { client, close } = await connect(broken)
    await smallStrategy(client)
    const call = client.reports.pdf({ kind: 'portfolio', period: '2021Q2', language: 'en' })
    const error = await call.catch((thrown: unknown) => thrown)
    expect(toRefusal(error)).toBeUndefined()
    expect(String(error)).toMatch(/Internal error in reports\.pdf, log entry \w{6}$/)
    await close()
    await broken.close()
  })
})
