// The columns of a report under review: what was before, what is reported now, the change, the target, what
// is doubtful about it and what the office says. Nothing is edited here; a comment is written instead.
import { problemText } from '#i18n/problem-text.ts'
import type { Marks } from '../../frame/use-marks.ts'
import type { Column, Mark } from '../../ui/grid-column.ts'
import { linkedTip } from '../../ui/link-words.ts'
import { linksColumn } from '../../ui/links-column.ts'
import { NOTHING, type Text } from '../../ui/text.ts'
import { type Cell, type Indicator, isEmpty, periodBefore, type SheetRow } from './sheet-rows.ts'

export interface SheetView {
  readonly text: Text
  readonly period: string
  readonly marks: Marks
}

export function sheetColumns(view: SheetView): readonly Column<SheetRow>[] {
  const { text, period } = view
  const { t } = text
  return [
    {
      id: 'code',
      head: t('indicators.column.code'),
      width: 62,
      pinned: true,
      rowHead: true,
      text: ({ indicator }) => indicator.code,
    },
    {
      id: 'title',
      head: t('indicators.column.title'),
      width: 190,
      grow: true,
      pinned: true,
      text: ({ indicator }) => indicator.title,
      tip: ({ indicator }) => linkedTip(text, indicator),
    },
    {
      id: 'unit',
      head: t('indicators.column.unit'),
      width: 50,
      tone: () => 'cell-quiet',
      text: ({ indicator }) => indicator.unit ?? (indicator.measure === 'percentage' ? '%' : ''),
      tip: ({ indicator }) => indicator.unit ?? '',
    },
    {
      id: `last:${periodBefore(period)}`,
      head: text.period(periodBefore(period)),
      headTip: t('indicators.column.actual.tip', { period: text.period(periodBefore(period)) }),
      width: 78,
      end: true,
      tone: () => 'cell-aim',
      text: ({ indicator, last }) => cellText(text, indicator, last),
      tip: ({ last }) => ratio(text, last),
    },
    {
      id: `now:${period}`,
      head: text.period(period),
      headTip: t('indicators.column.actual.tip', { period: text.period(period) }),
      width: 78,
      end: true,
      strong: true,
      tone: ({ now }) => (isEmpty(now) ? 'cell-now' : 'cell-now cell-strong'),
      text: ({ indicator, now }) => cellText(text, indicator, now),
      marks: (row) => nowMarks(view, row),
      tip: ({ now }) => ratio(text, now),
    },
    {
      id: 'change',
      head: t('review.change'),
      headTip: t('review.change.tip', { period: text.period(periodBefore(period)) }),
      width: 72,
      end: true,
      text: ({ indicator, change }) => changeText(text, indicator, change),
    },
    {
      id: 'doubts',
      head: t('review.doubts'),
      width: 250,
      text: (row) => doubtWords(text, row).join(' · '),
      tone: ({ doubts }) => (doubts.some((d) => !d.confirmed) ? 'cell-doubt' : 'cell-quiet'),
      tip: (row) => doubtWords(text, row).join('\n'),
    },
    {
      id: `target:${period}`,
      head: t('indicators.column.target'),
      headTip: t('indicators.column.target.tip', { period: text.period(period) }),
      width: 64,
      end: true,
      tone: () => 'cell-aim',
      text: ({ indicator, now }) => numberText(text, indicator, now?.target.value ?? null),
    },
    {
      id: `comment:${period}`,
      head: t('review.office.comment'),
      width: 160,
      text: ({ now }) => now?.actual.comment ?? '',
      tip: ({ now }) => now?.actual.comment ?? '',
    },
    linksColumn(text, 180, ({ indicator }) => indicator),
  ]
}

function cellText(text: Text, indicator: Indicator, cell: Cell | undefined): string {
  const actual = cell?.actual
  if (!actual || isEmpty(cell)) return NOTHING
  const typed = actual.unread?.value ?? actual.unread?.text
  if (typed !== undefined) return typed
  if (indicator.measure === 'qualitative' && actual.text) return actual.text
  if (actual.value !== null) return numberText(text, indicator, actual.value)
  if (actual.status === 'not_available' || actual.status === 'not_applicable') {
    return text.t(`indicators.short.${actual.status}`)
  }
  return NOTHING
}

function numberText(text: Text, indicator: Indicator, value: number | null): string {
  if (value === null) return NOTHING
  if (indicator.measure === 'yes_no') return text.t(value ? 'grid.yes' : 'grid.no')
  // One number below the other is compared: all of an indicator with the decimals of its definition.
  return text.intl.formatNumber(value, {
    minimumFractionDigits: indicator.decimals,
    maximumFractionDigits: indicator.decimals,
  })
}

function changeText(text: Text, indicator: Indicator, change: number | null): string {
  if (change === null || indicator.measure === 'yes_no') return ''
  return text.intl.formatNumber(change, {
    minimumFractionDigits: indicator.decimals,
    maximumFractionDigits: indicator.decimals,
    signDisplay: 'exceptZero',
  })
}

/** What a percentage is made of. */
function ratio(text: Text, cell: Cell | undefined): string {
  const { numerator = null, denominator = null } = cell?.actual ?? {}
  if (numerator === null && denominator === null) return ''
  return `${text.number(numerator, 6)} / ${text.number(denominator, 6)}`
}

function doubtWords(text: Text, { doubts }: SheetRow): readonly string[] {
  return doubts.map((problem) => {
    const { message } = problemText(text.intl, problem)
    if (!problem.confirmed) return message
    const { explanation } = problem.confirmed
    return `${message} ${text.t('frame.problems.confirmed', { explanation })}`
  })
}

function nowMarks({ text, marks }: SheetView, { now, doubts }: SheetRow): readonly Mark[] {
  const row = now?.actual.id
  const comments = row ? marks.comments.get(row) : undefined
  const open = doubts.filter((doubt) => !doubt.confirmed).length
  return [
    ...(open > 0
      ? [{ kind: 'problem', words: text.t('grid.problems', { count: open }) } as const]
      : []),
    ...(comments
      ? [{ kind: 'comment', words: text.t('grid.comments', { count: comments }) } as const]
      : []),
    ...(row && marks.conflicts.has(row)
      ? [{ kind: 'conflict', words: text.t('grid.conflict') } as const]
      : []),
  ]
}
