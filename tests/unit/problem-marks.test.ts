// What the rules found reads the same in every grid: how severe, what, what to do; a note makes no mark.
import { createIntl } from 'react-intl'
import { expect, test } from 'vitest'
import { en } from '#i18n/en/en.ts'
import { type Risk, riskColumns } from '#renderer/features/narrative/risk-columns.ts'
import { column, type SheetRow, type View } from '#renderer/features/strategy/sheet.ts'
import { problemMarks } from '#renderer/ui/problem-marks.ts'
import { makeText } from '#renderer/ui/text.ts'

const text = makeText(createIntl({ locale: 'en-GB', messages: en }))
const DOUBLE = {
  row: 'r',
  field: 'code',
  rule: 'duplicate_code',
  severity: 'error',
  values: { code: 'SO1' },
} as const
const SAID = `Error: ${en['rule.duplicate_code'].replace('{code}', 'SO1')} ${en['rule.duplicate_code.fix']}`

test('a mark says how severe, what was found and what to do; a note is told in the tip only', () => {
  const found = problemMarks(text, [DOUBLE, { ...DOUBLE, field: 'title', severity: 'info' }])
  expect(found.marks('r', 'code')).toEqual([{ kind: 'problem', words: SAID }])
  expect(found.notes('r', 'code')).toEqual([])
  expect(found.marks('r', 'title')).toEqual([])
  expect(found.notes('r', 'title')).toEqual([SAID.replace('Error', 'Note')])
})

test('so in the Strategy room', () => {
  const row: SheetRow = { id: 'r', entity: 'office', row: 'r', called: 'SO1', unread: null }
  const problems = new Map([['r', [DOUBLE]]])
  const code = column<SheetRow>({ text, problems } as unknown as View, 'office', {
    field: 'code',
    width: 80,
    value: () => 'SO1',
  })
  expect(code.marks?.(row)).toEqual([{ kind: 'problem', words: SAID }])
})

test('and of risks', () => {
  const risk = {
    id: 'r',
    unread: null,
    problems: [{ ...DOUBLE, field: 'impact', severity: 'warning' }],
  } as unknown as Risk
  const view = {
    text,
    risks: { outputs: [] },
    marks: { comments: new Map(), conflicts: new Set() },
    reason: null,
  } as unknown as Parameters<typeof riskColumns>[0]
  const impact = riskColumns(view).find(({ id }) => id === 'impact')
  expect(impact?.marks?.(risk)).toEqual([
    { kind: 'problem', words: SAID.replace('Error', 'Warning') },
  ])
})
