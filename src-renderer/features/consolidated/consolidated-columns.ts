// The columns of the Consolidated grid: what a row is, its unit, and the numbers of the pivot. A number over
// several offices says how many are in it beside it, and who is missing in its tip; where nothing may be
// added there is a dash, and the tip says why.
import { el } from '../../ui/grid-cell.ts'
import type { Column, Quantity } from '../../ui/grid-column.ts'
import { foldMark } from '../../ui/grid-fold.ts'
import { NOTHING, type Text } from '../../ui/text.ts'
import { drawingOf } from './consolidated-drawing.ts'
import { tipOf, valueText, wordsOf } from './consolidated-words.ts'
import type { Layout, Measure } from './pivot.ts'
import { type CellValue, cellOf, type Held, type PivotColumn } from './pivot-cells.ts'
import type { Row } from './pivot-rows.ts'

export interface PivotView {
  readonly text: Text
  readonly held: Held
  readonly layout: Layout
  readonly columns: readonly PivotColumn[]
  /** What the results behind a row are linked to, in words. */
  readonly links: (row: Row) => string
  /** Code of the chosen period. */
  readonly chosen: string
}

export function consolidatedColumns(view: PivotView): readonly Column<Row>[] {
  return [whatColumn(view), unitColumn(view), ...view.columns.map((one) => numbers(view, one))]
}

export function rowLabel(text: Text, row: Row): string {
  if (row.name === 'period') return text.period(row.label)
  if (row.name === 'rest') return text.t('consolidated.row.rest')
  if (row.name !== null) return text.t(`consolidated.row.${row.name}`)
  return row.earlier ? text.t('consolidated.row.earlier', { part: row.label }) : row.label
}

function whatColumn({ text, layout, links }: PivotView): Column<Row> {
  const words = (row: Row) => [row.code, rowLabel(text, row)].filter(Boolean).join(' ')
  return {
    id: 'what',
    head: text.t(`consolidated.rows.${layout.grouping}`),
    width: 300,
    pinned: true,
    grow: true,
    rowHead: true,
    text: words,
    draw: (row) => treeCell(text, row, words(row)),
    stamp: (row) => `${row.fold} ${row.level}`,
    tone: (row) => toneOf(row),
    tip: (row) => [aboutRow(text, row), links(row)].filter(Boolean).join(' · '),
  }
}

function aboutRow(text: Text, row: Row): string {
  if (row.aside) return text.t('consolidated.row.aside')
  if (row.earlier) return text.t('consolidated.row.earlier.tip')
  return row.name === 'rest' ? text.t('consolidated.row.rest.tip') : ''
}

function toneOf(row: Row): string {
  if (row.kind === 'mean') return 'cell-strong'
  if (row.kind === 'indicator') return row.aside ? 'cell-quiet' : ''
  return row.margin ? 'cell-part cell-margin' : 'cell-part'
}

function treeCell(text: Text, row: Row, words: string): Node {
  const cell = el('span', `tree pivot-tree tree-${row.level}`)
  const isOpen = row.fold === null ? null : row.fold === 'open'
  cell.append(foldMark(isOpen, text.t('consolidated.fold', { what: words })))
  if (row.code) cell.append(el('span', 'code', row.code), ' ')
  cell.append(el('bdi', 'tree-label', rowLabel(text, row)))
  return cell
}

function unitColumn({ text }: PivotView): Column<Row> {
  const unit = (row: Row) => {
    const { definition } = row.about
    if (row.kind !== 'indicator' || !definition) return ''
    return definition.unit ?? (definition.measure === 'percentage' ? '%' : '')
  }
  return {
    id: 'unit',
    head: text.t('indicators.column.unit'),
    width: 56,
    pinned: true,
    tone: () => 'cell-quiet',
    text: unit,
    tip: unit,
  }
}

// Numbers -----------------------------------------------------------------------------------------

/** Of a column of one office: the word of a status needs room. */
const SINGLE = 82
const SINGLE_STATUS = 122
const WIDTHS: Readonly<Record<Measure, number>> = {
  actual: 124,
  target: 124,
  progress: 142,
  status: 150,
  reported: 100,
}

function numbers(view: PivotView, column: PivotColumn): Column<Row> {
  const { text, held, chosen } = view
  const cell = (row: Row) => cellOf(held, row, column)
  const head = headOf(text, column)
  const isNow = column.period === chosen
  const single = column.office === 'all' ? null : column.office
  return {
    id: column.id,
    head: single?.code ?? head,
    headTip: head,
    width: single ? (column.measure === 'status' ? SINGLE_STATUS : SINGLE) : WIDTHS[column.measure],
    end: column.measure !== 'status',
    ...(isNow ? { strong: true } : {}),
    text: (row) => wordsOf(text, cell(row)),
    draw: (row) => drawingOf(text, cell(row)),
    stamp: (row) => {
      const { coverage, value } = cell(row)
      return `${value} ${coverage?.reported} ${coverage?.expected}`
    },
    tone: (row) =>
      [
        row.kind === 'mean' ? 'cell-mean' : '',
        row.kind === 'rest' || cell(row).aside || cell(row).why !== null ? 'cell-quiet' : '',
        row.kind === 'part' ? 'cell-part' : '',
        isNow ? 'cell-now' : '',
      ]
        .filter(Boolean)
        .join(' '),
    tip: (row) => tipOf(text, cell(row)),
    copy: (row) => {
      const value = valueText(text, cell(row))
      return value === NOTHING ? '' : value
    },
    quantity: (row) => quantityOf(view, cell(row)),
  }
}

/**
 * What may be added to others in a selection: numbers of single offices, of one indicator and one period,
 * whose rule over offices is the sum; of periods alone, also over periods where that is the rule. A total
 * beside its offices, a year beside its quarters, or a share may not.
 */
function quantityOf(
  { held, layout }: PivotView,
  { value, about, measure, coverage }: CellValue,
): Quantity | null {
  if (value === null) return null
  const { definition, slice = 'whole', period = 0 } = about
  const isCount = definition?.measure === 'unit' && (measure === 'actual' || measure === 'target')
  const overPeriods = layout.basis === 'alone' && definition?.overPeriods === 'sum'
  const code = held.data.periods[period] ?? ''
  const when = overPeriods ? (code.length > 4 ? 'quarters' : 'years') : code
  return {
    value,
    decimals: isCount ? definition.decimals : 1,
    kind: [definition?.id, measure, slice, when, coverage ? 'all' : 'one'].join(' '),
    adds: isCount && definition.overOffices === 'sum' && (coverage === null || overPeriods),
  }
}

function headOf(text: Text, column: PivotColumn): string {
  if (column.period !== null) return text.period(column.period)
  if (column.office === 'all') return text.t('consolidated.all_offices')
  if (column.office !== null) return `${column.office.code} ${column.office.name}`
  return text.t(`consolidated.measure.${column.measure}`)
}
