// The sample strategy: what it promises to show, and that it is the same for a seed and whole as data.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { applyCommands } from '#db/journal.ts'
import { createWorkspace, type Workspace } from '#db/open.ts'
import { DEFINITIONS } from '#db/sample/data/definitions.ts'
import {
  SAMPLE_HQ,
  SAMPLE_OFFICES,
  sampleAssessments,
  sampleIds,
  sampleOffice,
  sampleQuarter,
  sampleReference,
} from '#db/sample/sample.ts'
import type { Command } from '#domain/changes.ts'
import { problems as problemsOf } from '../support/problems.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const author = { actor: 'Maribel Aquino', at: '2021-07-01T08:00:00.000Z' }
const label = { id: 'label.sample_office' }
let hq: Workspace

function created(commands: readonly Command[], entity: string) {
  return commands.flatMap((command) =>
    command.do !== 'delete' && command.entity === entity ? [command.values] : [],
  )
}

function textsOf(code: string): string {
  const commands = [...sampleOffice(code), ...sampleQuarter(code, '2021Q2')]
  const fields = ['statement', 'title', 'achievements', 'challenges', 'lessons', 'next_steps']
  return commands
    .filter(({ entity }) => ['outcome', 'output', 'activity', 'narrative', 'risk'].includes(entity))
    .flatMap((command) => (command.do === 'delete' ? [] : Object.entries(command.values)))
    .filter(([field]) => fields.includes(field))
    .map(([, value]) => String(value))
    .join('\n')
}

beforeAll(() => {
  const ids = sampleIds(SAMPLE_HQ)
  hq = createWorkspace(join(folder, 'hq.waymark'), { id: 'w', site: 's', role: 'hq', ...ids })
  applyCommands(hq, sampleReference(), label, author)
  for (const { code } of SAMPLE_OFFICES) {
    applyCommands(hq, sampleOffice(code), label, author)
    applyCommands(hq, sampleQuarter(code, '2021Q2'), label, author)
  }
  applyCommands(hq, sampleAssessments(), label, author)
})
afterAll(() => hq.close())

async function headcount(date: string) {
  return hq.db
    .selectFrom('parity_headcount as h')
    .innerJoin('personnel_level as l', 'l.id', 'h.level')
    .innerJoin('office as o', 'o.id', 'h.office')
    .select(['o.code as office', 'l.code as level', 'h.function', 'h.women', 'h.men'])
    .select(['h.other', 'h.undisclosed'])
    .where('h.date', '=', date)
    .execute()
}

function share(rows: readonly { women: number | null; men: number | null }[]): number {
  const women = rows.reduce((sum, row) => sum + (row.women ?? 0), 0)
  const men = rows.reduce((sum, row) => sum + (row.men ?? 0), 0)
  return (100 * women) / (women + men)
}

describe('the sample as data', () => {
  test('one global and nineteen field workplans in eighteen countries and territories', () => {
    const field = SAMPLE_OFFICES.filter(({ type }) => type === 'field')
    expect(field).toHaveLength(19)
    expect(new Set(field.map(({ country }) => country)).size).toBe(18)
  })

  test('says on every screen that it is sample data and the wording illustrative', () => {
    const [strategy] = created(sampleReference(), 'strategy')
    expect(strategy?.notice).toMatch(/^Sample data.*illustrative/)
  })

  test('is the same for a seed and another for another seed', () => {
    expect(sampleOffice('MLI', { seed: 7 })).toEqual(sampleOffice('MLI', { seed: 7 }))
    expect(sampleQuarter('MLI', '2021Q2', { seed: 7 })).toEqual(
      sampleQuarter('MLI', '2021Q2', { seed: 7 }),
    )
    expect(sampleOffice('MLI', { seed: 7 })).not.toEqual(sampleOffice('MLI', { seed: 8 }))
  })

  test('a typical office plans about 45 activities and 20 indicators; the scale multiplies them', () => {
    const count = (scale: number, entity: string) =>
      created(sampleOffice('IRQ', { scale }), entity).length
    expect(count(1, 'activity')).toBeGreaterThanOrEqual(45)
    expect(count(1, 'activity')).toBeLessThanOrEqual(50)
    expect(count(1, 'indicator')).toBe(20)
    expect(count(3, 'indicator')).toBe(60)
    expect(count(3, 'activity')).toBeGreaterThanOrEqual(135)
  })

  test('the largest plan is in the DR Congo, the smallest in Cyprus', () => {
    const sizes = SAMPLE_OFFICES.filter(({ type }) => type === 'field')
      .map(({ code }) => ({ code, size: sampleOffice(code).length }))
      .sort((a, b) => a.size - b.size)
    expect(sizes.at(-1)?.code).toBe('COD')
    const plans = sizes.filter(({ code }) => code !== 'ESH') // which has no data, only a plan
    expect(plans[0]?.code).toBe('CYP')
  })

  test('the targets of the offices add up to those of the strategy', () => {
    const finals = (code: string) =>
      SAMPLE_OFFICES.filter(({ type }) => type === 'field').flatMap((office) =>
        created(sampleOffice(office.code, { until: '' }), 'indicator')
          .filter(({ definition }) => definition === idOf(code))
          .map(({ final_target }) => Number(final_target)),
      )
    const idOf = (code: string) => {
      const command = sampleReference().find(
        (entry) =>
          entry.do === 'create' &&
          entry.entity === 'indicator_definition' &&
          entry.values.code === code,
      )
      return command?.do === 'create' ? command.id : undefined
    }
    for (const code of ['SO1.2', 'SO2.5', 'SO3.2', 'SO5.2']) {
      const wanted = DEFINITIONS.find((definition) => definition.code === code)?.target
      const sum = finals(code).reduce((total, value) => total + value, 0)
      expect([code, sum]).toEqual([code, wanted])
    }
  })
})

describe('the people of the sample', () => {
  test.each(['2019-12-31', '2020-12-31', '2021-06-30'])(
    'about 5,000 with 27 percent women on %s',
    async (date) => {
      const rows = await headcount(date)
      const people = rows.reduce(
        (sum, row) =>
          sum + (row.women ?? 0) + (row.men ?? 0) + (row.other ?? 0) + (row.undisclosed ?? 0),
        0,
      )
      expect(people).toBeGreaterThan(4800) // one office reports no headcount in between
      expect(people).toBeLessThan(5100)
      expect(share(rows)).toBeGreaterThan(26)
      expect(share(rows)).toBeLessThan(28)
    },
  )

  test('the share of women falls with seniority', async () => {
    const rows = await headcount('2021-06-30')
    const at = (...levels: string[]) =>
      share(rows.filter(({ level }) => levels.includes(level ?? '')))
    const ladder = [at('P-2'), at('P-3'), at('P-4'), at('P-5')]
    expect(ladder).toEqual([...ladder].sort((a, b) => b - a))
    expect(at('PP-4')).toBeLessThan(at('PP-1'))
  })

  test('few women work in operations, many in programme work', async () => {
    const partner = (await headcount('2021-06-30')).filter(({ level }) => level === 'PP-1')
    const of = (work: string) => share(partner.filter((row) => row.function === work))
    expect(of('operations')).toBeLessThan(15)
    expect(of('programme')).toBeGreaterThan(35)
  })

  test('Cyprus has cells below five', async () => {
    const rows = (await headcount('2021-06-30')).filter(({ office }) => office === 'CYP')
    expect(rows.some(({ women }) => (women ?? 0) > 0 && (women ?? 0) < 5)).toBe(true)
  })

  test('flows tell the same as the indicators', async () => {
    const flows = created(sampleQuarter('NGA', '2021Q2'), 'parity_flow')
    const women = flows
      .filter(({ flow }) => flow === 'applicants')
      .reduce((sum, row) => sum + Number(row.women), 0)
    const actual = await hq.db
      .selectFrom('actual as a')
      .innerJoin('indicator as i', 'i.id', 'a.indicator')
      .innerJoin('indicator_definition as d', 'd.id', 'i.definition')
      .innerJoin('office as o', 'o.id', 'a.office')
      .select('a.numerator')
      .where('d.code', '=', 'SO2.1')
      .where('o.code', '=', 'NGA')
      .where('a.period', '=', '2021Q2')
      .executeTakeFirstOrThrow()
    expect(actual.numerator).toBe(women)
  })
})

describe('the words of the sample', () => {
  const arabic = /[\u0600-\u06ff]/g
  const latin = /[A-Za-z]/g
  const share = (text: string, letters: RegExp) => (text.match(letters) ?? []).length / text.length

  test.each(['IRQ', 'LBN', 'LBY', 'PSE', 'SDN', 'SDN-DAR', 'SYR'])('%s writes Arabic', (code) => {
    expect(share(textsOf(code), arabic)).toBeGreaterThan(0.7)
    expect(share(textsOf(code), latin)).toBe(0)
  })

  test.each([
    ['BFA', /\b(les|des|avec|femmes)\b/g],
    ['CAF', /\b(les|des|avec|femmes)\b/g],
    ['COD', /\b(les|des|avec|femmes)\b/g],
    ['MLI', /\b(les|des|avec|femmes)\b/g],
    ['COL', /\b(las|los|con|mujeres)\b/g],
    ['ESH', /\b(las|los|con|mujeres)\b/g],
  ] as const)('%s writes its own language', (code, words) => {
    const text = textsOf(code)
    expect((text.match(words) ?? []).length).toBeGreaterThan(50)
    expect(text).not.toMatch(/\b(the|women|with)\b/)
  })

  test('no slot of a text is left open, and no two offices write the same', () => {
    const texts = SAMPLE_OFFICES.map(({ code }) => textsOf(code))
    for (const text of texts) expect(text).not.toMatch(/[{}]|undefined|null/)
    const narratives = SAMPLE_OFFICES.flatMap(({ code }) =>
      created(sampleQuarter(code, '2021Q2'), 'narrative')
        .filter(({ output }) => output === undefined)
        .map(({ achievements }) => achievements),
    )
    expect(new Set(narratives).size).toBe(20)
  })
})

describe('the quirks of the offices', () => {
  test('nothing is doubtful but what is meant to be, and that is explained', async () => {
    const found = await problemsOf(hq)
    const open = found.filter(
      ({ severity, confirmed }) => severity === 'error' || (severity === 'warning' && !confirmed),
    )
    expect(open.map(({ rule, period, values }) => [rule, period, values.text])).toEqual([
      ['unread', '2022Q1', '12,5 pers.'],
    ])
    const rules = new Set(
      found.filter(({ severity }) => severity === 'warning').map(({ rule }) => rule),
    )
    expect([...rules].sort()).toEqual(['denominator_zero', 'outlier'])
  })

  test('HQ assessed 2020: all objectives, most workplans, each place of its order once', async () => {
    const rows = await hq.db.selectFrom('assessment').selectAll().execute()
    const ofPlans = rows.filter(({ workplan }) => workplan !== null)
    expect(rows.length - ofPlans.length).toBe(5)
    expect(ofPlans.length).toBeGreaterThan(10)
    expect(ofPlans.length).toBeLessThan(19)
    const places = ofPlans.flatMap(({ priority }) => priority ?? [])
    expect(places.sort()).toEqual([1, 2, 3])
  })

  test('Abyei has a private-use code and no M49 code', () => {
    const abyei = SAMPLE_OFFICES.find(({ code }) => code === 'ABY')
    expect(abyei).toMatchObject({ country: 'XBY', m49: null })
  })

  test('Libya reported zero of zero appointed', () => {
    const actuals = created(sampleQuarter('LBY', '2021Q2'), 'actual')
    expect(actuals.filter(({ denominator }) => denominator === 0)).toHaveLength(1)
  })

  test('Western Sahara has a plan and never submitted anything', () => {
    const commands = sampleOffice('ESH')
    expect(created(commands, 'activity').length).toBeGreaterThan(40)
    expect(created(commands, 'submission')).toEqual([])
    expect(created(commands, 'actual')).toEqual([])
  })

  test('the Central African Republic is always late, Lebanon was returned twice', () => {
    const late = created(sampleOffice('CAF'), 'submission')
    const ends = ['2020-03-31', '2020-06-30', '2020-09-30', '2020-12-31', '2021-03-31']
    expect(late).toHaveLength(5)
    for (const [index, { submitted_at }] of late.entries()) {
      const days = (Date.parse(String(submitted_at)) - Date.parse(ends[index] ?? '')) / 86_400_000
      expect(days).toBeGreaterThan(21)
    }
    const times = created(sampleOffice('LBN'), 'submission').map((row) => row.times)
    expect(Math.max(...times.map(Number))).toBe(3)
  })
})
