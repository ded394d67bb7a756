// The columns of the Indicators grid. The chosen period is open: target, numerator, denominator, actual,
// comment; the other periods of the year show target and actual beside it.
import { numberText } from '#i18n/figures.ts'
import type { Marks } from '../../frame/use-marks.ts'
import { measuredEdit, numberEdit, textEdit } from '../../ui/edits.ts'
import { badge, barCell, sparkCell } from '../../ui/grid-badge.ts'
import { el } from '../../ui/grid-cell.ts'
import type { Column, Edit, Locked, Mark } from '../../ui/grid-column.ts'
import { foldMark } from '../../ui/grid-fold.ts'
import { linksColumn } from '../../ui/links-column.ts'
import { type FoundProblems, unreadMark } from '../../ui/problem-marks.ts'
import { statusTip } from '../../ui/status-words.ts'
import type { Text } from '../../ui/text.ts'
import {
  BASELINE_FIELDS,
  marksOn,
  notesOn,
  problemsBesides,
  problemsOn,
} from './indicator-marks.ts'
import type { Indicator, Line, Measured, PeriodCell, Table } from './indicator-rows.ts'

export interface IndicatorView {
  readonly text: Text
  readonly table: Table
  readonly shown: readonly string[]
  readonly trend: readonly string[]
  readonly chosen: string
  readonly open: ReadonlySet<string>
  readonly problems: FoundProblems
  readonly marks: Marks
}

type Make = (view: IndicatorView) => Column<Line>

export function indicatorColumns(view: IndicatorView): readonly Column<Line>[] {
  const always: readonly Make[] = [codeColumn, titleColumn, unitColumn, baseColumn, finalColumn]
  const figures: readonly Make[] = [progressColumn, statusColumn, trendColumn]
  return [
    ...always.map((make) => make(view)),
    ...view.shown.flatMap((period) => periodColumns(view, period)),
    ...figures.map((make) => make(view)),
    linksColumn(view.text, 180, (line) => (line.kind === 'indicator' ? line.indicator : null)),
  ]
}

function codeColumn({ text, open }: IndicatorView): Column<Line> {
  return {
    id: 'code',
    head: text.t('indicators.column.code'),
    width: 74,
    pinned: true,
    rowHead: true,
    text: (line) => (line.kind === 'indicator' ? line.indicator.code : ''),
    draw: (line, words) => codeCell(text, line, words, open),
    stamp: (line) => String(open.has(line.id)),
  }
}

function codeCell(text: Text, line: Line, words: string, open: ReadonlySet<string>): Node {
  if (line.kind !== 'indicator') return document.createTextNode('')
  const cell = el('span', 'tree')
  const isOpen = line.indicator.parts.length === 0 ? null : open.has(line.id)
  const label = text.t('indicators.parts.show', { what: line.indicator.code })
  cell.append(foldMark(isOpen, label), words)
  return cell
}

function titleColumn(view: IndicatorView): Column<Line> {
  const { text } = view
  return {
    id: 'title',
    head: text.t('indicators.column.title'),
    width: 182,
    pinned: true,
    grow: true,
    text: (line) => {
      if (line.kind === 'part') {
        return line.former ? text.t('indicators.parts.former', { part: line.label }) : line.label
      }
      if (line.kind === 'unknown') return text.t('indicators.parts.unknown')
      return line.indicator.title
    },
    tone: (line) => (line.kind === 'indicator' ? '' : 'cell-part'),
    marks: (line) =>
      line.kind === 'indicator'
        ? [
            ...(line.indicator.conflict
              ? [{ kind: 'conflict', words: text.t('grid.conflict.row') } as const]
              : []),
            ...marksOn(text, view.marks, line.indicator.id),
          ]
        : [],
    tip: (line) =>
      line.kind === 'part' && line.former
        ? text.t('indicators.parts.former.tip')
        : line.kind === 'unknown'
          ? text.t('indicators.parts.unknown.tip')
          : [line.indicator.resultCode, line.indicator.resultText].filter(Boolean).join(' '),
    edit: (line) =>
      line.kind === 'indicator' ? { locked: text.t('plan.locked.definition') } : null,
  }
}

function unitColumn({ text }: IndicatorView): Column<Line> {
  return {
    id: 'unit',
    head: text.t('indicators.column.unit'),
    width: 52,
    pinned: true,
    tone: () => 'cell-quiet',
    // Percentages are written without their sign, which stands here once.
    text: (line) => (line.kind === 'indicator' ? unitOf(line.indicator) : ''),
    tip: (line) => line.indicator.unit ?? '',
  }
}

function unitOf(indicator: Indicator): string {
  return indicator.unit ?? (indicator.measure === 'percentage' ? '%' : '')
}

function baseColumn(view: IndicatorView): Column<Line> {
  const { text } = view
  return {
    id: 'baseline',
    head: text.t('indicators.column.baseline'),
    headTip: text.t('indicators.column.baseline.tip'),
    width: 54,
    end: true,
    text: (line) =>
      line.kind === 'indicator' ? measuredText(text, line.indicator, line.indicator.baseline) : '',
    marks: (line) =>
      line.kind === 'indicator'
        ? [
            ...unreadMark(text, line.indicator.baseline.unread, 'value'),
            ...problemsOn(view.problems, line.indicator.id, BASELINE_FIELDS),
          ]
        : [],
    tip: (line) =>
      line.indicator.baseline.year
        ? text.t('indicators.column.baseline.year', {
            year: text.period(String(line.indicator.baseline.year)),
          })
        : '',
    edit: (line) =>
      ofWhole(view, line, () => wholeEdit(text, line.indicator, line.indicator.baseline)),
  }
}

function finalColumn(view: IndicatorView): Column<Line> {
  const { text } = view
  const asMeasured = ({ indicator: { finalTarget: value, finalUnread } }: Line): Measured => ({
    ...EMPTY,
    value,
    unread: finalUnread === null ? null : { value: finalUnread },
  })
  return {
    id: 'final',
    head: text.t('indicators.column.final'),
    headTip: text.t('indicators.column.final.tip'),
    width: 54,
    end: true,
    text: (line) =>
      line.kind === 'indicator' ? measuredText(text, line.indicator, asMeasured(line)) : '',
    marks: (line) =>
      line.kind === 'indicator'
        ? [
            ...unreadMark(text, asMeasured(line).unread, 'value'),
            ...problemsOn(view.problems, line.indicator.id, ['final_target']),
          ]
        : [],
    edit: (line) => ofWhole(view, line, () => wholeEdit(text, line.indicator, asMeasured(line))),
  }
}

const EMPTY: Measured = {
  id: null,
  value: null,
  numerator: null,
  denominator: null,
  text: null,
  unread: null,
}

function periodColumns(view: IndicatorView, period: string): readonly Column<Line>[] {
  const open = period === view.chosen
  const columns = [
    targetColumn(view, period),
    ...(open
      ? [partOfRatio(view, period, 'numerator'), partOfRatio(view, period, 'denominator')]
      : []),
    actualColumn(view, period),
    ...(open && hasContributions(view) ? [contributionsColumn(view, period)] : []),
    ...(open ? [commentColumn(view, period)] : []),
  ]
  const group = view.text.period(period)
  return columns.map((column) => ({
    ...column,
    group,
    ...(open ? { strong: true } : {}),
    tone: (line) => [column.tone?.(line) ?? '', open ? 'cell-now' : ''].join(' ').trim(),
  }))
}

function targetColumn(view: IndicatorView, period: string): Column<Line> {
  const { text } = view
  return {
    id: `target:${period}`,
    head: text.t('indicators.column.target'),
    headTip: text.t('indicators.column.target.tip', { period: text.period(period) }),
    width: 54,
    end: true,
    tone: () => 'cell-aim',
    text: (line) =>
      line.kind === 'indicator' ? measuredText(text, line.indicator, at(line, period)?.target) : '',
    marks: (line) => {
      if (line.kind !== 'indicator') return []
      const target = at(line, period)?.target
      return [
        ...unreadMark(text, target?.unread ?? null, 'value'),
        ...problemsOn(view.problems, target?.id),
        ...marksOn(text, view.marks, target?.id),
      ]
    },
    edit: (line) =>
      ofPeriod(view, line, period, () =>
        line.kind === 'indicator'
          ? wholeEdit(text, line.indicator, at(line, period)?.target ?? EMPTY)
          : null,
      ),
  }
}

function partOfRatio(
  view: IndicatorView,
  period: string,
  field: 'numerator' | 'denominator',
): Column<Line> {
  const { text } = view
  return {
    id: `${field}:${period}`,
    head: text.t(`indicators.column.${field}`),
    headTip: text.t(`indicators.column.${field}.tip`, { period: text.period(period) }),
    width: 52,
    end: true,
    text: (line) => {
      const measured = measuredAt(line, period)
      return measured?.unread?.[field] ?? numberOrNothing(text, measured?.[field] ?? null)
    },
    marks: (line) => {
      const measured = measuredAt(line, period)
      return [
        ...unreadMark(text, measured?.unread ?? null, field),
        ...problemsOn(view.problems, measured?.id, [field]),
      ]
    },
    tip: (line) =>
      (field === 'numerator' ? line.indicator.numeratorLabel : line.indicator.denominatorLabel) ??
      '',
    edit: (line) => {
      if (line.indicator.measure !== 'percentage') {
        return line.kind === 'indicator' ? { locked: text.t('indicators.locked.no_ratio') } : null
      }
      return ofPeriod(view, line, period, () => {
        const measured = measuredAt(line, period)
        return numberEdit(text, measured?.[field] ?? null, measured?.unread?.[field])
      })
    },
  }
}

function actualColumn(view: IndicatorView, period: string): Column<Line> {
  const { text } = view
  return {
    id: `actual:${period}`,
    head: text.t('indicators.column.actual'),
    headTip: text.t('indicators.column.actual.tip', { period: text.period(period) }),
    width: period === view.chosen ? 56 : 54,
    end: true,
    tone: (line) => (isMissingOnPurpose(at(line, period)) ? 'cell-quiet' : 'cell-strong'),
    text: (line) => actualText(text, line, period),
    marks: (line) => actualMarks(view, line, period),
    tip: (line) => actualTip(view, line, period),
    edit: (line) => actualEdit(view, line, period),
  }
}

/** Only where others contribute: in the plan of HQ. */
function hasContributions({ table }: IndicatorView): boolean {
  return table.rows.some((row) => row.contributions !== null)
}

function contributionsColumn(view: IndicatorView, period: string): Column<Line> {
  const { text } = view
  const found = (line: Line) =>
    line.kind === 'indicator' ? line.indicator.contributions?.[period] : undefined
  const of = (line: Line, id: 'indicators.contributions.of' | 'indicators.contributions.short') => {
    const { reported = 0, expected = 0 } = found(line)?.figure ?? {}
    return text.t(id, { reported, expected })
  }
  return {
    id: `contributions:${period}`,
    head: text.t('indicators.column.contributions'),
    headTip: text.t('indicators.column.contributions.tip', { period: text.period(period) }),
    width: 108,
    end: true,
    text: (line) => {
      const value = found(line)?.figure.value ?? null
      const shown = measuredText(text, line.indicator, { ...EMPTY, value }, true)
      return found(line) ? `${shown || '—'} · ${of(line, 'indicators.contributions.of')}` : ''
    },
    draw: (line, words) => {
      if (!found(line)) return document.createTextNode('')
      const [value = ''] = words.split(' · ', 1)
      const small = el('small', 'of', of(line, 'indicators.contributions.short'))
      return el('span', 'contributed', el('span', 'contributed-value', value), small)
    },
    marks: (line) =>
      found(line)?.differs
        ? [
            {
              kind: 'problem',
              words: text.t('indicators.contributions.differs', {
                own: measuredText(text, line.indicator, at(line, period)?.actual),
                theirs: measuredText(text, line.indicator, {
                  ...EMPTY,
                  value: found(line)?.figure.value ?? null,
                }),
              }),
            },
          ]
        : [],
    tip: (line) => (found(line) ? text.t('indicators.how.open') : ''),
  }
}

function commentColumn(view: IndicatorView, period: string): Column<Line> {
  const { text } = view
  return {
    id: `comment:${period}`,
    head: text.t('indicators.column.comment'),
    headTip: text.t('indicators.column.comment.tip', { period: text.period(period) }),
    width: 80,
    text: (line) => (line.kind === 'indicator' ? (at(line, period)?.actual.comment ?? '') : ''),
    tip: (line) => at(line, period)?.actual.comment ?? '',
    edit: (line) =>
      ofPeriod(view, line, period, () =>
        line.kind === 'indicator'
          ? textEdit(at(line, period)?.actual.comment ?? null, { long: true })
          : null,
      ),
  }
}

function progressColumn({ text }: IndicatorView): Column<Line> {
  return {
    id: 'progress',
    head: text.t('indicators.column.progress'),
    headTip: text.t('indicators.column.progress.tip'),
    width: 68,
    end: true,
    text: (line) =>
      line.kind === 'indicator' ? text.percent(line.indicator.progress.value, 0) : '',
    draw: (line, words) =>
      line.kind === 'indicator'
        ? barCell(line.indicator.progress.value, words)
        : document.createTextNode(''),
    tip: (line) => (line.kind === 'indicator' ? text.t('indicators.how.open') : ''),
  }
}

function statusColumn({ text }: IndicatorView): Column<Line> {
  return {
    id: 'status',
    head: text.t('indicators.column.status'),
    width: 94,
    text: (line) =>
      line.kind === 'indicator' ? text.t(`status.${line.indicator.status.rag}`) : '',
    draw: (line, words) =>
      line.kind === 'indicator'
        ? badge(line.indicator.status.rag, words)
        : document.createTextNode(''),
    tip: (line) => (line.kind === 'indicator' ? statusTip(text, line.indicator.status) : ''),
  }
}

function trendColumn({ text, trend }: IndicatorView): Column<Line> {
  const values = (line: Line) => trend.map((p) => line.indicator.cells[p]?.actual.value ?? null)
  return {
    id: 'trend',
    head: text.t('indicators.column.trend'),
    width: 86,
    text: (line) =>
      line.kind === 'indicator'
        ? values(line)
            .map((v) => measuredText(text, line.indicator, { ...EMPTY, value: v }) || '—')
            .join(' ')
        : '',
    draw: (line, words) =>
      line.kind === 'indicator' ? sparkCell(values(line), words) : document.createTextNode(''),
  }
}

function at(line: Line, period: string): PeriodCell | undefined {
  return line.indicator.cells[period]
}

/** The whole's or the part's own measure in a period. */
function measuredAt(line: Line, period: string): Measured | undefined {
  const actual = at(line, period)?.actual
  if (line.kind === 'indicator') return actual
  return line.kind === 'part' ? actual?.parts[line.cell] : undefined
}

function numberOrNothing(text: Text, value: number | null, decimals = 6): string {
  return value === null ? '' : text.number(value, decimals)
}

function measuredText(
  text: Text,
  indicator: Indicator,
  measured: Measured | undefined,
  computed = measured !== undefined && isRatio(measured),
): string {
  if (!measured) return ''
  const typed = measured.unread?.value ?? measured.unread?.text
  if (typed !== undefined) return typed
  if (indicator.measure === 'qualitative') return measured.text ?? ''
  if (measured.value === null) return ''
  if (indicator.measure === 'yes_no') {
    return text.t(measured.value ? 'grid.yes' : 'grid.no')
  }
  // What was typed stays as it was typed; what is computed of it has the decimals of its definition.
  return computed
    ? numberText(text.intl, measured.value, indicator.decimals)
    : text.number(measured.value, indicator.decimals)
}

function isRatio({ numerator, denominator }: Measured): boolean {
  return numerator !== null && denominator !== null
}

function isMissingOnPurpose(cell: PeriodCell | undefined): boolean {
  return cell?.actual.status === 'not_available' || cell?.actual.status === 'not_applicable'
}

function actualText(text: Text, line: Line, period: string): string {
  const actual = at(line, period)?.actual
  if (line.kind === 'unknown') {
    return numberOrNothing(text, actual?.partsUnknown ?? null, line.indicator.decimals)
  }
  const words = measuredText(text, line.indicator, measuredAt(line, period))
  if (words || line.kind === 'part') return words
  const status = actual?.status
  if (status === 'not_available' || status === 'not_applicable') {
    return text.t(`indicators.short.${status}`)
  }
  return ''
}

function actualMarks(view: IndicatorView, line: Line, period: string): readonly Mark[] {
  const { text } = view
  const measured = measuredAt(line, period)
  const marks: Mark[] = [
    ...unreadMark(text, measured?.unread ?? null, 'value'),
    ...problemsOn(view.problems, measured?.id),
    ...marksOn(text, view.marks, measured?.id),
  ]
  if (line.kind !== 'indicator') return marks
  marks.push(...problemsBesides(view.problems, line.indicator, period))
  const comment = at(line, period)?.actual.comment
  if (comment && period !== view.chosen) {
    marks.push({ kind: 'comment', words: text.t('grid.comment', { text: comment }) })
  }
  return marks
}

function actualTip(view: IndicatorView, line: Line, period: string): string {
  const { text } = view
  const actual = at(line, period)?.actual
  if (!actual || line.kind !== 'indicator') return ''
  const state = STATES.find((s) => s === actual.status)
  const ratio =
    actual.numerator !== null || actual.denominator !== null
      ? `${numberOrNothing(text, actual.numerator) || '—'} / ${numberOrNothing(text, actual.denominator) || '—'}`
      : ''
  return [
    ratio,
    state && state !== 'reported' ? text.t(`indicators.mark.${state}`) : '',
    ...notesOn(view.problems, line.indicator, period),
  ]
    .filter(Boolean)
    .join(' · ')
}

const STATES = ['reported', 'estimated', 'provisional', 'not_available', 'not_applicable'] as const

function actualEdit(view: IndicatorView, line: Line, period: string): Edit | Locked | null {
  const { text } = view
  if (line.kind === 'unknown') return null
  if (line.indicator.measure === 'percentage') {
    const words =
      period === view.chosen
        ? text.t('indicators.locked.computed')
        : text.t('indicators.locked.other_period', { period: text.period(period) })
    return { locked: words }
  }
  return ofPeriod(view, line, period, () =>
    wholeEdit(text, line.indicator, measuredAt(line, period) ?? EMPTY),
  )
}

/** The edit of a quantity by the indicator's measure. */
function wholeEdit(text: Text, indicator: Indicator, measured: Measured): Edit {
  if (indicator.measure === 'qualitative') return textEdit(measured.text, { long: true })
  return measuredEdit(text, indicator.measure, measured.value, measured.unread?.value)
}

function ofWhole(view: IndicatorView, line: Line, edit: () => Edit): Edit | Locked | null {
  if (line.kind !== 'indicator') return null
  if (view.table.writable) return edit()
  return { locked: view.text.t('plan.locked.office', { office: view.table.reason ?? '' }) }
}

function ofPeriod(
  view: IndicatorView,
  line: Line,
  period: string,
  edit: () => Edit | null,
): Edit | Locked | null {
  const { text, table } = view
  if (line.kind === 'unknown') return null
  if (line.kind === 'part' && line.former) return { locked: text.t('indicators.locked.former') }
  if (!table.writable) {
    return { locked: text.t('plan.locked.office', { office: table.reason ?? '' }) }
  }
  const reason = table.locked[period]
  return reason ? { locked: text.say({ id: reason }) } : edit()
}
