// A block of texts pasted into a grid: which cells it covers, what each text means there, and which do not
// fit and why.
import fc from 'fast-check'
import { createIntl } from 'react-intl'
import { describe, expect, test } from 'vitest'
import type { Command } from '#domain/changes.ts'
import { decodeTsv, encodeTsv } from '#domain/tsv.ts'
import { choiceEdit, numberEdit, textEdit } from '#renderer/ui/edits.ts'
import type { CellEdit, Column, GridRow } from '#renderer/ui/grid-column.ts'
import {
  changesOf,
  covered,
  exactCopyOf,
  filled,
  readPaste,
  spread,
  textsOf,
} from '#renderer/ui/grid-paste.ts'
import type { Text } from '#renderer/ui/text.ts'

const ALL = { rows: ['1', '2', '3', '4'], columns: ['a', 'b', 'c'] }

/** Targets as "row column text", for reading. */
function laid(tsv: string, rows: readonly string[], columns: readonly string[]) {
  return spread(decodeTsv(tsv), ALL, { rows, columns }).map(
    ({ row, column, text }) =>
      `${ALL.rows[row] ?? `+${row - 3}`}${ALL.columns[column] ?? `+${column - 2}`} ${text}`,
  )
}

describe('the cells that a block covers', () => {
  test('from the cell that has the keys on, with the line ends of Windows', () => {
    expect(laid('5\t6\r\n7\t8\r\n', ['2'], ['b'])).toEqual(['2b 5', '2c 6', '3b 7', '3c 8'])
  })
  test('a quoted cell is one cell, its line feed and quotes inside', () => {
    expect(laid('"two\nlines"\t"say ""yes"""\r\n', ['1'], ['a'])).toEqual([
      '1a two\nlines',
      '1b say "yes"',
    ])
  })
  test('a single value goes into the whole selection', () => {
    expect(laid('9\r\n', ['1', '2'], ['b', 'c'])).toEqual(['1b 9', '1c 9', '2b 9', '2c 9'])
  })
  test('a row goes into every row that is selected', () => {
    expect(laid('1\t2\r\n', ['1', '2'], ['a'])).toEqual(['1a 1', '1b 2', '2a 1', '2b 2'])
  })
  test('a selection that is not a multiple takes the block once', () => {
    expect(laid('1\n2\n', ['1', '2', '3'], ['a'])).toEqual(['1a 1', '2a 2'])
  })
  test('a ragged block leaves alone what it does not reach', () => {
    expect(laid('1\t2\r\n3\r\n', ['1'], ['a'])).toEqual(['1a 1', '1b 2', '2a 3'])
  })
  test('what lies beyond the last row and column is known', () => {
    expect(laid('1\t2\n3\t4\n', ['4'], ['c'])).toEqual(['4c 1', '4+1 2', '+1c 3', '+1+1 4'])
  })
  test('the covered cells of the grid, without those beyond it', () => {
    const over = { rows: ['3'], columns: ['b'] }
    const targets = spread(decodeTsv('1\t2\t3\n4\t5\t6\n7\t8\t9\n'), ALL, over)
    expect(covered(targets, ALL)).toEqual({ rows: ['3', '4'], columns: ['b', 'c'] })
  })
  test('nothing covers nothing', () => {
    expect(laid('', ['1'], ['a'])).toEqual([])
    expect(covered([], ALL)).toEqual({ rows: [], columns: [] })
  })
})

test('filling repeats the first row down, the first column to the side', () => {
  const texts = [
    ['1', '2'],
    ['', '4'],
  ]
  expect(filled(texts, 'down')).toEqual([
    ['1', '2'],
    ['1', '2'],
  ])
  expect(filled(texts, 'right')).toEqual([
    ['1', '1'],
    ['', ''],
  ])
})

test('the exact texts of our own grids go before what other programs see', () => {
  const both: Record<string, string> = {
    'text/plain': '12\r\n',
    'application/x-waymark-cells': '12.345\r\n',
  }
  expect(textsOf({ getData: (kind) => both[kind] ?? '' })).toEqual([['12.345']])
  const plain: Record<string, string> = { 'text/plain': '12\r\n' }
  expect(textsOf({ getData: (kind) => plain[kind] ?? '' })).toEqual([['12']])
})

// A small grid of risks and numbers ------------------------------------------------------------------

interface Line extends GridRow {
  readonly words: string
  readonly amount: number | null
  readonly status: string | null
  readonly isClosed: boolean
}

function line(id: string, more: Partial<Line> = {}): Line {
  return { id, words: `row ${id}`, amount: null, status: 'open', isClosed: false, ...more }
}

function textIn(locale: string): Text {
  const intl = createIntl({ locale, messages: {}, onError: () => {} })
  return { intl } as unknown as Text
}

function columnsIn(locale: string): readonly Column<Line>[] {
  const text = textIn(locale)
  const choices = [
    { id: 'open', label: 'Open' },
    { id: 'closed', label: 'Closed' },
  ]
  const basic = { head: '', width: 10 }
  return [
    { ...basic, id: 'words', text: (row) => row.words, edit: (row) => textEdit(row.words) },
    {
      ...basic,
      id: 'amount',
      text: (row) => (row.amount === null ? '' : String(Math.round(row.amount))),
      edit: (row) =>
        row.isClosed
          ? { locked: 'HQ has accepted it' }
          : numberEdit(text, row.amount, undefined, 'number'),
    },
    {
      ...basic,
      id: 'status',
      text: (row) => choices.find(({ id }) => id === row.status)?.label ?? '',
      edit: (row) => choiceEdit(row.status, choices),
    },
    { ...basic, id: 'made', text: () => 'made' },
  ]
}

const FIELD: Readonly<Record<string, string>> = {
  words: 'title',
  amount: 'minimum',
  status: 'objective',
}

/** Writes into the definition of an indicator, whose title it cannot be without. */
function change(edit: CellEdit<Line>) {
  const values = { [FIELD[edit.column] ?? '']: edit.value }
  const command: Command = { do: 'set', entity: 'indicator_definition', row: edit.row.id, values }
  return { commands: [command], label: { id: 'label.edit' } }
}

function pasted(tsv: string, at: readonly [string, string], rows: readonly Line[], locale = 'en') {
  const columns = columnsIn(locale)
  const all = { rows: rows.map(({ id }) => id), columns: columns.map(({ id }) => id) }
  const over = { rows: [at[0]], columns: [at[1]] }
  return readPaste(spread(decodeTsv(tsv), all, over), {
    all,
    row: (id) => rows.find((row) => row.id === id),
    column: (id) => columns.find((column) => column.id === id),
    change,
    locale,
  })
}

describe('what a pasted text means', () => {
  const rows = [line('1', { amount: 12.345 }), line('2', { isClosed: true }), line('3')]
  const values = (tsv: string, at: readonly [string, string], locale?: string) =>
    pasted(tsv, at, rows, locale).fits.map(({ row, column, value }) => [row.id, column, value])
  const reasons = (tsv: string, at: readonly [string, string]) =>
    pasted(tsv, at, rows).misfits.map(({ row, column, because }) => [row?.id, column?.id, because])

  test('numbers in the language of the reader', () => {
    expect(values('1,234.5', ['1', 'amount'])).toEqual([['1', 'amount', 1234.5]])
    expect(values('1\u202f234,5', ['1', 'amount'], 'fr')).toEqual([['1', 'amount', 1234.5]])
  })
  test('what is not understood is kept as it is', () => {
    expect(values('about ten', ['1', 'amount'])).toEqual([['1', 'amount', { unread: 'about ten' }]])
  })
  test('a choice by its word or its id, whatever the case', () => {
    expect(values('CLOSED', ['1', 'status'])).toEqual([['1', 'status', 'closed']])
    expect(values('closed', ['1', 'status'])).toEqual([['1', 'status', 'closed']])
    expect(values('unknown', ['1', 'status'])).toEqual([['1', 'status', { unread: 'unknown' }]])
  })
  test('an empty text empties the cell', () => {
    expect(values('\t', ['1', 'amount'])).toEqual([
      ['1', 'amount', null],
      ['1', 'status', null],
    ])
  })
  test('what is shown already changes nothing, locked or not', () => {
    expect(pasted('row 1\t12.345\tOpen\tmade\r\n', ['1', 'words'], rows)).toEqual({
      fits: [],
      misfits: [],
    })
  })
  test('but a rounded number is another number', () => {
    expect(values('12', ['1', 'amount'])).toEqual([['1', 'amount', 12]])
  })
  test('every cell that does not fit, with the reason', () => {
    expect(reasons('1\n2\n3\n4\n', ['1', 'amount'])).toEqual([
      ['2', 'amount', { why: 'locked', reason: 'HQ has accepted it' }],
      [undefined, 'amount', { why: 'below', by: 1 }],
    ])
    expect(reasons('a\tb\n', ['3', 'made'])).toEqual([
      ['3', 'made', { why: 'fixed' }],
      ['3', undefined, { why: 'beside', by: 1 }],
    ])
    expect(reasons('\t7\n', ['3', 'words'])).toEqual([['3', 'words', { why: 'required' }]])
    expect(reasons(`${'x'.repeat(100_001)}\n`, ['3', 'words'])).toEqual([
      ['3', 'words', { why: 'kind' }],
    ])
  })
  test('the rest of the same paste fits all the same', () => {
    expect(values('1\n2\n3\n', ['1', 'amount'])).toEqual([
      ['1', 'amount', 1],
      ['3', 'amount', 3],
    ])
  })
})

test('a change is made knowing what is changed with it; nothing to change makes none', () => {
  const edits = ['1', '2'].map((id) => ({ row: line(id), column: 'a', typed: id, value: id }))
  const seen: number[] = []
  const done = changesOf(edits, (edit, all) => {
    seen.push(all.length)
    return edit.row.id === '1' ? null : change(edit)
  })
  expect(seen).toEqual([2, 2])
  expect(done.map(({ edit }) => edit.row.id)).toEqual(['2'])
})

test('a paste of what was copied, into the same place, changes nothing', () => {
  const anyLine = fc.record({
    words: fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ' ', 'é'), maxLength: 8 }),
    amount: fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { nil: null }),
    status: fc.constantFrom('open', 'closed', null),
    isClosed: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(anyLine, { minLength: 1, maxLength: 6 }), (lines) => {
      const rows = lines.map((each, index) => ({ id: String(index), ...each }))
      const columns = columnsIn('en')
      const copied = encodeTsv(rows.map((row) => columns.map((column) => exactCopyOf(column, row))))
      expect(pasted(copied, ['0', 'words'], rows)).toEqual({ fits: [], misfits: [] })
    }),
  )
})
