// The command line as people and scripts meet it: every command, its exit status, its one JSON
// document, and its refusals as sentences.
import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { contract } from '#contract/contract.ts'
import { digitsOf } from '#domain/fingerprint.ts'
import { hasRenderer } from '#hosts/http/application.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { waymark, waymarkJson } from '../support/command-line.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const at = (name: string) => join(folder, name)
process.env.WAYMARK_HOME = at('profile')

const HQ = at('hq.waymark')
const JUBA = at('juba.waymark')
const SETUP = at('SSD-setup.wmpkg')
const REPORT = at('SSD-2021Q2.wmpkg')

beforeAll(async () => {
  expect(await waymark('new', HQ, '--role', 'hq', '--sample')).toMatchObject({ status: 0 })
})

/** Fills the quarter of South Sudan, which the sample leaves open, so that its report is complete. */
async function fillQuarter(file: string) {
  const { sampleQuarter } = await import('#db/sample/sample.ts')
  const input = JSON.stringify({
    commands: sampleQuarter('SSD', '2021Q2'),
    label: { id: 'label.paste', values: { count: 1 } },
  })
  return waymark('call', file, 'edit.apply', input)
}

/** What a terminal would obey: erase the line, go up, turn the direction, begin a line of its own. */
const EVIL = 'Another title \u001b[2K\u009b1A\u202e rebmun\nTaken: 19 of 19'
const CONTROL = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u
const withoutLineEnds = (text: string) => text.replaceAll('\n', '')

describe('help and wrong usage', () => {
  const COMMANDS = [
    ...['demo', 'new', 'info', 'package', 'inspect', 'import', 'report', 'history'],
    ...['check', 'backups', 'restore', 'rescue', 'serve', 'key', 'call'],
    ...['take-back', 'conflicts', 'peers', 'compare', 'explain'],
  ]

  test('--help lists the commands that there are, and no other', async () => {
    const { status, out } = await waymark('--help')
    expect(status).toBe(0)
    const listed = [...out.matchAll(/^ {2}([a-z-]+) \[/gm)].map(([, name]) => name)
    expect(listed.sort()).toEqual([...COMMANDS].sort())
  })

  test.each(COMMANDS)('%s --help says what it does and gives an example', async (command) => {
    const { status, out } = await waymark(command, '--help')
    expect(status).toBe(0)
    expect(out).toMatch(new RegExp(`Example:\\n {2}waymark ${command}`))
    expect(out).not.toContain('undefined')
  })

  test.each([
    ['no command', []],
    ['an unknown command', ['consolidate']],
    ['an unknown option', ['info', HQ, '--fast']],
    ['a missing argument', ['info']],
    ['a kind of package that there is not', ['package', HQ, '--kind', 'letter', '--out', 'x']],
    ['a kind of report that there is not', ['report', HQ, '--kind', 'weather', '--out', 'x.pdf']],
    ['a report that is to go nowhere', ['report', HQ, '--kind', 'parity']],
    [
      'a section that the report does not have',
      ['report', HQ, '--kind', 'parity', '--sections', 'risks', '--out', 'x.pdf'],
    ],
    [
      'a public version of what has none',
      ['report', HQ, '--kind', 'portfolio', '--public', '--out', 'x.pdf'],
    ],
    ['a report that is neither PDF nor HTML', ['report', HQ, '--kind', 'portfolio', '--out', 'x']],
    [
      'a status report at HQ without an office',
      ['report', HQ, '--kind', 'status', '--out', 'x.pdf'],
    ],
    ['a field workspace from nothing', ['new', at('n.waymark'), '--role', 'field']],
    [
      'a period that there is not',
      ['report', HQ, '--kind', 'portfolio', '--period', '2021Q9', '--out', 'x.pdf'],
    ],
    ['offices that are no number', ['demo', at('d'), '--offices', 'all']],
    ['an operation that there is not', ['call', HQ, 'edit.everything']],
    ['input that is not JSON', ['call', HQ, 'edit.apply', '{commands}']],
    ['a key that no figure has', ['explain', HQ, 'SO1.1']],
    ['input that the operation does not take', ['call', HQ, 'problems.list', '{"period":"Q1"}']],
  ])('%s: status 2 and a sentence on stderr', async (_, args) => {
    const { status, out, err } = await waymark(...args)
    expect(status).toBe(2)
    expect(out.startsWith('{') || out === '').toBe(true) // `call` answers in JSON always
    expect(err.length).toBeGreaterThan(10)
    expect(err).not.toMatch(/\n {4}at /)
  })

  test('with --json a usage error is one document too', async () => {
    const { status, document } = await waymarkJson('info')
    expect(status).toBe(2)
    expect(document.error.code).toBe('usage')
  })
})

describe('a quarter by command line', () => {
  test('new --sample made an HQ workspace; info says what is in it', async () => {
    const { status, document } = await waymarkJson('info', HQ)
    expect(status).toBe(0)
    expect(document.workspace.role).toBe('hq')
    expect(document.rows.workplan).toBe(20)
    const { out } = await waymark('info', HQ)
    expect(out).toContain('Sample data')
  })

  test('info says how complete the reports are, by office and period', async () => {
    const { document } = await waymarkJson('info', HQ)
    const { completeness } = document
    const offices = new Set(completeness.map(({ code }: { code: string }) => code))
    expect(offices.size).toBe(19)
    for (const each of completeness) {
      expect(each.expected).toBe(each.filled + each.notAvailable + each.notApplicable + each.empty)
    }
    const last = completeness.at(-1)
    const { document: list } = await waymarkJson(
      ...[
        'call',
        HQ,
        'problems.list',
        JSON.stringify({ office: last.office, period: last.period }),
      ],
    )
    const { error, warning, info, explained } = last.problems
    expect(error + warning + info + explained).toBe(list.length)
    const first = completeness[0]
    const { document: checklist } = await waymarkJson(
      ...['call', HQ, 'submissions.checklist'],
      JSON.stringify({ workplan: first.workplan, period: first.period }),
    )
    expect(first).toMatchObject({
      expected: checklist.indicators,
      filled: checklist.filled - first.notAvailable - first.notApplicable,
      empty: checklist.empty.length,
      state: checklist.submission.state,
      timeliness: checklist.submission.timeliness,
    })
    const { out } = await waymark('info', HQ)
    expect(out).toContain(`Reports of ${last.period}:`)
    expect(out).toMatch(new RegExp(`^${last.code} .*${last.filled} of ${last.expected}`, 'm'))
  })

  test('key prints what a person reads out and what minisign and age take', async () => {
    const { document } = await waymarkJson('key', HQ)
    expect(document.fingerprint).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
    expect(document.age).toMatch(/^age1/)
    expect(document.minisign).toMatch(/^untrusted comment: .*\nRW/)
    expect(document.words).toBe(wordsOf(document.fingerprint))
    const { out } = await waymark('key', HQ)
    expect(out).toContain(`In words:    ${wordsOf(document.fingerprint)}`)
    expect(out).toContain(`In digits:   ${digitsOf(document.fingerprint)}`)
  })

  test('package --kind setup; a new office must be told the fingerprint', async () => {
    const made = await waymarkJson(
      'package',
      HQ,
      '--kind',
      'setup',
      '--office',
      'SSD',
      '--out',
      SETUP,
    )
    expect(made).toMatchObject({ status: 0, document: { kind: 'setup', to: { office: 'SSD' } } })

    const refused = await waymark('new', JUBA, '--role', 'field', '--setup', SETUP)
    expect(refused.status).toBe(3)
    const { document: key } = await waymarkJson('key', HQ)
    for (const said of [key.fingerprint, key.words, key.digits]) expect(refused.err).toContain(said)
    expect(readdirSync(folder)).not.toContain('juba.waymark')

    const accepted = await waymarkJson(
      ...['new', JUBA, '--role', 'field', '--setup', SETUP, '--trust', key.words],
    )
    expect(accepted).toMatchObject({ status: 0, document: { office: { code: 'SSD' } } })
  })

  test('package --kind submission is held back until the report is complete', async () => {
    const args = ['package', JUBA, '--kind', 'submission', '--period', '2021Q2', '--out', REPORT]
    const held = await waymarkJson(...args)
    expect(held.status).toBe(1)
    expect(held.document.error.code).toBe('submission_blocked')
    expect(held.err).toContain('cannot be submitted yet')

    expect((await fillQuarter(JUBA)).status).toBe(0)
    const made = await waymarkJson(...args)
    expect(made).toMatchObject({ status: 0, document: { kind: 'submission', period: '2021Q2' } })
    expect(readFileSync(REPORT).byteLength).toBe(made.document.bytes)
  })

  test('inspect says what a package is, without a workspace', async () => {
    const { status, document } = await waymarkJson('inspect', REPORT)
    expect(status).toBe(0)
    expect(document).toMatchObject({ kind: 'submission', sealed: true, verified: true })
    expect(document.from.office.code).toBe('SSD')

    const keys = at('key.txt')
    const mine = readdirSync(join(at('profile'), 'keys')).map((name) =>
      JSON.parse(readFileSync(join(at('profile'), 'keys', name), 'utf8')),
    )
    writeFileSync(keys, `# created for a test\n${mine.map((key) => key.ageIdentity).join('\n')}\n`)
    process.env.WAYMARK_HOME = at('another-person')
    try {
      expect((await waymark('inspect', REPORT)).status).toBe(3)
      expect((await waymark('inspect', REPORT, '--identity', keys)).status).toBe(0)
    } finally {
      process.env.WAYMARK_HOME = at('profile')
    }
  })

  test('import: unknown signer refused, dry run changes nothing, then taken, then known', async () => {
    const before = await waymarkJson('info', HQ)
    const unknown = await waymarkJson('import', HQ, REPORT)
    expect(unknown.status).toBe(3)
    expect(unknown.document.packages[0].error.code).toBe('package_signer_unknown')

    const { document: key } = await waymarkJson('key', JUBA)
    const other = (await waymarkJson('key', HQ)).document.words
    const wrong = await waymarkJson('import', HQ, REPORT, '--trust', other)
    expect([wrong.status, wrong.document.packages[0].error.code]).toEqual([
      3,
      'package_signer_unknown',
    ])
    // One for each new sender.
    const trust = ['--trust', other, '--trust', key.digits]
    const taken = await waymarkJson('import', HQ, REPORT, ...trust)
    expect(taken).toMatchObject({ status: 0 })
    expect(taken.document.packages[0]).toMatchObject({ result: 'applied', file: REPORT })
    const after = await waymarkJson('info', HQ)
    expect(after.document.changes).toBe(
      before.document.changes + taken.document.packages[0].package.changes,
    )

    const again = await waymarkJson('import', HQ, REPORT)
    expect(again.document.packages[0]).toMatchObject({ result: 'already_known' })
    expect((await waymarkJson('info', HQ)).document.changes).toBe(after.document.changes)
  })

  test('import of several: one that is refused does not stop the next, and gives status 3', async () => {
    const broken = at('broken.wmpkg')
    writeFileSync(broken, readFileSync(REPORT).subarray(0, 900))
    const { status, document, err } = await waymarkJson('import', HQ, broken, REPORT, at('none'))
    expect(status).toBe(3)
    const said = document.packages as { result?: string; error?: { code: string } }[]
    expect(said.map(({ result, error }) => result ?? error?.code)).toEqual([
      'package_truncated',
      'already_known',
      'cli.no_file',
    ])
    expect(err).toContain('incomplete')
  })

  test('import --dry-run says what would change and changes nothing', async () => {
    const { document: key } = await waymarkJson('key', JUBA)
    const next = at('SSD-again.wmpkg')
    await waymark('package', JUBA, '--kind', 'submission', '--period', '2021Q2', '--out', next)
    const before = await waymarkJson('info', HQ)
    const looked = await waymarkJson('import', HQ, next, '--dry-run', '--trust', key.fingerprint)
    expect(looked.document.packages[0]).toMatchObject({ result: 'dry_run' })
    expect((await waymarkJson('info', HQ)).document).toEqual(before.document)
  })

  test('history prints who set a value, from what to what', async () => {
    const { document: found } = await waymarkJson(
      'call',
      HQ,
      'submissions.list',
      '{"period":"2021Q2"}',
    )
    const [first] = found.filter(({ state }: { state: string }) => state === 'submitted')
    const { status, document } = await waymarkJson(
      'history',
      HQ,
      '--row',
      first.id,
      '--field',
      'state',
    )
    expect(status).toBe(0)
    expect(document.entity).toBe('submission')
    expect(document.entries[0].current).toBe(true)
    const unknown = await waymark('history', HQ, '--row', 'nothing')
    expect(unknown.status).toBe(1)
    expect(unknown.err).toContain('not there')
    const misspelt = await waymark('history', HQ, '--row', first.id, '--field', 'stat')
    expect(misspelt.status).toBe(1)
    expect(misspelt.err).toContain('There is no field stat in Submission')
  })

  test('compare prints what a plan was and is, with who changed it', async () => {
    const { document: outline } = await waymarkJson('call', HQ, 'reference.get')
    const { id } = outline.workplans.find(({ code }: { code: string }) => code === 'WP-AFG')
    await waymark(
      'call',
      HQ,
      'edit.apply',
      JSON.stringify({
        commands: [{ do: 'set', entity: 'workplan', row: id, values: { title: EVIL } }],
        label: { id: 'label.edit' },
      }),
    )
    const asked = ['compare', HQ, '--plan', 'WP-AFG', '--since', '2021-05-01'] as const
    const { status, document } = await waymarkJson(...asked)
    expect(status).toBe(0)
    expect(document.before).toMatchObject({ code: 'WP-AFG', at: '2021-05-01T23:59:59.999Z' })
    expect(document.after.at).toBeNull()
    const { out } = await waymark(...asked)
    expect(out).toContain('Another title \ufffd[2K\ufffd1A\ufffd rebmun Taken: 19 of 19')
    expect(withoutLineEnds(out)).not.toMatch(CONTROL)
    const history = await waymark('history', HQ, '--row', id)
    expect(history.out).toContain('Another title')
    expect(withoutLineEnds(history.out)).not.toMatch(CONTROL)
    const json = await waymarkJson(...asked)
    expect(withoutLineEnds(json.out)).not.toMatch(CONTROL)
    expect(JSON.stringify(json.document)).toContain(JSON.stringify(EVIL).slice(1, -1))
    const two = await waymarkJson('compare', HQ, '--plan', 'wp-afg', '--with', 'WP-SSD')
    expect(two.document.after.code).toBe('WP-SSD')
    expect(two.document.counts.changed).toBeGreaterThan(0)
  })

  test.each([
    ['nothing to compare with', ['--plan', 'WP-AFG'], 2, 'Say with what'],
    [
      'a plan that there is not',
      ['--plan', 'WP-XYZ', '--since', '2021Q1'],
      2,
      'no workplan WP-XYZ',
    ],
    ['no report of the period', ['--plan', 'WP-AFG', '--since', '2024Q4'], 1, 'Nothing is known'],
  ])('compare: %s', async (_, args, status, words) => {
    const told = await waymark('compare', HQ, ...args)
    expect(told.status).toBe(status)
    expect(told.err).toContain(words)
  })

  test('check: the tables equal the replayed journal', async () => {
    const { status, document } = await waymarkJson('check', HQ)
    expect(status).toBe(0)
    expect(document).toMatchObject({ ok: true, findings: [] })
  })

  test('report as one HTML page', async () => {
    const out = at('juba.html')
    const made = await waymarkJson(
      ...['report', HQ, '--kind', 'status', '--office', 'SSD', '--period', '2021Q2', '--out', out],
    )
    expect(made.status).toBe(0)
    const page = readFileSync(out, 'utf8')
    expect(page).toMatch(/^<!doctype html>/i)
    expect(page).toContain('Sample data')
  })

  test('report --json: the parity of all offices as data, each figure with how it was made', async () => {
    const { status, document } = await waymarkJson('report', HQ, '--kind', 'parity')
    expect(status).toBe(0)
    expect(document.data).toMatchObject({ kind: 'parity', several: true, public: false })
    expect(document.data.offices).toHaveLength(20)
    expect(document.data.total.share.how).toMatchObject({ rule: 'explain.parity.share' })
    const { key } = document.data.total.share.how
    const told = await waymarkJson('explain', HQ, JSON.stringify(key))
    expect(told.document).toMatchObject({ key, value: document.data.total.share.value })
    expect(told.document.how.from.length).toBeGreaterThan(50)
    const people = await waymark('explain', HQ, JSON.stringify(key))
    expect(people.out).toContain('Women ÷ (women + men)')
    expect(people.out).toContain(told.document.how.from[0].row)
  })

  test('report --json --cells: the cells of every figure are in the one document', async () => {
    const { document } = await waymarkJson('report', HQ, '--kind', 'parity', '--cells')
    const { total, categories } = document.data
    for (const { share } of [total, ...categories]) {
      expect(share.how.key.figure).toBe('people.share')
      expect(share.how.from.length).toBeGreaterThan(5)
    }
  })

  test('explain: a key of nothing, and what is no key, are told apart', async () => {
    const unknown = { figure: 'actual', period: '2021Q2', definition: 'nothing' }
    expect((await waymarkJson('explain', HQ, JSON.stringify(unknown))).document).toMatchObject({
      error: { code: 'row_unknown' },
    })
    expect((await waymark('explain', HQ, '{"figure":"actual"}')).status).toBe(2)
    expect((await waymark('explain', HQ, 'progress')).status).toBe(2)
  })

  test('report --public: no count under five is in the data, nor the cells that it was made of', async () => {
    const { document } = await waymarkJson('report', HQ, '--kind', 'parity', '--public')
    const counts = [...JSON.stringify(document.data).matchAll(/"count":(\d+),"hidden"/g)]
    expect(counts.length).toBeGreaterThan(100)
    expect(counts.filter(([, count]) => Number(count) < 5)).toEqual([])
    expect(document.data.hidden).toBeGreaterThan(0)
    expect(JSON.stringify(document.data)).not.toContain('"entity":"parity_headcount"')
  })

  test('report of the assessment, some sections of it, as one page', async () => {
    const out = at('assessment.html')
    const made = await waymarkJson(
      ...['report', HQ, '--kind', 'assessment', '--period', '2020', '--out', out],
      ...['--sections', 'request'],
    )
    expect(made.status).toBe(0)
    expect(made.document.data.workplans).toHaveLength(19)
    const page = readFileSync(out, 'utf8')
    expect(page).toContain('Funding request')
    expect(page).not.toContain('<h1>Summary</h1>')
  })

  test('an office has no assessment to report', async () => {
    const made = await waymarkJson('report', JUBA, '--kind', 'assessment')
    expect(made.status).toBe(1)
    expect(made.document.error).toMatchObject({ code: 'rights' })
  })
})

describe('call', () => {
  test('--list prints every operation of the contract with its schemas', async () => {
    const { out } = await waymark('call', '--list')
    const list: { name: string; input: unknown; output: unknown }[] = JSON.parse(out)
    const names = Object.entries(contract).flatMap(([room, operations]) =>
      Object.keys(operations).map((name) => `${room}.${name}`),
    )
    expect(list.map(({ name }) => name).sort()).toEqual(names.sort())
    const take = list.find(({ name }) => name === 'packages.import')
    expect(take?.input).toMatchObject({
      properties: { file: { format: 'file' }, dryRun: { type: 'boolean' } },
    })
  })

  test('a file goes in with --file and comes out with --out', async () => {
    const { document } = await waymarkJson('call', HQ, 'packages.inspect', '--file', REPORT)
    expect(document.package.from.office).toBe('SSD')
    const raw = at('raw.wmpkg')
    const { document: saved } = await waymarkJson(
      ...['call', HQ, 'packages.raw', JSON.stringify({ id: document.package.id }), '--out', raw],
    )
    expect(saved).toMatchObject({ out: raw })
    expect(readFileSync(raw).equals(readFileSync(REPORT))).toBe(true)
  })

  test('- stands for no workspace, and a live stream answers with what is so now', async () => {
    const { document } = await waymarkJson('call', '-', 'host.describe')
    expect(document.host).toBe('direct')
    const { document: live } = await waymarkJson('call', HQ, 'live.changes')
    expect(live.workspace).toEqual(expect.any(String))
  })
})

describe('refusals', () => {
  test.each([
    ['a file that is not there', 1, () => at('nowhere.waymark')],
    ['a file that is no workspace', 3, () => SETUP],
  ])('%s: a sentence and its status', async (_, wanted, file) => {
    const { status, out, err } = await waymark('info', file())
    expect(status).toBe(wanted)
    expect(out).toBe('')
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).toMatch(/not changed|Nothing was changed/)
  })

  test('new does not overwrite', async () => {
    const before = readFileSync(HQ)
    const { status, err } = await waymark('new', HQ, '--role', 'hq')
    expect(status).toBe(1)
    expect(err).toContain('already a file')
    expect(readFileSync(HQ).equals(before)).toBe(true)
  })

  test('demo does not play into a folder that holds something', async () => {
    mkdirSync(at('full'))
    writeFileSync(join(at('full'), 'letter.txt'), 'x')
    const { status, err } = await waymark('demo', at('full'))
    expect(status).toBe(1)
    expect(err).toContain('not empty')
    expect(readdirSync(at('full'))).toEqual(['letter.txt'])
  })

  test('a place that cannot be written to is said in a sentence', async () => {
    const out = join(folder, 'no', 'such', 'folder.wmpkg')
    const { status, err } = await waymark(
      ...['package', HQ, '--kind', 'setup', '--office', 'AFG', '--out', out],
    )
    expect(status).toBe(1)
    expect(err).toContain('cannot be written')
  })
})

describe('a file that cannot be opened any more', () => {
  const file = at('worked.waymark')
  const copy = at('copy.waymark')
  let damaged: Buffer

  test('backups lists the copies; one from elsewhere is put back, the present file stays beside', async () => {
    await waymark('new', file, '--role', 'hq', '--title', 'Worked')
    copyFileSync(file, copy)
    await waymark('info', file) // makes the copy of the day
    const list = await waymarkJson('backups', file)
    expect(list.status).toBe(0)
    expect(list.document.backups).toHaveLength(1)
    const { id } = list.document.backups[0]
    expect((await waymark('backups', file)).out).toContain(id)

    const bytes = readFileSync(file)
    damaged = Buffer.from(bytes)
    for (let page = 8; page < bytes.length / 4096; page += 3)
      damaged.fill(0x5a, page * 4096 + 50, page * 4096 + 2000)
    writeFileSync(file, damaged)
    expect((await waymark('check', file)).err).toContain('waymark rescue')
    const restored = await waymarkJson('restore', file, id)
    expect(restored).toMatchObject({ status: 0 })
    expect(readFileSync(join(folder, restored.document.kept)).equals(damaged)).toBe(true)
    expect((await waymark('check', file)).status).toBe(0)
    expect((await waymarkJson('restore', file, copy)).document.kept).toMatch(/before restore/)
  })

  test('a backup that is not there is refused with status 1 and nothing changed', async () => {
    const before = readFileSync(file)
    const { status, document } = await waymarkJson('restore', file, '2001-01-01.waymark')
    expect([status, document.error.code]).toEqual([1, 'workspace_missing'])
    expect(readFileSync(file).equals(before)).toBe(true)
    expect((await waymark('backups', at('never.waymark'))).status).toBe(1)
  })

  test('rescue saves what can be read, names the rest, and leaves the file as it is', async () => {
    const broken = at('broken.waymark')
    writeFileSync(broken, damaged)
    const out = at('rescued.waymark')
    const ran = await waymarkJson('rescue', broken, '--out', out)
    expect(ran.status).toBe(ran.document.lost.length === 0 ? 0 : 1)
    expect(ran.document.damaged).toBeGreaterThan(0)
    expect(readFileSync(broken).equals(damaged)).toBe(true)
    expect((await waymark('check', out)).status).toBe(0)
    expect((await waymarkJson('rescue', broken, '--out', out)).document.error.code).toBe(
      'workspace_exists',
    )
    expect((await waymark('rescue', broken)).status).toBe(2)
  })
})

describe('as a program', () => {
  const program = join(import.meta.dirname, '../../tools/cli/waymark.mjs')

  test('the installed command runs and keeps stdout for the document', () => {
    const out = execFileSync(process.execPath, [program, 'key', HQ, '--json'], { encoding: 'utf8' })
    expect(JSON.parse(out).office).toBe('GLB')
  })

  test('serve answers on loopback until it is told to end', async () => {
    const child = spawn(
      process.execPath,
      ['src-main/hosts/cli/main.ts', 'serve', HQ, '--no-open', '--json'],
      { cwd: join(import.meta.dirname, '../..') },
    )
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
    const said = await new Promise<string>((resolve) => {
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8')
        if (text.trimEnd().endsWith('}')) resolve(text)
      })
      child.on('exit', () => resolve(text))
    })
    if (!hasRenderer()) {
      // The screens are not built on this machine: said, with status 1.
      expect([await ended, JSON.parse(said).error.code]).toEqual([1, 'cli.serve.not_built'])
      return
    }
    const { url, origin } = JSON.parse(said)
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=/)
    expect((await fetch(`${origin}/`)).status).toBe(200)
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })
})
