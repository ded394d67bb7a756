// The arrow beside a row of a grid that has others under it. A grid opens and closes the row when what was
// clicked is inside `.fold`; the keys do the same, so Tab leaves it out.
import { el, svg } from './grid-cell.ts'

/** `isOpen` is null for a row without others under it: the same room, left empty. */
export function foldMark(isOpen: boolean | null, label: string): HTMLElement {
  if (isOpen === null) return el('span', 'fold')
  const arrow = svg('path', { d: 'M3 1.5 7 5 3 8.5z', fill: 'currentColor' })
  const fold = el(
    'button',
    `fold ${isOpen ? 'fold-open' : ''}`,
    svg('svg', { viewBox: '0 0 10 10', 'aria-hidden': 'true' }, arrow),
  )
  fold.setAttribute('type', 'button')
  fold.setAttribute('tabindex', '-1')
  fold.setAttribute('aria-expanded', String(isOpen))
  fold.setAttribute('aria-label', label)
  return fold
}
