// Status, progress and trend drawn in a cell as plain DOM: the same shapes as status.tsx, bar.tsx and
// spark.tsx, without React in every cell.
import { clampPercent } from './bar.tsx'
import { el, svg } from './grid-cell.ts'
import { sparkPath, sparkPoints } from './spark.ts'
import { RAG_SHAPES, type Rag } from './status.tsx'

export function badge(rag: Rag, words: string): HTMLElement {
  const shape = svg(
    'svg',
    { viewBox: '0 0 10 10', 'aria-hidden': 'true' },
    svg('path', { d: RAG_SHAPES[rag], fill: 'currentColor' }),
  )
  return el('span', `badge rag-${rag}`, shape, words)
}

/** A number with its bar under it; the bar stops at 0 and 100. */
export function barCell(percent: number | null, words: string): HTMLElement {
  const bar = svg(
    'svg',
    { class: 'bar', viewBox: '0 0 100 6', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'track', width: 100, height: 6 }),
    svg('rect', { class: 'done', width: clampPercent(percent), height: 6 }),
  )
  return el('span', 'bar-cell', el('span', 'bar-words', words), bar)
}

export function sparkCell(values: readonly (number | null)[], words: string): HTMLElement {
  const width = 62
  const height = 14
  const points = sparkPoints(values, width, height)
  const last = points.findLast((p) => p !== null)
  const dots = last ? [svg('circle', { cx: last.x, cy: last.y, r: 2 })] : []
  const spark = svg(
    'svg',
    {
      class: 'spark',
      viewBox: `-3 -3 ${width + 6} ${height + 6}`,
      width: width + 6,
      height: height + 6,
      'aria-hidden': 'true',
    },
    svg('path', { d: sparkPath(points) }),
    ...dots,
  )
  return el('span', 'spark-cell', spark, el('span', 'visually-hidden', words))
}
