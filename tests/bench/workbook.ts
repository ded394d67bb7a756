// The report of a quarter as a workbook that an office could send and HQ could read without us: a sheet for each
// kind of row with the columns, words, widths, formats and drop-downs that a careful template has, and no ids. The
// yardstick of the goal for size, because it is what a package replaces; not a theme, picture or formula more.
import { DatabaseSync } from 'node:sqlite'
import { writeXlsx } from 'hucre/xlsx'
import { ACTIVITY_STATUSES, VALUE_STATUSES } from '#domain/entities.ts'

type Cell = string | number | Date | null
type Row = Readonly<Record<string, Cell>>

interface Column {
  readonly head: string
  /** In characters. */
  readonly width: number
  readonly numFmt?: string
  /** What a cell may hold. */
  readonly choices?: readonly string[]
}

interface Sheet {
  readonly name: string
  readonly columns: readonly Column[]
  readonly sql: string
}

const HEAD = { font: { bold: true }, alignment: { wrapText: true } } as const
const DATE = 'yyyy-mm-dd'
const FIGURE = '#,##0.##'
const SPARE = 50 // rows that the drop-downs go on for

const YES = (choices: readonly string[]) => choices.map(words)

function words(choice: string): string {
  const text = choice.replaceAll('_', ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const EMPLOYERS = ['unops', 'unmas', 'implementing_partner']
const FUNCTIONS = ['management', 'programme', 'operations', 'support']
const SEXES = ['Female', 'Male', 'Other']

const SHEETS: readonly Sheet[] = [
  {
    name: 'Indicators',
    columns: [
      { head: 'Indicator', width: 11 },
      { head: 'Title', width: 60 },
      { head: 'Unit', width: 12 },
      { head: 'Period', width: 9 },
      { head: 'Target', width: 10, numFmt: FIGURE },
      { head: 'Value', width: 10, numFmt: FIGURE },
      { head: 'Numerator', width: 11, numFmt: FIGURE },
      { head: 'Denominator', width: 12, numFmt: FIGURE },
      { head: 'Assessment', width: 50 },
      { head: 'Status', width: 14, choices: YES(VALUE_STATUSES) },
      { head: 'Comment', width: 50 },
    ],
    sql: `SELECT d.code, d.title, d.unit, a.period, t.value AS target, a.value, a.numerator, a.denominator, a.text,
            a.status AS 'status?', a.comment
          FROM actual a JOIN indicator i ON i.id = a.indicator JOIN indicator_definition d ON d.id = i.definition
          LEFT JOIN target t ON t.indicator = i.id AND t.period = a.period
          WHERE a.office = :office AND a.period = :period ORDER BY d.code`,
  },
  {
    name: 'Disaggregation',
    columns: [
      { head: 'Indicator', width: 11 },
      { head: 'Title', width: 60 },
      { head: 'Period', width: 9 },
      { head: 'Age', width: 22 },
      { head: 'Disability', width: 22 },
      { head: 'Sex', width: 10, choices: SEXES },
      { head: 'Value', width: 10, numFmt: FIGURE },
      { head: 'Numerator', width: 11, numFmt: FIGURE },
      { head: 'Denominator', width: 12, numFmt: FIGURE },
    ],
    sql: `SELECT d.code, d.title, a.period, p.cell AS 'age@', p.cell AS 'disability@', p.cell AS 'sex@',
            p.value, p.numerator, p.denominator
          FROM actual_part p JOIN actual a ON a.id = p.actual JOIN indicator i ON i.id = a.indicator
          JOIN indicator_definition d ON d.id = i.definition
          WHERE p.office = :office AND a.period = :period ORDER BY d.code, p.cell`,
  },
  {
    name: 'Activities',
    columns: [
      { head: 'Activity', width: 10 },
      { head: 'Title', width: 60 },
      { head: 'Status', width: 14, choices: YES(ACTIVITY_STATUSES) },
      { head: '% complete', width: 11 },
      { head: 'Starts', width: 11, numFmt: DATE },
      { head: 'Ends', width: 11, numFmt: DATE },
      { head: 'Responsible', width: 24 },
    ],
    sql: `SELECT code, title, status AS 'status?', percent_complete, starts AS 'starts!', ends AS 'ends!', responsible
          FROM activity WHERE id IN (SELECT value FROM json_each(:activities)) ORDER BY code`,
  },
  {
    name: 'Personnel',
    columns: [
      { head: 'Date', width: 11, numFmt: DATE },
      { head: 'Employer', width: 22, choices: YES(EMPLOYERS) },
      { head: 'Category', width: 34 },
      { head: 'Level', width: 9 },
      { head: 'Function', width: 14, choices: YES(FUNCTIONS) },
      { head: 'Women', width: 8 },
      { head: 'Men', width: 8 },
      { head: 'Other', width: 8 },
      { head: 'Undisclosed', width: 12 },
    ],
    sql: `SELECT h.date AS 'date!', h.employer AS 'employer?', c.title, l.code, h.function AS 'function?', h.women, h.men,
            h.other, h.undisclosed
          FROM parity_headcount h JOIN personnel_category c ON c.id = h.category JOIN personnel_level l ON l.id = h.level
          WHERE h.office = :office AND h.date = :date ORDER BY h.employer, l.sort, h.function`,
  },
  {
    name: 'Narrative',
    columns: [
      { head: 'Output', width: 9 },
      { head: 'Statement', width: 50 },
      { head: 'Achievements', width: 60 },
      { head: 'Challenges', width: 60 },
      { head: 'Lessons', width: 60 },
      { head: 'Next steps', width: 60 },
    ],
    sql: `SELECT o.code, o.statement, n.achievements, n.challenges, n.lessons, n.next_steps
          FROM narrative n LEFT JOIN output o ON o.id = n.output
          WHERE n.office = :office AND n.period = :period ORDER BY o.code`,
  },
]

export interface Asked {
  readonly office: string
  readonly period: string
  /** Of the headcount. */
  readonly date: string
  /** Ids of the activities that are reported on. */
  readonly activities: readonly string[]
}

/** The XLSX file, and how many rows each sheet has below its heads. */
export async function workbookOf(
  file: string,
  { activities, ...asked }: Asked,
): Promise<{ readonly bytes: Uint8Array; readonly rows: readonly number[] }> {
  const db = new DatabaseSync(file, { readOnly: true })
  const titles = new Map(
    (db.prepare('SELECT dimension, code, title FROM dimension_value').all() as Row[]).map(
      ({ dimension, code, title }) => [`${dimension}=${code}`, String(title)],
    ),
  )
  const sheets = SHEETS.map(({ name, columns, sql }) => {
    const statement = db.prepare(sql)
    statement.setAllowUnknownNamedParameters(true)
    const found = statement.all({ ...asked, activities: JSON.stringify(activities) }) as Row[]
    const rows = found.map((row) =>
      Object.entries(row).map(([column, value]) => shown(column, value, titles)),
    )
    return { name, columns, rows }
  })
  db.close()
  const bytes = await writeXlsx({
    properties: { title: `Report ${asked.period}` },
    sheets: sheets.map(({ name, columns, rows }) => ({
      name,
      columns: columns.map(({ width, numFmt }) => ({ width, ...(numFmt && { numFmt }) })),
      rows: [columns.map(({ head }) => head), ...rows],
      cells: new Map(columns.map((_, at) => [`0,${at}`, { style: HEAD }])),
      freezePane: { rows: 1 },
      dataValidations: columns.flatMap(({ choices }, at) =>
        choices ? [dropDown(at, rows.length + SPARE, choices)] : [],
      ),
    })),
  })
  return { bytes, rows: sheets.map(({ rows }) => rows.length) }
}

/** `?`: a choice in words; `!`: a date; `@`: the part of a cell of that dimension, in words. */
function shown(column: string, value: Cell, titles: ReadonlyMap<string, string>): Cell {
  if (value === null) return null
  const text = String(value)
  if (column.endsWith('?')) return words(text)
  if (column.endsWith('!')) return new Date(`${text}T00:00:00Z`)
  if (!column.endsWith('@')) return value
  const part = text.split(';').find((each) => each.startsWith(`${column.slice(0, -1)}=`))
  return part === undefined ? null : (titles.get(part) ?? part)
}

function dropDown(column: number, last: number, choices: readonly string[]) {
  const letter = String.fromCharCode(65 + column)
  return {
    type: 'list' as const,
    values: [...choices],
    allowBlank: true,
    showErrorMessage: true,
    range: `${letter}2:${letter}${last + 1}`,
  }
}
