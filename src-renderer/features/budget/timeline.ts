// An activity as a bar over the years of the plan: from start to end, done so far, and today's line. The
// dates themselves are beside it and in its words.
import { el, svg } from '../../ui/grid-cell.ts'

export interface Span {
  readonly starts: string | null
  readonly ends: string | null
  readonly done: number | null
}

interface Years {
  readonly from: number
  readonly to: number
}

const WIDTH = 100
const HEIGHT = 14

/** Where a date lies between the first and the last day of the years, 0..100, not beyond. */
export function placeOf(date: string, years: Years): number {
  const first = Date.UTC(years.from, 0, 1)
  const last = Date.UTC(years.to + 1, 0, 1)
  const at = (Date.parse(`${date}T00:00:00Z`) - first) / (last - first)
  return Math.min(1, Math.max(0, at)) * WIDTH
}

export function timelineCell(span: Span, years: Years, today: string, words: string): HTMLElement {
  const cell = el('span', 'time-cell')
  const picture = svg('svg', {
    class: 'time',
    viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
    preserveAspectRatio: 'none',
    'aria-hidden': 'true',
  })
  for (let year = years.from; year <= years.to; year += 1) {
    const x = placeOf(`${year}-01-01`, years)
    picture.append(svg('line', { class: 'time-year', x1: x, x2: x, y1: 0, y2: HEIGHT }))
  }
  const { starts, ends } = span
  if (starts || ends) {
    // An open end reaches to the edge of the plan.
    const from = placeOf(starts ?? `${years.from}-01-01`, years)
    const to = placeOf(ends ?? `${years.to}-12-31`, years)
    const width = Math.max(1, to - from)
    const done = (Math.min(100, Math.max(0, span.done ?? 0)) / 100) * width
    picture.append(
      svg('rect', { class: 'time-bar', x: from, y: 4, width, height: 6 }),
      svg('rect', { class: 'time-done', x: from, y: 4, width: done, height: 6 }),
    )
  }
  const now = placeOf(today, years)
  picture.append(svg('line', { class: 'time-today', x1: now, x2: now, y1: 0, y2: HEIGHT }))
  cell.append(picture, el('span', 'visually-hidden', words))
  return cell
}
