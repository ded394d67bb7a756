// A block of cells as values: which columns lie between two, how it is written for the clipboard, and what
// its numbers come to. Pure; grid-range.ts finds the cells.
import { sum } from '#domain/arithmetic.ts'
import { asText, encodeTsv, isFormula } from '#domain/tsv.ts'
import type { Quantity } from './grid-column.ts'

export interface Block {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
}

/** What lies between two of a list, both included, in the order of the list; empty when one is not in it. */
export function rectangle(all: readonly string[], a: string, b: string): readonly string[] {
  const [from, to] = [all.indexOf(a), all.indexOf(b)]
  if (from < 0 || to < 0) return []
  return all.slice(Math.min(from, to), Math.max(from, to) + 1)
}

export interface Summary {
  readonly cells: number
  /** How many of them hold a number. */
  readonly numbers: number
  /** null where the numbers cannot be added to each other. */
  readonly sum: number | null
  readonly average: number | null
  readonly decimals: number
}

/** Only numbers of one kind that may be added have a sum, or an average. */
export function summaryOf(cells: number, quantities: readonly Quantity[]): Summary {
  const [first] = quantities
  const adds = quantities.every((each) => each.adds && each.kind === first?.kind)
  const total = first && adds ? sum(quantities.map(({ value }) => value)) : null
  return {
    cells,
    numbers: quantities.length,
    sum: total,
    average: total === null ? null : total / quantities.length,
    decimals: Math.max(0, ...quantities.map(({ decimals }) => decimals)),
  }
}

/** For other programs: a text that somebody typed stays a text there, also when it begins as a formula does. */
export function tsvOf(rows: readonly (readonly string[])[]): string {
  return encodeTsv(rows.map((row) => row.map(asText)))
}

export function htmlOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`)
  return `<table>${lines.join('')}</table>`
}

/** How Excel and LibreOffice say that a cell is a text, whatever is in it. */
const AS_TEXT = ` style="mso-number-format:'\\@'" sdnum="1033;0;@"`

function cellOf(cell: string): string {
  return `<td${isFormula(cell) ? AS_TEXT : ''}>${escaped(cell)}</td>`
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
}
