// The columns of a matrix of people: the level, who employs them to do what, the four counts, and what
// follows from them: total, share, place in the band, gap, women needed.
import { percentText } from '#i18n/figures.ts'
import type { MessageId } from '#i18n/intl.ts'
import { type Marks, marksOn } from '../../frame/use-marks.ts'
import { choiceWord } from '../../ui/choice-words.ts'
import { numberEdit } from '../../ui/edits.ts'
import { el, svg } from '../../ui/grid-cell.ts'
import type { Column, Edit, Locked, Mark } from '../../ui/grid-column.ts'
import { type ProblemMarks, unreadMark } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'
import { type Line, SEXES, type Sex } from './matrix.ts'

export interface MatrixView {
  readonly text: Text
  readonly problems: ProblemMarks
  readonly marks: Marks
  /** Why the counts cannot be edited here; null when they can. */
  readonly locked: string | null
  readonly withEmployer: boolean
  readonly withWork: boolean
  /** The band says something of people who work, not of those who come and go. */
  readonly withBand: boolean
  /** What stood in a cell the time before, in words; empty when nothing did. */
  readonly before: (line: Line, sex: Sex) => string
}

export const BAND_SHAPES = {
  below: 'M1 2h8L5 9z',
  within: 'M5 1a4 4 0 1 1 0 8a4 4 0 1 1 0-8z',
  above: 'M1 8h8L5 1z',
} as const

export function matrixColumns(view: MatrixView): readonly Column<Line>[] {
  const { text } = view
  return [
    levelColumn(view),
    ...(view.withEmployer ? [wordColumn(text, 'employer', (line) => line.employer)] : []),
    ...(view.withWork ? [wordColumn(text, 'function', (line) => line.work)] : []),
    ...SEXES.map((sex) => countColumn(view, sex)),
    derived(view, 'total', 72, (line) => whole(text, line.total)),
    derived(view, 'share', 84, (line) =>
      line.share === null ? '' : percentText(text.intl, line.share, 1),
    ),
    ...(view.withBand ? bandColumns(view) : []),
  ]
}

function levelColumn({ text, marks }: MatrixView): Column<Line> {
  return {
    id: 'level',
    head: text.t('parity.column.level'),
    width: 210,
    grow: true,
    pinned: true,
    rowHead: true,
    text: (line) => line.name,
    tone: (line) => (line.kind === 'cell' ? 'matrix-level' : ''),
    marks: (line) =>
      line.kind === 'cell' ? marksOn(text, marks, line.cell.row, 'grid.conflict.row') : [],
  }
}

function wordColumn(
  text: Text,
  id: 'employer' | 'function',
  value: (cell: { readonly employer: string; readonly work: string }) => string,
): Column<Line> {
  return {
    id,
    head: text.t(`parity.column.${id}`),
    width: 142,
    tone: () => 'cell-quiet',
    text: (line) => (line.kind === 'cell' ? choiceWord(text, value(line.cell)) : ''),
  }
}

function countColumn(view: MatrixView, sex: Sex): Column<Line> {
  const { text } = view
  return {
    id: sex,
    head: text.t(`parity.column.${sex}`),
    ...(sex === 'undisclosed' ? { headTip: text.t('parity.column.undisclosed.tip') } : {}),
    width: 76,
    end: true,
    text: (line) => countText(text, line, sex),
    marks: (line) => countMarks(view, line, sex),
    tip: (line) => countTip(view, line, sex),
    edit: (line) => countEdit(view, line, sex),
  }
}

function countText(text: Text, line: Line, sex: Sex): string {
  const typed = line.kind === 'cell' ? line.cell.unread?.[sex] : undefined
  return typed ?? whole(text, line.counts[sex])
}

function countMarks({ text, problems }: MatrixView, line: Line, sex: Sex): readonly Mark[] {
  if (line.kind !== 'cell') return []
  return [...unreadMark(text, line.cell.unread, sex), ...problems.marks(line.cell.row, sex)]
}

function countTip(view: MatrixView, line: Line, sex: Sex): string {
  if (line.kind !== 'cell') return ''
  const notes = view.problems.notes(line.cell.row, sex)
  return [view.before(line, sex), ...notes].filter(Boolean).join(' · ')
}

function countEdit(view: MatrixView, line: Line, sex: Sex): Edit | Locked {
  if (line.kind !== 'cell') return { locked: view.text.t('parity.locked.sum') }
  if (view.locked !== null) return { locked: view.locked }
  return numberEdit(view.text, line.counts[sex], line.cell.unread?.[sex], 'integer')
}

type Derived = 'total' | 'share' | 'band' | 'gap' | 'needed'

const TIPS: Readonly<Record<Derived, MessageId | null>> = {
  total: 'parity.column.total.tip',
  share: 'parity.column.share.tip',
  band: null,
  gap: 'parity.column.gap.tip',
  needed: 'parity.column.needed.tip',
}

function derived(
  { text }: MatrixView,
  id: Derived,
  width: number,
  words: (line: Line) => string,
): Column<Line> {
  const tip = TIPS[id]
  return {
    id,
    head: text.t(`parity.column.${id}`),
    ...(tip ? { headTip: text.t(tip) } : {}),
    width,
    end: id !== 'band',
    tone: () => 'matrix-derived',
    text: words,
    edit: () => ({ locked: text.t('parity.locked.derived') }),
  }
}

function bandColumns(view: MatrixView): readonly Column<Line>[] {
  const { text } = view
  return [
    {
      ...derived(view, 'band', 84, (line) => bandWord(text, line)),
      draw: (line, words) => bandCell(line, words),
      stamp: (line) => line.position,
    },
    derived(view, 'gap', 70, (line) =>
      line.gap === null ? '' : text.intl.formatNumber(line.gap, POINTS),
    ),
    derived(view, 'needed', 76, (line) => whole(text, line.needed)),
  ]
}

const POINTS = {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
  signDisplay: 'negative',
} as const

function bandWord(text: Text, { position }: Line): string {
  return position === 'no_data' ? '' : text.t(`parity.band.word.${position}`)
}

function bandCell({ position }: Line, words: string): Node {
  if (position === 'no_data') return document.createTextNode('')
  const shape = svg(
    'svg',
    { viewBox: '0 0 10 10', 'aria-hidden': 'true' },
    svg('path', { d: BAND_SHAPES[position], fill: 'currentColor' }),
  )
  return el('span', `badge band-${position}`, shape, words)
}

function whole(text: Text, value: number | null): string {
  return value === null ? '' : text.number(value, 0)
}
