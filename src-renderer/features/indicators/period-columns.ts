// The columns of one period in the Indicators grid. The chosen period is open: target, numerator, denominator,
// actual, what others contribute, comment; the other periods of the year show target and actual beside it.
import { marksOn } from '../../frame/use-marks.ts'
import { numberEdit, textEdit } from '../../ui/edits.ts'
import { el } from '../../ui/grid-cell.ts'
import type { Column, Edit, Locked, Mark } from '../../ui/grid-column.ts'
import { unreadMark } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'
import { notesOn, problemsBesides, problemsOn } from './indicator-marks.ts'
import type { Line, PeriodCell } from './indicator-rows.ts'
import {
  at,
  EMPTY,
  type IndicatorView,
  measuredAt,
  measuredText,
  numberOrNothing,
  ofPeriod,
  wholeEdit,
} from './indicator-view.ts'

export function periodColumns(view: IndicatorView, period: string): readonly Column<Line>[] {
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
        ...marksOn(text, view.marks, target?.id, 'grid.conflict'),
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
    ...marksOn(text, view.marks, measured?.id, 'grid.conflict'),
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
