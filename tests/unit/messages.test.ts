// The catalogue is complete for what is data: every refusal, rule, entity, field and choice has its
// words, and every message can be formatted with the values that its user gives.
import { describe, expect, test } from 'vitest'
import { DIFFERS_FROM_OFFICES } from '#domain/contributions.ts'
import { ENTITIES, ENTITY_NAMES, type Entity } from '#domain/entities.ts'
import { REFUSALS } from '#domain/errors.ts'
import { RULES } from '#domain/rules.ts'
import { en } from '#i18n/en/en.ts'
import { intlFor, say } from '#i18n/intl.ts'
import { choiceName, fieldName, placeText, problemText } from '#i18n/problem-text.ts'

const intl = intlFor('en')
const has = (id: string) => Object.hasOwn(en, id)

describe('every one has its words', () => {
  test('refusals', () => {
    expect(REFUSALS.filter((code) => !has(`error.${code}`))).toEqual([])
  })

  test('rules, and what to do about them', () => {
    const ids = [...RULES, DIFFERS_FROM_OFFICES].flatMap(({ code }) => [
      `rule.${code}`,
      `rule.${code}.fix`,
    ])
    expect(ids.filter((id) => !has(id))).toEqual([])
  })

  test('no words are left over for rules and refusals that are gone', () => {
    const codes = new Set([...RULES, DIFFERS_FROM_OFFICES].map(({ code }) => code))
    const refusals: ReadonlySet<string> = new Set(REFUSALS)
    const left = Object.keys(en).filter((id) => {
      const [room, code = ''] = id.split('.')
      return (room === 'rule' && !codes.has(code)) || (room === 'error' && !refusals.has(code))
    })
    expect(left).toEqual([])
  })

  test('entities, fields and choices', () => {
    const missing = ENTITY_NAMES.flatMap((entity) => {
      const { fields }: Entity = ENTITIES[entity]
      return [
        ...(has(`entity.${entity}`) ? [] : [entity]),
        ...Object.entries(fields).flatMap(([name, field]) => [
          ...(has(`field.${entity}.${name}`) || has(`field.${name}`) ? [] : [`${entity}.${name}`]),
          ...(field.choices ?? []).filter((value) => !has(`choice.${value}`)),
        ]),
      ]
    })
    expect(missing).toEqual([])
  })
})

test('counts are in the digits of the reader', () => {
  const plain = /\{(count|filled|written|reported|expected)\}/
  expect(Object.keys(en).filter((id) => plain.test(en[id as keyof typeof en]))).toEqual([])
  const values = { filled: 3, count: 20, period: '' }
  expect(intlFor('ar').formatMessage({ id: 'indicators.filled' }, values)).toMatch(/^٣ of ٢٠ /)
})

test('no message has a syntax error', () => {
  const wrong = Object.entries(en).filter(([, text]) => {
    try {
      intl.formatters.getMessageFormat(text, 'en')
      return false
    } catch {
      return true
    }
  })
  expect(wrong).toEqual([])
})

test('a value that nobody gave shows as dots, never as a name in braces', () => {
  expect(say(intl, 'error.office_unknown')).toBe(
    'There is no office … in this workspace. Nothing was changed. Check the code of the office.',
  )
})

test('a refusal says what happened, what was kept and what to do', () => {
  expect(say(intl, 'error.package_newer', { needed: '2.0.0', version: '0.1.0' })).toBe(
    'The package was made by a newer Waymark: version 2.0.0 or later is needed, this is 0.1.0. Nothing was changed. Update Waymark and take the package again.',
  )
  expect(
    say(intl, 'error.workspace_in_use', { person: 'Amina', host: 'laptop', since: 'unknown' }),
  ).toBe(
    'The workspace is already open by Amina on laptop. It was not changed. Close it there, then open it here.',
  )
})

test('a problem names its field in words', () => {
  expect(
    problemText(intl, { rule: 'required', entity: 'activity', values: { field: 'title' } }),
  ).toEqual({ message: 'Title is empty.', fix: 'Fill it in; this cannot be left out.' })
})

test('names of fields and entities that travel as values are put into words', () => {
  expect(say(intl, 'rule.required', { field: 'final_target' })).toBe('Final target is empty.')
  expect(say(intl, 'error.field_unknown', { field: 'colour', entity: 'activity' })).toBe(
    'There is no field colour in Activity. Nothing was changed. Check the name of the field.',
  )
})

test('a word of its own goes before the shared one; an unknown name shows as it is', () => {
  expect(fieldName(intl, 'actual', 'status')).toBe('Status of the value')
  expect(fieldName(intl, 'activity', 'status')).toBe('Status')
  expect(choiceName(intl, 'framework', 'unmas')).toBe('UN Mine Action Strategy')
  expect(choiceName(intl, 'employer', 'unmas')).toBe('UNMAS')
  expect(fieldName(intl, 'activity', 'colour')).toBe('colour')
})

test('a problem says periods and days as screens do, and quotes what was typed as it is', () => {
  const problem = {
    rule: 'cumulative_below_previous',
    entity: 'actual',
    values: { field: 'value', value: 3, previous: 5, previousPeriod: '2021Q1' },
  }
  expect(problemText(intl, problem).message).toBe('The running total 3 is below the 5 of Q1 2021.')
  expect(say(intl, 'rule.unread', { text: '2021Q1', field: 'value' })).toContain('“2021Q1”')
  expect(placeText(intl, { entity: 'actual', place: 'MLI: SO1.1 Trained, 2021Q1' })).toBe(
    'MLI: SO1.1 Trained, Q1 2021',
  )
  expect(
    placeText(intl, { entity: 'parity_headcount', place: 'P-3, unops, programme, 2021-06-30' }),
  ).toBe('P-3, UNOPS, Programme, 30 Jun 2021')
  expect(placeText(intl, { entity: 'funding', place: '1.1 Train, other, 2020, other' })).toBe(
    '1.1 Train, Other, 2020, Other',
  )
})
