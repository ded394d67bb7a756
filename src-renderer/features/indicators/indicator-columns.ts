// The columns of the Indicators grid in their order, and those that are of no period: the indicator itself, its
// baseline and final target, and what its values add up to.
import { marksOn } from '../../frame/use-marks.ts'
import { badge, barCell, sparkCell } from '../../ui/grid-badge.ts'
import { el } from '../../ui/grid-cell.ts'
import type { Column } from '../../ui/grid-column.ts'
import { foldMark } from '../../ui/grid-fold.ts'
import { linksColumn } from '../../ui/links-column.ts'
import { unreadMark } from '../../ui/problem-marks.ts'
import { statusTip } from '../../ui/status-words.ts'
import type { Text } from '../../ui/text.ts'
import { BASELINE_FIELDS, problemsOn } from './indicator-marks.ts'
import type { Indicator, Line, Measured } from './indicator-rows.ts'
import { EMPTY, type IndicatorView, measuredText, ofWhole, wholeEdit } from './indicator-view.ts'
import { periodColumns } from './period-columns.ts'

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
            ...marksOn(text, view.marks, line.indicator.id, 'grid.conflict'),
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
