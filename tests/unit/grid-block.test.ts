// A block of cells of a grid: what it is on the clipboard, and when its numbers have a sum.
import { describe, expect, test } from 'vitest'
import { decodeTsv } from '#domain/tsv.ts'
import { htmlOf, rectangle, summaryOf, tsvOf } from '#renderer/ui/grid-block.ts'
import type { Quantity } from '#renderer/ui/grid-column.ts'
import { textsOf } from '#renderer/ui/grid-paste.ts'

function number(value: number, more: Partial<Quantity> = {}): Quantity {
  return { value, decimals: 0, kind: 'people', adds: true, ...more }
}

test('the columns between two, whichever was first', () => {
  const all = ['a', 'b', 'c', 'd']
  expect(rectangle(all, 'b', 'd')).toEqual(['b', 'c', 'd'])
  expect(rectangle(all, 'd', 'b')).toEqual(['b', 'c', 'd'])
  expect(rectangle(all, 'c', 'c')).toEqual(['c'])
  expect(rectangle(all, 'c', 'gone')).toEqual([])
})

describe('numbers of a selection', () => {
  test.each([
    ['numbers of one kind are added', [number(16), number(43), number(15)], 74, 74 / 3],
    ['a zero counts, a missing number is not there', [number(0), number(10)], 10, 5],
    ['tenths as people add them', [number(0.1), number(0.2)], 0.3, 0.15],
    [
      'shares are not added',
      [number(10, { adds: false }), number(20, { adds: false })],
      null,
      null,
    ],
    ['nor a total to what it is made of', [number(30, { adds: false }), number(10)], null, null],
    ['nor people to sites', [number(1), number(2, { kind: 'sites' })], null, null],
    ['words have no sum', [], null, null],
  ] as const)('%s', (_, quantities, sum, average) => {
    const found = summaryOf(6, quantities)
    expect(found).toMatchObject({ cells: 6, numbers: quantities.length })
    if (sum === null) expect([found.sum, found.average]).toEqual([null, null])
    else {
      expect(found.sum).toBeCloseTo(sum, 12)
      expect(found.average).toBeCloseTo(average, 12)
    }
  })
})

test('on the clipboard a block is what a spreadsheet reads, as text and as a table', () => {
  const cells = [
    ['A "b"', 'two\nlines'],
    ['<i>', ''],
  ]
  expect(decodeTsv(tsvOf(cells))).toEqual(cells)
  expect(htmlOf(cells)).toBe(
    '<table><tr><td>A "b"</td><td>two<br>lines</td></tr><tr><td>&lt;i&gt;</td><td></td></tr></table>',
  )
})

test('what a spreadsheet would calculate is given to it as a text, and comes back as it was', () => {
  const texts = [
    '=1+1',
    "=cmd|' /C calc'!A0",
    '@SUM(A1)',
    '+cmd|x!A',
    '- trained 5 people',
    '-2+3+cmd|x',
  ]
  const plain = ['-5', '+3.5', '-1,234.5', '-12 %', '-USD 1,200', '-1 200 EUR', '5', 'a=b', '–', '']
  for (const text of texts) {
    expect(tsvOf([[text]])).toBe(`'${text}\r\n`)
    expect(htmlOf([[text]])).toContain('mso-number-format')
    expect(textsOf({ getData: (kind) => (kind === 'text/plain' ? tsvOf([[text]]) : '') })).toEqual([
      [text],
    ])
  }
  expect(tsvOf([plain])).toBe(`${plain.join('\t')}\r\n`)
  expect(htmlOf([plain])).not.toContain('mso-number-format')
  const apostrophe = "'tis the season"
  expect(textsOf({ getData: (kind) => (kind === 'text/plain' ? apostrophe : '') })).toEqual([
    [apostrophe],
  ])
})
