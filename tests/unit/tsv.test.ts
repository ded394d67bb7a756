// Cells on the clipboard, as Excel writes and reads them.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeTsv, encodeTsv } from '#domain/tsv.ts'

describe('reading', () => {
  test.each([
    ['one cell', 'a\r\n', [['a']]],
    ['without a line end', 'a\tb', [['a', 'b']]],
    [
      'a block',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['line ends of other systems', 'a\nb\rc', [['a'], ['b'], ['c']]],
    [
      'empty cells',
      '\t\r\n\ta\r\n',
      [
        ['', ''],
        ['', 'a'],
      ],
    ],
    ['an empty row between', 'a\r\n\r\nb\r\n', [['a'], [''], ['b']]],
    ['a tab at the very end', 'a\t', [['a', '']]],
    ['a line break in a cell', '"one\ntwo"\tb\r\n', [['one\ntwo', 'b']]],
    ['quotes in a quoted cell', '"say ""hi""\n"\r\n', [['say "hi"\n']]],
    ['quotes in a plain cell, as Excel leaves them', 'say "hi"\tb\r\n', [['say "hi"', 'b']]],
    ['a quote that opens nothing', '"abc\tb\r\n', [['"abc', 'b']]],
    ['a quote that ends too early', '"5" pipe\tb\r\n', [['"5" pipe', 'b']]],
    ['nothing', '', []],
    ['rows of different length', 'a\r\nb\tc\r\n', [['a'], ['b', 'c']]],
  ])('%s', (_, text, rows) => {
    expect(decodeTsv(text)).toEqual(rows)
  })
})

describe('writing', () => {
  test('only what must be quoted is quoted', () => {
    expect(encodeTsv([['a', 'say "hi"', 'one\ntwo', '"x"']])).toBe(
      'a\tsay "hi"\t"one\ntwo"\t"""x"""\r\n',
    )
  })
})

test('what was written is read back, whatever is in the cells', () => {
  const cell = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom('"', '\t', '\r', '\n', 'a', ' ', '٥')).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 1 })), (rows) => {
      expect(decodeTsv(encodeTsv(rows))).toEqual(rows)
    }),
    { numRuns: 500 },
  )
})

test('reading never fails', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('"', '\t', '\r', '\n', 'a')).map((parts) => parts.join('')),
      (text) => {
        expect(decodeTsv(text).every((row) => row.length > 0)).toBe(true)
      },
    ),
  )
})
