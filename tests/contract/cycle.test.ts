// HQ and one office exchange files for a quarter, each with its own workspace and its own keys: setup,
// first submission with a key that nobody knows yet, return with words, correction, acceptance.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { digitsOf } from '#domain/fingerprint.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf, type TestClock } from './engines.ts'
import { PERIOD, quarterOf, type SmallStrategy, smallStrategy } from './small-strategy.ts'

describe('a quarter between HQ and an office', () => {
  const folder = temporaryFolder()
  const clock: TestClock = { now: '2021-07-05T08:00:00.000Z' }
  let hq: Engine
  let office: Engine
  let ids: SmallStrategy
  let setup: File
  let first: File
  let fingerprint: string

  beforeAll(async () => {
    hq = engineIn(join(folder, 'hq'), clock)
    office = engineIn(join(folder, 'office'), clock)
    ids = await smallStrategy(hq.client)
  })
  afterAll(async () => {
    await hq.close()
    await office.close()
  })

  test('HQ makes a setup package with all that the office needs, and nothing of other offices', async () => {
    const made = await hq.client.packages.make({ kind: 'setup', office: 'SOM' })
    setup = made.file
    expect(made.package).toMatchObject({ kind: 'setup', to: { office: 'SOM', site: null } })
    expect(made.package.counts).toMatchObject({ office: 3, workplan: 2, indicator: 2, target: 1 })
    expect(made.package.signer).toEqual({
      fingerprint: (await hq.client.workspaces.current())?.key.fingerprint,
      known: true,
    })
  })

  test('without the fingerprint of HQ the office gets no workspace', async () => {
    const { signer } = (await office.client.packages.inspect({ file: setup })).package
    fingerprint = signer.fingerprint
    const refusal = await refusalOf(
      finish(office.client.workspaces.openSetup({ file: setup, person: 'Bile' })),
    )
    expect([refusal.code, refusal.values.fingerprint]).toEqual([
      'package_signer_unknown',
      fingerprint,
    ])
    expect(await office.client.workspaces.current()).toBeNull()
  })

  test('with it, the office has its plan and the shared data', async () => {
    const info = await finish(
      office.client.workspaces.openSetup({ file: setup, person: 'Bile', trust: fingerprint }),
    )
    expect(info).toMatchObject({
      role: 'field',
      person: 'Bile',
      office: { code: 'SOM', name: 'Somalia' },
      strategy: { title: 'Small strategy' },
    })
    const reference = await office.client.reference.get()
    expect(reference.workplans.map((plan) => plan.code)).toEqual(['HQ', 'SOM'])
    const plan = await office.client.plan.outline({ workplan: ids.workplan })
    expect([plan.writable, plan.rows.length]).toEqual([true, 6])
    const global = reference.workplans.find((each) => each.level === 'global')?.id ?? ''
    expect(await office.client.plan.outline({ workplan: global })).toMatchObject({
      writable: false,
      reason: 'Headquarters',
    })
    expect(await office.client.packages.log()).toMatchObject([
      { direction: 'read', result: 'applied', package: { kind: 'setup' } },
    ])
    expect((await office.client.edit.state()).undo).toBeNull()
  })

  test('a report with empty cells is not submitted', async () => {
    const { submission, empty, ready } = await office.client.submissions.checklist({
      workplan: ids.workplan,
      period: PERIOD,
    })
    expect([submission.state, submission.id, ready]).toEqual(['draft', null, false])
    expect(empty.map((cell) => cell.code).sort()).toEqual(['SO1.1', 'SO1.2'])
    const refusal = await refusalOf(
      office.client.submissions.submit({ workplan: ids.workplan, period: PERIOD, words: '' }),
    )
    expect([refusal.code, refusal.values.empty]).toEqual(['submission_blocked', 2])
  })

  test('a whole report is submitted: state and package in one go, sealed to HQ', async () => {
    const commands = quarterOf(ids, 40)
    await office.client.edit.apply({ commands, label: { id: 'label.paste', values: { count: 2 } } })
    const list = await office.client.submissions.checklist({
      workplan: ids.workplan,
      period: PERIOD,
    })
    expect(list).toMatchObject({ empty: [], blocking: [], unexplained: [], ready: true })
    expect(list.contents).toEqual({ actual: 2 })
    expect(list.acknowledged).toBeNull()
    const made = await office.client.submissions.submit({
      workplan: ids.workplan,
      period: PERIOD,
      words: 'Rains in May.',
    })
    first = made.file
    expect(made.package).toMatchObject({ kind: 'submission', period: PERIOD, changes: 3 })
    expect((await first.text()).slice(0, 22)).toBe('age-encryption.org/v1\n')
    expect(await office.client.submissions.list({ period: PERIOD })).toMatchObject([
      { state: 'submitted', times: 1, submittedBy: 'Bile', words: 'Rains in May.' },
    ])
  })

  test('HQ sees who it is from, but takes it only once the key was compared', async () => {
    const seen = await hq.client.packages.inspect({ file: first })
    expect(seen.effect).toBeNull()
    expect(seen.package.signer.known).toBe(false)
    const key = (await office.client.workspaces.current())?.key.fingerprint ?? ''
    const refusal = await refusalOf(finish(hq.client.packages.import({ file: first })))
    expect([refusal.code, refusal.values]).toEqual([
      'package_signer_unknown',
      { fingerprint: key, words: wordsOf(key), digits: digitsOf(key), office: 'Somalia' },
    ])
    const wrong = '0000 0000 0000 0000 0000 0000 0000 0000'
    const still = await refusalOf(finish(hq.client.packages.import({ file: first, trust: wrong })))
    expect(still.code).toBe('package_signer_unknown')
  })

  test('a trial run says what it would do and does nothing', async () => {
    const { signer } = (await hq.client.packages.inspect({ file: first })).package
    const before = await hq.client.workspaces.info()
    const trial = await finish(
      hq.client.packages.import({ file: first, trust: signer.fingerprint, dryRun: true }),
    )
    expect(trial).toMatchObject({ result: 'dry_run', effect: { new: 3, conflicts: 0 } })
    expect(await hq.client.workspaces.info()).toEqual(before)
  })

  test('taken, the figures are at HQ; screens hear of it; the raw file is kept', async () => {
    const { signer } = (await hq.client.packages.inspect({ file: first })).package
    const events = await hq.client.live.changes()
    await events.next()
    const taken = await finish(
      hq.client.packages.import({ file: first, trust: signer.fingerprint }),
    )
    expect(taken).toMatchObject({ result: 'applied', effect: { new: 3, changed: 0, same: 0 } })
    const heard = await events.next()
    expect(heard.value).toMatchObject({ offices: [ids.somalia] })
    await events.return?.(undefined)
    const { rows } = await hq.client.indicators.table({
      workplan: ids.workplan,
      periods: [PERIOD],
    })
    expect(rows.map((row) => [row.code, row.cells[PERIOD]?.actual.value])).toEqual([
      ['SO1.2', 30],
      ['SO1.1', 40],
    ])
    const raw = await hq.client.packages.raw({ id: taken.package.id })
    expect(await raw.bytes()).toEqual(await first.bytes())
    expect(await hq.client.submissions.list({ period: PERIOD })).toMatchObject([
      { office: ids.mali, state: 'draft', timeliness: 'waiting' },
      { office: ids.somalia, state: 'submitted', timeliness: 'on_time' },
    ])
  })

  test('the same package again changes nothing', async () => {
    const before = await hq.client.workspaces.info()
    const again = await finish(hq.client.packages.import({ file: first }))
    expect(again).toMatchObject({ result: 'already_known', effect: { new: 0, same: 3 } })
    expect(await hq.client.workspaces.info()).toEqual(before)
    expect((await hq.client.packages.log()).filter((entry) => entry.direction === 'read')).toEqual([
      expect.objectContaining({ result: 'applied' }),
    ])
  })

  test('a return needs words; it reaches the office with the acknowledgement', async () => {
    const submission = (await hq.client.submissions.list({ period: PERIOD }))[1]?.id ?? ''
    const decide = (comment: string) =>
      hq.client.submissions.decide({ submission, decision: 'return', comment })
    expect((await refusalOf(decide('  '))).code).toBe('comment_required')
    expect((await decide('Check SO1.1, please.')).submission.state).toBe('returned')
    expect((await refusalOf(decide('Again.'))).code).toBe('submission_state')

    const made = await hq.client.packages.make({ kind: 'return', office: 'SOM', period: PERIOD })
    expect(made.package.counts).toEqual({ submission: 4 })
    await finish(office.client.packages.import({ file: made.file }))
    const list = await office.client.submissions.checklist({
      workplan: ids.workplan,
      period: PERIOD,
    })
    expect(list.submission).toMatchObject({
      state: 'returned',
      decidedBy: 'Ada',
      decisionComment: 'Check SO1.1, please.',
    })
    expect(list.acknowledged).toMatchObject({ changes: 3 })
    expect(list.waiting).toBe(0)
  })

  test('the correction is a small package; accepted, the quarter is closed to the office', async () => {
    await office.client.edit.apply({ commands: quarterOf(ids, 44), label: { id: 'label.edit' } })
    const { file, package: sent } = await office.client.submissions.submit({
      workplan: ids.workplan,
      period: PERIOD,
      words: '',
    })
    expect(sent.counts.actual).toBe(1)
    const taken = await finish(hq.client.packages.import({ file }))
    expect(taken.effect).toMatchObject({ new: 0, conflicts: 0 })
    const submission = (await hq.client.submissions.list({ period: PERIOD }))[1]
    expect(submission).toMatchObject({ state: 'submitted', times: 2 })
    await hq.client.submissions.decide({
      submission: submission?.id ?? '',
      decision: 'accept',
      comment: '',
    })
    const made = await hq.client.packages.make({ kind: 'return', office: 'SOM', period: PERIOD })
    await finish(office.client.packages.import({ file: made.file }))

    const { locked } = await office.client.indicators.table({
      workplan: ids.workplan,
      periods: [PERIOD],
    })
    expect(locked).toEqual({ [PERIOD]: 'locked.accepted' })
    const edit = office.client.edit.apply({
      commands: quarterOf(ids, 99),
      label: { id: 'label.edit' },
    })
    const refusal = await refusalOf(edit)
    expect([refusal.code, refusal.values]).toEqual(['locked', { period: PERIOD }])
    expect((await refusalOf(office.client.edit.undo())).code).toBe('locked')
    const removal = office.client.edit.apply({
      commands: [{ do: 'delete', entity: 'output', row: ids.output }],
      label: { id: 'label.delete' },
    })
    expect((await refusalOf(removal)).code).toBe('locked')
    const again = office.client.submissions.submit({
      workplan: ids.workplan,
      period: PERIOD,
      words: '',
    })
    expect((await refusalOf(again)).code).toBe('submission_state')
  })

  test('what is not reported is edited and undone as before, the rows above the report too', async () => {
    const { client } = office
    const edits = [
      { entity: 'output', row: ids.output, values: { statement: 'Other words' } },
      { entity: 'indicator', row: ids.trained, values: { baseline_value: 7 } },
    ] as const
    for (const edit of edits) {
      const before = await client.plan.outline({ workplan: ids.workplan })
      const label = { id: 'label.edit' }
      await client.edit.apply({ commands: [{ do: 'set', ...edit }], label })
      expect(await client.plan.outline({ workplan: ids.workplan })).not.toEqual(before)
      await client.edit.undo()
      expect(await client.plan.outline({ workplan: ids.workplan })).toEqual(before)
    }
  })

  test('both hold the same values, and each equals its replayed journal', async () => {
    const ask = { workplan: ids.workplan, periods: [PERIOD] }
    const at = async (engine: Engine) =>
      (await engine.client.indicators.table(ask)).rows.map((row) => row.cells[PERIOD])
    expect(await at(office)).toEqual(await at(hq))
    for (const engine of [hq, office]) {
      expect(await finish(engine.client.workspaces.check())).toMatchObject({
        ok: true,
        findings: [],
      })
    }
  })
})
