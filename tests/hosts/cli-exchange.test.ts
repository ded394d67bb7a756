// The command line of HQ's exchange: a folder of packages in any order, an import taken back, conflicts by rule,
// a lost laptop, packages as text and with a passphrase.
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { fingerprintOf, type Pair, pairIn, set, take } from '../contract/pair.ts'
import { waymark, waymarkJson } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
const mails = at('mails')
let hq = ''
let office = ''
let site = ''
let hqKey = ''

async function fileOf(engine: Engine): Promise<string> {
  const { folder: home, fileName } = (await engine.client.workspaces.current()) ?? {}
  return join(home ?? '', fileName ?? '')
}

async function reportOf({ office, ids }: Pair, title: string, name: string): Promise<File> {
  await set(office, 'activity', ids.activity, { title })
  const { file } = await office.client.packages.make({ kind: 'submission' })
  writeFileSync(join(mails, name), new Uint8Array(await file.arrayBuffer()))
  return file
}

const asHq = () => {
  process.env.WAYMARK_HOME = at('hq')
}
const asOffice = () => {
  process.env.WAYMARK_HOME = at('office')
}

beforeAll(async () => {
  mkdirSync(mails)
  const pair = await pairIn(folder)
  hq = await fileOf(pair.hq)
  office = await fileOf(pair.office)
  site = (await pair.office.client.workspaces.current())?.site ?? ''
  hqKey = await fingerprintOf(pair.hq)
  // Three reports; each but the first holds only what HQ had not acknowledged.
  await set(pair.office, 'activity', pair.ids.activity, { percent_complete: 2 })
  const first = await reportOf(pair, 'One', 'z-first.wmpkg')
  const before = at('before.waymark')
  await set(pair.hq, 'activity', pair.ids.activity, { percent_complete: 1 })
  await pair.hq.close()
  copyFileSync(hq, before)
  await pair.hq.openFile(hq)
  await take(pair.hq, first)
  await pair.answer()
  const second = await reportOf(pair, 'Two', 'm-second.wmpkg')
  await take(pair.hq, second)
  await pair.answer()
  await reportOf(pair, 'Three', 'a-third.wmpkg')
  await pair.close()
  copyFileSync(before, hq) // HQ has none of the three yet
  writeFileSync(join(mails, 'notes.txt'), 'Greetings.')
  mkdirSync(join(mails, 'answers.txt')) // a folder, whatever its name says
  asHq()
})

interface Said {
  readonly file: string
  readonly result?: string
  readonly waitsFor?: readonly string[]
  readonly error?: { code: string }
}
const told = (packages: readonly Said[]) =>
  packages.map(({ file, result, error }) => [file.slice(mails.length + 1), result ?? error?.code])

describe('a folder of packages', () => {
  test('looked at, each is told by itself, and what it waits for; nothing is taken', async () => {
    const { status, document } = await waymarkJson('import', hq, mails, '--dry-run')
    expect(status).toBe(0)
    expect(told(document.packages)).toEqual([
      ['a-third.wmpkg', 'package_gap'],
      ['m-second.wmpkg', 'package_gap'],
      ['z-first.wmpkg', 'dry_run'],
    ])
    const waits = document.packages.map(({ waitsFor }: Said) =>
      waitsFor?.map((each) => basename(each)),
    )
    expect(waits).toEqual([['z-first.wmpkg', 'm-second.wmpkg'], ['z-first.wmpkg'], undefined])
    const { out } = await waymark('import', hq, mails, '--dry-run')
    expect(out).toContain('3 of 3 would be taken. This was a trial run: nothing was changed.')
    expect((await waymarkJson('info', hq)).document.packages[0].result).not.toBe('dry_run')
  })

  test('looked at without the one that the others build on: refused, and why', async () => {
    const names = ['a-third.wmpkg', 'm-second.wmpkg'].map((name) => join(mails, name))
    const { status, document } = await waymarkJson('import', hq, ...names, '--dry-run')
    expect(status).toBe(3)
    expect(document.packages.map(({ waitsFor }: Said) => waitsFor)).toEqual([undefined, undefined])
  })

  test('a text that cannot be read is named with its error, not passed over', async () => {
    const link = join(mails, 'lost.txt')
    symlinkSync(join(mails, 'gone'), link)
    try {
      const { document } = await waymarkJson('import', hq, mails, '--dry-run')
      const lost = document.packages.find(({ file }: Said) => file === link)
      expect(lost?.error?.code).toBe('cli.no_file')
      expect(document.packages).toHaveLength(4)
    } finally {
      rmSync(link)
    }
  })

  test('is named by a pattern where the shell leaves that to the program', async () => {
    const pattern = join(mails, '*.wmpkg')
    const { document } = await waymarkJson('import', hq, pattern, '--dry-run')
    expect(told(document.packages).map(([name]) => name)).toEqual([
      'a-third.wmpkg',
      'm-second.wmpkg',
      'z-first.wmpkg',
    ])
    const none = await waymark('import', hq, join(mails, '*.nothing'))
    expect([none.status, none.err]).toEqual([1, expect.stringContaining('There is no package in')])
  })

  test('is taken in whatever order its files have', async () => {
    const { status, document } = await waymarkJson('import', hq, mails)
    expect([status, told(document.packages)]).toEqual([
      0,
      [
        ['a-third.wmpkg', 'applied'],
        ['m-second.wmpkg', 'applied'],
        ['z-first.wmpkg', 'applied'],
      ],
    ])
    expect((await waymark('check', hq)).status).toBe(0)
  })

  test('one that is refused is told, and gives status 3', async () => {
    const bad = at('bad')
    mkdirSync(bad)
    writeFileSync(
      join(bad, 'half.wmpkg'),
      readFileSync(join(mails, 'z-first.wmpkg')).subarray(0, 500),
    )
    copyFileSync(join(mails, 'z-first.wmpkg'), join(bad, 'whole.wmpkg'))
    const { status, out, err } = await waymark('import', hq, bad)
    expect(status).toBe(3)
    expect(out).toContain('1 of 2 taken.')
    expect(err).toContain('half.wmpkg: The package is incomplete')
  })

  test('an empty one is said to be empty', async () => {
    mkdirSync(at('empty'))
    const { status, err } = await waymark('import', hq, at('empty'))
    expect(status).toBe(1)
    expect(err).toContain('There is no package in')
  })
})

test('conflicts: listed, looked at by a rule, settled', async () => {
  const listed = await waymarkJson('conflicts', hq, '--office', 'SOM')
  expect(listed.document.conflicts).toMatchObject([{ field: 'percent_complete', base: 50 }])
  expect((await waymark('conflicts', hq)).out).toMatch(/before: 50/)
  const looked = await waymarkJson('conflicts', hq, '--by', 'hq', '--dry-run')
  expect(looked.document).toMatchObject({ group: null, chosen: [{ value: 1 }], skipped: [] })
  expect((await waymark('conflicts', hq, '--by', 'owner')).out).toContain(
    'Settled 1; none is left.',
  )
  expect((await waymark('conflicts', hq)).out).toBe('No conflicts.\n')
  expect((await waymark('conflicts', hq, '--office', 'XYZ')).status).toBe(1)
})

test('take-back: refused with what builds on it, done where nothing does', async () => {
  const { document } = await waymarkJson('inspect', join(mails, 'z-first.wmpkg'))
  const refused = await waymark('take-back', hq, document.id)
  expect(refused.status).toBe(1)
  expect(refused.err).toContain('A later package continues what it brought (Somalia)')

  asOffice()
  const next = at('next.wmpkg')
  const values = { title: 'Four' }
  const row = (await waymarkJson('call', office, 'conflicts.list', '{"settled":true}')).document
  expect(row).toEqual([])
  const { document: reference } = await waymarkJson('call', office, 'reference.get')
  const plan = reference.workplans.find((each: { code: string }) => each.code === 'SOM')
  const outline = await waymarkJson(
    ...['call', office, 'plan.outline', JSON.stringify({ workplan: plan.id })],
  )
  const activity = outline.document.rows.find(
    (each: { entity: string }) => each.entity === 'activity',
  )
  const commands = [{ do: 'set', entity: 'activity', row: activity.id, values }]
  await waymark(
    ...['call', office, 'edit.apply', JSON.stringify({ commands, label: { id: 'label.edit' } })],
  )
  const made = await waymarkJson('package', office, '--kind', 'submission', '--out', next)
  asHq()
  expect((await waymark('import', hq, next)).status).toBe(0)
  expect((await waymark('info', hq)).out).toContain(made.document.id)
  const back = await waymark('take-back', hq, next)
  expect([back.status, back.out]).toMatchObject([0, expect.stringContaining('Taken back:')])
  expect((await waymark('info', hq)).out).toContain('taken back')
  expect((await waymark('import', hq, next)).status).toBe(0)
  expect((await waymark('check', hq)).status).toBe(0)
})

test('package --armour --passphrase-file is text that inspect and import read', async () => {
  const secret = at('secret.txt')
  writeFileSync(secret, 'four words by telephone\n')
  asOffice()
  const out = at('mail.txt')
  const sealed = ['--armour', '--passphrase-file', secret]
  expect(
    (await waymark('package', office, '--kind', 'submission', '--out', out, ...sealed)).status,
  ).toBe(0)
  expect(readFileSync(out, 'utf8')).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/)
  asHq()
  expect((await waymark('inspect', out)).status).toBe(3)
  const seen = await waymarkJson('inspect', out, '--passphrase-file', secret)
  expect(seen.document).toMatchObject({ kind: 'submission', sealed: true })
  expect((await waymark('import', hq, out)).status).toBe(3)
  expect((await waymark('import', hq, out, '--passphrase-file', secret)).status).toBe(0)
})

test('peers: a lost laptop is revoked, and accepted again with its fingerprint', async () => {
  const { document } = await waymarkJson('peers', hq)
  expect(document.own.fingerprint).toBe(hqKey)
  expect(document.peers).toMatchObject([{ site, revokedAt: null }])
  expect((await waymark('peers', hq, '--revoke', site)).out).toContain('revoked')
  const late = await waymarkJson('import', hq, join(mails, 'a-third.wmpkg'))
  expect([late.status, late.document.packages[0].error.code]).toEqual([3, 'package_signer_revoked'])
  expect((await waymark('peers', hq, '--accept', site)).status).toBe(2)
  const trust = ['--trust', document.peers[0].digits]
  expect((await waymark('peers', hq, '--accept', site, ...trust)).out).toContain('accepted')
  expect((await waymark('import', hq, join(mails, 'a-third.wmpkg'))).status).toBe(0)
})
