// Links of results to SDG targets and frameworks: the list of targets, how a code is read, and what the
// rules say about a link.
import { describe, expect, test } from 'vitest'
import { datasetOf, type Rows } from '#domain/dataset.ts'
import { ENTITIES, type Entity, type EntityName, type RowOf } from '#domain/entities.ts'
import { compareFrameworkLinks, compareSdgLinks, FRAMEWORK_CODES } from '#domain/links.ts'
import { placeOf } from '#domain/place.ts'
import { checkRow } from '#domain/rules.ts'
import {
  goalOfTarget,
  isSdgTarget,
  readSdgTarget,
  SDG_GOALS,
  SDG_TARGETS,
  sdgTargets,
} from '#domain/sdg.ts'
import { en } from '#i18n/en/en.ts'

function row<E extends EntityName>(entity: E, values: Partial<RowOf<E>>): RowOf<E> {
  const { fields }: Entity = ENTITIES[entity]
  const empty = Object.fromEntries(Object.keys(fields).map((field) => [field, null]))
  return { id: entity, deleted: false, unread: null, ...empty, ...values } as RowOf<E>
}

describe('the goals', () => {
  test('are 17, each with its title, and have 169 targets', () => {
    expect(SDG_GOALS).toEqual([...Array(17).keys()].map((index) => index + 1))
    expect(SDG_GOALS.filter((goal) => !Object.hasOwn(en, `sdg.goal.${goal}`))).toEqual([])
    expect(SDG_TARGETS).toHaveLength(169)
    expect(new Set(SDG_TARGETS).size).toBe(169)
  })

  test.each([
    [1, 7, '1.b'],
    [2, 8, '2.c'],
    [3, 13, '3.d'],
    [5, 9, '5.c'],
    [8, 12, '8.b'],
    [12, 11, '12.c'],
    [13, 5, '13.b'],
    [16, 12, '16.b'],
    [17, 19, '17.19'],
    [18, 0, undefined],
  ])('goal %i has %i targets, the last is %s', (goal, count, last) => {
    expect(sdgTargets(goal)).toHaveLength(count)
    expect(sdgTargets(goal).at(-1)).toBe(last)
  })

  test.each([
    ['5.5', '5.5'],
    [' 5.C ', '5.c'],
    ['SDG 16.7', '16.7'],
    ['sdg5.1', '5.1'],
    ['5.7', '5.7'],
    ['gender', 'gender'],
  ])('%j is read as %j', (typed, read) => {
    expect(readSdgTarget(typed)).toBe(read)
  })

  test.each([
    ['5.5', 5],
    ['17.18', 17],
    ['18.1', null],
    ['gender', null],
  ])('%s is of goal %s', (code, goal) => {
    expect(goalOfTarget(code)).toBe(goal)
  })
})

const OUTPUT = row('output', { id: 'o', code: '1.1', statement: 'Fair vacancies' })

function sdg(values: Partial<RowOf<'sdg_link'>>): RowOf<'sdg_link'> {
  return row('sdg_link', { office: 'x', entity: 'output', row: 'o', goal: 5, ...values })
}

function rulesOn<E extends EntityName>(entity: E, judged: RowOf<E>, around: Rows = {}) {
  const data = datasetOf({ output: [OUTPUT], [entity]: [judged], ...around } as Rows)
  return checkRow(entity, judged, data).map(({ rule, severity, field }) => [rule, severity, field])
}

describe('what the rules find in a link', () => {
  test.each<[string, Partial<RowOf<'sdg_link'>>, readonly (readonly string[])[]]>([
    ['a goal', {}, []],
    ['a target of its goal', { target: '5.c' }, []],
    ['a goal that there is not', { goal: 18 }, [['sdg_goal_unknown', 'error', 'goal']]],
    [
      'a target that there is not',
      { target: '5.7' },
      [['sdg_target_unknown', 'warning', 'target']],
    ],
    ['words for a target', { target: 'leaders' }, [['sdg_target_unknown', 'warning', 'target']]],
    ['another goal’s target', { target: '16.7' }, [['sdg_target_other_goal', 'warning', 'target']]],
    ['of a row that is gone', { row: 'gone', target: '5.7' }, []],
  ])('%s', (_, values, expected) => {
    expect(rulesOn('sdg_link', sdg(values))).toEqual(expected)
  })

  test('the same link twice', () => {
    const one = sdg({ id: 'a', target: '5.5' })
    const other = sdg({ id: 'b', target: '5.5' })
    expect(rulesOn('sdg_link', one, { sdg_link: [one, other] })).toEqual([
      ['duplicate_link', 'info', 'target'],
    ])
    const elsewhere = sdg({ id: 'b', row: 'p', target: '5.5' })
    expect(rulesOn('sdg_link', one, { sdg_link: [one, elsewhere] })).toEqual([])
  })

  test('the same framework twice, however it is written', () => {
    const link = (id: string, code: string) =>
      row('framework_link', {
        id,
        office: 'x',
        entity: 'output',
        row: 'o',
        framework: 'unmas',
        code,
      })
    const one = link('a', 'CC2')
    expect(rulesOn('framework_link', one, { framework_link: [one, link('b', ' cc2')] })).toEqual([
      ['duplicate_link', 'info', 'code'],
    ])
    expect(rulesOn('framework_link', one, { framework_link: [one, link('b', 'CC1')] })).toEqual([])
  })

  test('a definition’s target that there is not', () => {
    const definition = row('indicator_definition', {
      code: 'SO1.1',
      title: 'People trained',
      measure: 'unit',
      direction: 'increasing',
      value_mode: 'period',
      over_offices: 'sum',
      over_periods: 'sum',
      sdg_target: '5.9',
    })
    expect(rulesOn('indicator_definition', definition)).toEqual([
      ['sdg_target_unknown', 'warning', 'sdg_target'],
    ])
  })

  test('a problem names the row and the target', () => {
    const data = datasetOf({ output: [OUTPUT] })
    expect(placeOf('sdg_link', sdg({ target: '5.5' }), data)).toBe('1.1 Fair vacancies, SDG 5.5')
  })
})

test('links stand in the order of goals and targets, frameworks in theirs', () => {
  const targets = ['16.7', '5.10', '5.5', '5.c'].map((target) =>
    sdg({ id: target, target, goal: goalOfTarget(target) }),
  )
  expect(targets.sort(compareSdgLinks).map(({ target }) => target)).toEqual([
    '5.5',
    '5.10',
    '5.c',
    '16.7',
  ])
  const links = [
    { id: '1', framework: 'own' as const, code: 'A' },
    { id: '2', framework: 'ottawa' as const, code: 'Action 10' },
    { id: '3', framework: 'ottawa' as const, code: 'Action 9' },
  ]
  expect(links.sort(compareFrameworkLinks).map(({ code }) => code)).toEqual([
    'Action 9',
    'Action 10',
    'A',
  ])
  expect(FRAMEWORK_CODES.ottawa).toHaveLength(50)
})

test('every target of the list is a target', () => {
  expect(SDG_TARGETS.filter((code) => !isSdgTarget(code))).toEqual([])
})
