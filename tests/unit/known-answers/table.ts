// Tables of known answers as people read them: a head, a line, rows; '—' is "no data". A number is written
// as in the indicator's unit, a percentage as its two numbers (15/100), 'n/av' and 'n/ap' as declared.

export type Row = Readonly<Record<string, string>>

/** The rows of a table by the words of its head. A row with too few or too many cells is an error. */
export function rowsOf(table: string): readonly Row[] {
  const [head, , ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/^\||\|$/g, ''))
    .map((line) => line.split('|').map((cell) => cell.trim()))
  if (!head) throw new Error('a table without a head')
  return rows.map((cells) => {
    if (cells.length !== head.length) throw new Error(`${cells.length} cells: ${cells.join(' | ')}`)
    return Object.fromEntries(head.map((name, at) => [name, cells[at] ?? '']))
  })
}

/** '—' is missing; a minus may be the typographical one. */
export function numberIn(cell: string | undefined): number | null {
  if (cell === undefined || cell === '—' || cell === '') return null
  const value = Number(cell.replace('−', '-'))
  if (Number.isNaN(value)) throw new Error(`not a number: ${cell}`)
  return value
}

export interface Cell {
  readonly value: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly status: string | null
}

const DECLARED: Readonly<Record<string, string>> = {
  'n/av': 'not_available',
  'n/ap': 'not_applicable',
}

/** '12', '3/10', '10 of 4' (a value with a weight), 'n/av', '—'. */
export function cellIn(text: string | undefined): Cell {
  const none = { value: null, numerator: null, denominator: null, status: null }
  if (text === undefined || text === '—') return none
  const declared = DECLARED[text]
  if (declared) return { ...none, value: 7, status: declared } // whatever stands in the cell
  const [numerator, denominator] = text.split('/')
  if (denominator !== undefined) {
    return { ...none, numerator: numberIn(numerator), denominator: numberIn(denominator) }
  }
  const [value, weight] = text.split(' of ')
  return { ...none, value: numberIn(value), denominator: numberIn(weight) }
}
