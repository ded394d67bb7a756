// The columns of the assessment: what is computed, and what a person writes about it.
import { ENTITIES } from '#domain/entities.ts'
import { riskBand } from '#domain/risk.ts'
import { moneyText, numberText, percentText } from '#i18n/figures.ts'
import { choiceName } from '#i18n/problem-text.ts'
import { choiceEdit, numberEdit, textEdit } from '../../ui/edits.ts'
import { badge, barCell } from '../../ui/grid-badge.ts'
import type { Column, Edit } from '../../ui/grid-column.ts'
import { type ProblemMarks, problemMarks, unreadMark } from '../../ui/problem-marks.ts'
import { NOTHING, type Text } from '../../ui/text.ts'
import type { Assessed, Assessment, FieldName, FigureName, Kind } from './assessment-rows.ts'

const RAG_OF = { low: 'green', medium: 'amber', high: 'red' } as const

type Draw = NonNullable<Column<Assessed>['draw']>

/** As it stands in a column whose head says the unit; also in the funding request. */
export function figureWords(text: Text, row: Assessed, id: FigureName, currency: string): string {
  const { value, unit, decimals } = row[id]
  if (unit === 'money') return moneyText(text.intl, value, currency, true)
  return (unit === 'percent' ? percentText : numberText)(text.intl, value, decimals)
}

export function ratingWord(text: Text, rating: string | null): string {
  return rating === null ? '' : choiceName(text.intl, 'rating', rating)
}

export function assessmentColumns(
  text: Text,
  assessment: Assessment,
  kind: Kind,
  /** What the results behind a row are linked to, in words. */
  links: (row: Assessed) => string,
): readonly Column<Assessed>[] {
  const { t } = text
  const problems = problemMarks(text, assessment.problems)
  const figure = (id: FigureName, width: number, draw?: Draw) =>
    figureColumn(text, assessment, { id, width, ...(draw ? { draw } : {}) })
  const field = (id: FieldName, width: number, words: (row: Assessed) => string, edit: EditOf) =>
    fieldColumn(text, problems, { id, width, words, edit })
  return [
    {
      id: 'rank',
      head: t('assessment.column.rank'),
      headTip: t('assessment.column.rank.tip'),
      width: 56,
      end: true,
      pinned: true,
      text: (row) => (row.rank === null ? NOTHING : text.number(row.rank, 0)),
    },
    {
      id: 'subject',
      head: t(`assessment.column.subject.${kind}`),
      width: 220,
      pinned: true,
      rowHead: true,
      text: (row) => `${row.code} ${row.title}`,
      tip: links,
    },
    figure('progress', 84, (row, words) => barCell(row.progress.value, words)),
    figure('risk', 72, (row, words) =>
      row.risk.value === null
        ? document.createTextNode(words)
        : badge(RAG_OF[riskBand(row.risk.value)], words),
    ),
    figure('required', 104),
    figure('gap', 104),
    figure('gapShare', 72),
    figure('urgency', 76),
    field(
      'rating',
      110,
      (row) => ratingWord(text, row.rating),
      (row) => choiceEdit(row.rating, ratings(text), row.unread?.rating),
    ),
    {
      ...field(
        'priority',
        72,
        (row) => (row.priority === null ? '' : text.number(row.priority, 0)),
        (row) => numberEdit(text, row.priority, row.unread?.priority, 'integer'),
      ),
      headTip: t('assessment.column.priority.tip'),
      end: true,
    },
    {
      ...field(
        'finding',
        240,
        (row) => row.finding ?? '',
        (row) => textEdit(row.finding, { long: true }),
      ),
      grow: true,
      tip: (row) => row.finding ?? '',
    },
  ]
}

function ratings(text: Text) {
  return ENTITIES.assessment.fields.rating.choices.map((id) => ({
    id,
    label: ratingWord(text, id),
  }))
}

function figureColumn(
  text: Text,
  { currency }: Assessment,
  { id, width, draw }: { readonly id: FigureName; readonly width: number; readonly draw?: Draw },
): Column<Assessed> {
  const { t } = text
  return {
    id,
    head: t(`assessment.column.${id}`),
    headTip: t(`assessment.column.${id}.tip`, { currency }),
    width,
    end: true,
    text: (row) => figureWords(text, row, id, currency),
    ...(draw ? { draw } : {}),
    tip: () => t('assessment.how.open'),
  }
}

type EditOf = (row: Assessed) => Edit

interface FieldShape {
  readonly id: FieldName
  readonly width: number
  readonly words: (row: Assessed) => string
  readonly edit: EditOf
}

function fieldColumn(
  text: Text,
  problems: ProblemMarks,
  { id, width, words, edit }: FieldShape,
): Column<Assessed> {
  return {
    id,
    head: text.t(`assessment.column.${id}`),
    width,
    text: (row) => row.unread?.[id] ?? words(row),
    marks: (row) => [...unreadMark(text, row.unread, id), ...problems.marks(row.id, id)],
    tip: (row) => problems.notes(row.id, id).join(' '),
    edit,
  }
}
