// What the command line says: results on stdout, everything else on stderr. With --json stdout gets
// exactly one JSON document and nothing else, refusals included. What people and packages say is made printable.
import type { Intl as Formatting } from '#i18n/intl.ts'
import { printable, printableJson } from './printable.ts'
import type { Values } from './status.ts'

export interface Output {
  readonly json: boolean
  /** For figures as they are written everywhere else. */
  readonly intl: Formatting
  /** A sentence of the catalogue as text. */
  text(id: string, values?: Values): string
  /** Where a problem is. */
  place(problem: { readonly entity: string; readonly place: string }): string
  number(value: number | null, decimals?: number): string
  /** A line of the result, for people; nothing with --json. */
  line(text?: string): void
  /** A sentence of the catalogue as a line of the result. */
  say(id: string, values?: Values): void
  /** A sentence about what is going on, on stderr. */
  note(id: string, values?: Values): void
  /** How far a long operation is; only where somebody watches. */
  progress(text: string): void
  /** The result as data: the one document of --json. */
  document(value: unknown): void
}

export interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly watched: boolean
}

export const processStreams: Streams = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  watched: process.stderr.isTTY === true,
}

const NO_DATA = '–'

export async function createOutput(
  json: boolean,
  streams: Streams = processStreams,
): Promise<Output> {
  const { intlFor, say } = await import('#i18n/intl.ts')
  const { placeText } = await import('#i18n/problem-text.ts')
  const intl: Formatting = intlFor('en')
  const text = (id: string, values?: Values) => say(intl, id, printableValues(values))
  return {
    json,
    intl,
    text,
    place: (problem) => placeText(intl, problem),
    number: (value, decimals = 0) =>
      value === null
        ? NO_DATA
        : intl.formatNumber(value, {
            minimumFractionDigits: decimals,
            maximumFractionDigits: decimals,
          }),
    line: (line = '') => {
      if (!json) streams.out(`${printable(line)}\n`)
    },
    say: (id, values) => {
      if (!json) streams.out(`${text(id, values)}\n`)
    },
    note: (id, values) => streams.err(`${text(id, values)}\n`),
    progress: (line) => {
      if (streams.watched) streams.err(`${printable(line)}\n`)
    },
    document: (value) => {
      if (json) streams.out(`${printableJson(JSON.stringify(value, null, 2))}\n`)
    },
  }
}

function printableValues(values: Values | undefined): Values | undefined {
  if (!values) return undefined
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? printable(value) : value,
    ]),
  )
}

/** Lines of a table with aligned columns; numbers (second argument) to the end. */
export function tableLines(rows: readonly (readonly string[])[], right: readonly number[] = []) {
  const widths: number[] = []
  for (const row of rows) {
    for (const [index, cell] of row.entries()) {
      widths[index] = Math.max(widths[index] ?? 0, cell.length)
    }
  }
  return rows.map((row) =>
    row
      .map((cell, index) =>
        right.includes(index) ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}
