// Cells as text on the clipboard, as Excel writes and reads them: tabs between cells, CRLF after every
// row, a cell in quotes when it holds a tab or a line break, quotes doubled inside. Pure text; what a
// cell means is parse-cell's business.

/** A signed number, an amount or a percentage is only itself, and short. */
const SIGNED = /^[+-]\s?(?:[A-Z]{3}\s?)?[\d.,'\s]*(?:[A-Z]{3}|%)?$/
const LONGEST_SIGNED = 40

/** True when a spreadsheet that gets this text would calculate it. */
export function isFormula(cell: string): boolean {
  if (!/^[=@+-]/.test(cell)) return false
  return cell.length > LONGEST_SIGNED || !SIGNED.test(cell)
}

/** A text as spreadsheets are given it: with their mark for "this is a text" where they would calculate. */
export function asText(cell: string): string {
  return isFormula(cell) ? `'${cell}` : cell
}

/** The text again, where somebody pastes what was copied with the mark. */
export function withoutMark(cell: string): string {
  return cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell
}

/** Every row ends with CRLF, the last one too. */
export function encodeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(encodeCell).join('\t')}\r\n`).join('')
}

/** A leading quote is quoted as well, because a reader would take it for the start of a quoted cell. */
function encodeCell(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell
}

/**
 * Rows of cells, as many in a row as there are. Line ends may be CRLF, LF or CR; one at the very end
 * closes the last row and opens none. A quote that is not closed before a tab or line end is a
 * character like any other, which is how people's 5" tools survive.
 */
export function decodeTsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    row.push(cell)
    if (text[end] === '\t') {
      at = end + 1
      if (at < text.length) continue
      row.push('') // a tab at the very end opens an empty cell
    }
    rows.push(row)
    row = []
    at = afterLineEnd(text, end)
  }
  return rows
}

interface Read {
  readonly cell: string
  readonly end: number
}

const CELL_END = /[\t\r\n]/g

function plainCell(text: string, start: number): Read {
  CELL_END.lastIndex = start
  const end = CELL_END.exec(text)?.index ?? text.length
  return { cell: text.slice(start, end), end }
}

/** From the opening quote to the closing one, which stands before a tab, a line end or the end. */
function quotedCell(text: string, start: number): Read {
  let cell = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return plainCell(text, start)
    cell += text.slice(at, quote)
    const next = text[quote + 1]
    if (next === '"') {
      cell += '"'
      at = quote + 2
    } else if (next === undefined || next === '\t' || next === '\r' || next === '\n') {
      return { cell, end: quote + 1 }
    } else return plainCell(text, start)
  }
}

function afterLineEnd(text: string, at: number): number {
  return text.startsWith('\r\n', at) ? at + 2 : at + 1
}
