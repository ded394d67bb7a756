// What the screens of links and versions make of what the engine answers: which commands a link becomes, how
// differences read as lines, and what the sides of a comparison mean. Without a screen.

import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import { decodeTsv, encodeTsv } from '#domain/tsv.ts'
import { en } from '#i18n/en/en.ts'
import {
  type Difference,
  linesOf,
  shownLines,
  tableOf,
} from '#renderer/features/plan/compare-lines.ts'
import {
  firstChoice,
  type Moments,
  sideOf,
  sideOptions,
} from '#renderer/features/plan/compare-sides.ts'
import {
  addSdgLink,
  deleteLink,
  setCode,
  setGoal,
  setTarget,
} from '#renderer/features/plan/link-commands.ts'
import type { PlanRow } from '#renderer/features/plan/plan-rows.ts'
import { linkTip, linkWords } from '#renderer/ui/link-words.ts'
import { linksColumn } from '#renderer/ui/links-column.ts'
import { linksInPlansText } from '#renderer/ui/links-in-plans.ts'
import { makeText } from '#renderer/ui/text.ts'

const text = makeText(createIntl({ locale: 'en-GB', messages: en }))

const SDG = { id: 'l', goal: 5, target: '5.5', relevance: 'direct', source: null, unread: null }
const FRAMEWORK = { id: 'f', framework: 'scr1325', code: 'Participation', unread: null }
const ROW = {
  id: 'o',
  entity: 'output',
  code: '1.1',
  text: 'Fair vacancies',
  sdgTarget: null,
  links: { sdg: [SDG], frameworks: [FRAMEWORK] },
} as unknown as PlanRow

/** The values that a command sets. */
const sets = (doing: ReturnType<typeof setTarget>) => {
  const [command] = doing?.commands ?? []
  return command && 'values' in command ? command.values : null
}

describe('links of a row', () => {
  test('read short in a cell and full in its tip', () => {
    expect(linkWords(text, ROW.links)).toEqual(['SDG 5.5', '1325 Participation'])
    expect(linkTip(text, ROW.links)).toBe('SDG 5.5, 5 Gender equality (Direct); 1325 Participation')
    expect(linkWords(text, null)).toEqual([])
    const whole = { sdg: [{ ...SDG, target: null }], frameworks: [] }
    expect(linkWords(text, whole)).toEqual(['SDG 5'])
    const unread = {
      sdg: [{ ...SDG, goal: null, target: null, unread: { goal: 'five' } }],
      frameworks: [],
    }
    expect(linkWords(text, unread)).toEqual(['SDG five'])
  })

  test('name what comes from the results above after the row’s own', () => {
    const above = { sdg: [SDG, { ...SDG, goal: 16, target: '16.7' }], frameworks: [] }
    const column = linksColumn<PlanRow>(text, 100, (row) => ({
      links: row.links,
      linksAbove: above,
    }))
    expect(column.text(ROW)).toBe('SDG 5.5 · 1325 Participation · SDG 16.7')
    expect(column.tip?.(ROW)).toContain(
      '1325 Participation; of the results above: SDG 5.5, 5 Gender equality',
    )
  })

  test('of many plans name each link once', () => {
    const link = { sdg: SDG, framework: null, definition: null, workplans: ['a'] }
    const links = [
      { ...link, objective: 'o1' },
      { ...link, objective: 'o2', workplans: ['b'] },
      { ...link, objective: 'o2', sdg: null, framework: FRAMEWORK, definition: 'd' },
    ]
    const told = (asked: Parameters<typeof linksInPlansText>[2]) =>
      linksInPlansText(text, links, asked)
    expect(told({ objective: null })).toBe('Links: SDG 5.5 · 1325 Participation')
    expect(told({ objective: 'o1' })).toBe('Links: SDG 5.5')
    expect(told({ objective: 'o2', definition: 'd' })).toBe('Links: 1325 Participation')
    expect(told({ objective: null, workplans: ['b'] })).toBe('Links: SDG 5.5')
    expect(told({ objective: 'o3' })).toBe('')
  })

  test('a target that is typed brings its goal along', () => {
    expect(sets(setTarget(ROW, SDG, '16.7'))).toEqual({ target: '16.7', goal: 16 })
    expect(sets(setTarget(ROW, SDG, ' 5.C '))).toEqual({ target: '5.c' })
    expect(sets(setTarget(ROW, SDG, 'women lead'))).toEqual({ target: 'women lead' })
    expect(sets(setTarget(ROW, SDG, ''))).toEqual({ target: null })
    expect(setTarget(ROW, SDG, '5.5')).toBeNull()
  })

  test('a goal that is chosen drops a target of another, and keeps its own', () => {
    expect(sets(setGoal(ROW, SDG, 16))).toEqual({ goal: 16, target: null })
    expect(sets(setGoal(ROW, { ...SDG, goal: 16 }, 5))).toEqual({ goal: 5 })
    expect(sets(setGoal(ROW, { ...SDG, target: null }, 16))).toEqual({ goal: 16 })
  })

  test('a new link of an indicator starts from the target of its definition', () => {
    const indicator = { ...ROW, entity: 'indicator', sdgTarget: '16.2' } as PlanRow
    expect(sets(addSdgLink(indicator, 'x'))).toMatchObject({ goal: 16, target: '16.2', row: 'o' })
    expect(sets(addSdgLink(ROW, 'x'))).toMatchObject({ goal: 5, entity: 'output', office: 'x' })
  })

  test('a framework link keeps its code when the field is emptied', () => {
    expect(setCode(ROW, FRAMEWORK, ' ')).toBeNull()
    expect(sets(setCode(ROW, FRAMEWORK, ' Protection '))).toEqual({ code: 'Protection' })
    expect(deleteLink('framework_link', ROW, FRAMEWORK, '1325 Participation').label.values).toEqual(
      {
        what: '1.1',
        link: '1325 Participation',
      },
    )
  })
})

const BY = { at: '2021-07-05T09:00:00.000Z', actor: 'Ada', office: 'HQ' }

function difference(values: Partial<Difference>): Difference {
  return {
    kind: 'changed',
    moved: false,
    entity: 'activity',
    row: 'a',
    before: 'a',
    place: '1.1.1 Survey',
    period: null,
    by: null,
    fields: [],
    ...values,
  }
}
const field = (name: string, from: unknown, to: unknown, words: readonly (string | null)[] = []) =>
  ({
    field: name,
    from,
    to,
    fromWords: words[0] ?? null,
    toWords: words[1] ?? null,
    by: BY,
  }) as Difference['fields'][number]

const DIFFERENCES: readonly Difference[] = [
  difference({
    moved: true,
    fields: [
      field('output', 'p', 'q', ['1.1 Fair vacancies', '1.2 Fair wages']),
      field('title', 'Survey', 'New survey'),
    ],
  }),
  difference({
    kind: 'added',
    entity: 'budget_line',
    row: 'b',
    before: null,
    place: '1.1.1 Survey, travel, 2022',
    by: BY,
    fields: [
      field('activity', null, 'a'),
      field('category', null, 'travel'),
      field('planned', null, 5000),
    ],
  }),
]

describe('differences', () => {
  const words = {
    text,
    valueText: (_entity: string, _field: string, value: unknown) => String(value ?? '—'),
    currency: { from: 'USD', to: 'EUR' },
  }
  const lines = linesOf(DIFFERENCES, words)

  test('are a line per field, and one per row that is new', () => {
    expect(lines.map(({ kind, fieldWords, from, to }) => [kind, fieldWords, from, to])).toEqual([
      ['moved', 'Output', '1.1 Fair vacancies', '1.2 Fair wages'],
      ['changed', 'Title', 'Survey', 'New survey'],
      ['added', '', '', `Category: travel; Planned: ${text.money(5000, 'EUR')}`],
    ])
  })

  test('say where they are in words', () => {
    expect(lines.at(-1)?.place).toBe('1.1.1 Survey, Travel, 2022')
  })

  test('are found by any of their words, and by kind', () => {
    const ids = (kind: Parameters<typeof shownLines>[1], find: string) =>
      shownLines(lines, kind, find).map(({ id }) => id)
    expect(ids('all', '')).toEqual(['a output', 'a title', 'b'])
    expect(ids('moved', '')).toEqual(['a output'])
    expect(ids('all', 'WAGES')).toEqual(['a output'])
    expect(ids('all', 'ada')).toEqual(['a output', 'a title', 'b'])
    expect(ids('removed', '')).toEqual([])
  })

  test('are copied as a table with a head, who and when', () => {
    const table = tableOf(lines, text)
    expect(table[0]).toEqual(['What', 'Kind', 'Where', 'Field', 'First', 'Second', 'Who', 'When'])
    expect(table[2]?.slice(0, 7)).toEqual([
      'Changed',
      'Activity',
      '1.1.1 Survey',
      'Title',
      'Survey',
      'New survey',
      'Ada (HQ)',
    ])
    expect(decodeTsv(encodeTsv(table))).toEqual(table)
  })
})

describe('the sides of a comparison', () => {
  const moments = [
    {
      moment: { kind: 'group', group: 'g' },
      at: BY.at,
      actor: 'Ada',
      office: 'HQ',
      label: { id: 'label.carry', values: { plan: 'SOM', year: '2022' } },
    },
    {
      moment: { kind: 'submission', period: '2021Q2' },
      at: BY.at,
      actor: 'Bile',
      office: 'SOM',
      label: { id: 'compare.moment.submission', values: { period: '2021Q2' } },
    },
  ] as const satisfies Moments

  test('begin with the last report', () => {
    expect(firstChoice(moments)).toBe('moment 1')
    expect(firstChoice(moments.slice(0, 1))).toBe('moment 0')
    expect(firstChoice([])).toBe('date')
  })

  test.each([
    ['now', '', { workplan: 'w' }],
    ['moment 1', '', { workplan: 'w', at: { kind: 'submission', period: '2021Q2' } }],
    ['date', '2021-06-30', { workplan: 'w', at: { kind: 'date', date: '2021-06-30' } }],
    ['date', '', null],
    ['plan other', '', { workplan: 'other' }],
    ['moment 7', '', null],
  ])('%s %s', (choice, date, expected) => {
    expect(sideOf(choice, date, 'w', moments)).toEqual(expected)
  })

  test('are told in words, the plan itself first and other plans last', () => {
    const plan = (id: string, code: string) => ({
      id,
      office: 'x',
      code,
      title: 'Plan',
      level: 'field' as const,
      yearFrom: null,
      yearTo: null,
      currency: null,
      planVersion: null,
    })
    const offices = [
      { id: 'x', code: 'SOM', name: 'Somalia', type: 'field' as const, language: null },
    ]
    const options = sideOptions(text, moments, [plan('w', 'SOM'), plan('v', 'SOM-2')], offices, 'w')
    expect(options.map(({ label }) => label)).toEqual([
      'The plan as it is now',
      'Before: carrying of SOM into 2022',
      'As reported for Q2 2021',
      'The plan on a day…',
      'Somalia · SOM-2',
    ])
  })
})
