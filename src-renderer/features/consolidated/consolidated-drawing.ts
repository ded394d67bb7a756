// A cell of the Consolidated grid drawn: the number, its bar or its status, with how many offices are in it
// small beside it. Whatever can be opened is marked as such.
import { badge, barCell } from '../../ui/grid-badge.ts'
import { el, svg } from '../../ui/grid-cell.ts'
import { RAG_SHAPES } from '../../ui/status.tsx'
import type { Text } from '../../ui/text.ts'
import { ORDER, valueText } from './consolidated-words.ts'
import type { CellValue } from './pivot-cells.ts'

export function drawingOf(text: Text, cell: CellValue): Node {
  const { coverage, counts, measure, about } = cell
  if (counts) return countsCell(text, counts)
  const shown = valueDrawing(cell, valueText(text, cell))
  if (!coverage || measure === 'reported') return shown
  const { reported, expected } = coverage
  const of = el(
    'small',
    about.slice === undefined && 2 * reported < expected ? 'of of-few' : 'of',
    text.t('consolidated.of.short', { reported, expected }),
  )
  // The value is read first; a number stands at the end of its cell all the same.
  const order = measure === 'status' ? 'with-of with-of-after' : 'with-of'
  return el('span', order, shown, el('span', 'visually-hidden', ', '), of)
}

function valueDrawing(cell: CellValue, words: string): HTMLElement {
  const { measure, status, value } = cell
  if (measure === 'status' && status && cell.why === null) {
    const shown = badge(status, words)
    shown.classList.add('how-open')
    return shown
  }
  if (measure === 'progress' && value !== null) return withBar(barCell(value, words))
  return el('span', canOpen(cell) ? 'how-open' : '', words)
}

function withBar(bar: HTMLElement): HTMLElement {
  bar.querySelector('.bar-words')?.classList.add('how-open')
  return bar
}

/** Whether there is something to tell about how it was made. */
export function canOpen({ why, about }: CellValue): boolean {
  if (why === 'not_used' || why === 'mean_only' || why === 'parts_only') return false
  return about.slice !== ''
}

function countsCell(text: Text, counts: NonNullable<CellValue['counts']>): Node {
  const shown = ORDER.filter((rag) => counts[rag] > 0).map((rag) =>
    el(
      'span',
      `rag-count rag-${rag}`,
      svg(
        'svg',
        { viewBox: '0 0 10 10', 'aria-hidden': 'true' },
        svg('path', { d: RAG_SHAPES[rag], fill: 'currentColor' }),
      ),
      el('span', 'visually-hidden', `${text.t(`status.${rag}`)}: `),
      text.number(counts[rag], 0),
    ),
  )
  return el('span', 'rag-counts', ...shown)
}
