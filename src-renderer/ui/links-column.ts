// The column of links, the same wherever results stand in a grid: a chip for each link, quieter where it
// is of a result above. It is the last column or nearly so: numbers come first. Links are edited in the Plan.
import { el } from './grid-cell.ts'
import type { Column, GridRow } from './grid-column.ts'
import { type Linked, type Links, linkedTip, linkWords } from './link-words.ts'
import type { Text } from './text.ts'

/** `of` is null where a row has no links. */
export function linksColumn<R extends GridRow>(
  text: Text,
  width: number,
  of: (row: R) => Linked | null,
): Column<R> {
  return {
    id: 'links',
    head: text.t('links.column'),
    headTip: text.t('links.column.tip'),
    width,
    text: (row) => {
      const linked = of(row)
      return linked ? wordsOf(text, linked).join(' · ') : ''
    },
    draw: (row) => {
      const linked = of(row)
      return linkChips(text, linked?.links ?? null, linked?.linksAbove)
    },
    tip: (row) => {
      const linked = of(row)
      return linked ? linkedTip(text, linked) : ''
    },
    edit: (row) => (of(row) ? { locked: text.t('links.locked.plan') } : null),
  }
}

function wordsOf(text: Text, { links, linksAbove }: Linked): readonly string[] {
  return [...new Set([...linkWords(text, links), ...linkWords(text, linksAbove)])]
}

export function linkChips(text: Text, links: Links | null, above: Links | null = null): Node {
  const own = [...new Set(linkWords(text, links))]
  const others = [...new Set(linkWords(text, above))].filter((words) => !own.includes(words))
  if (own.length + others.length === 0) return document.createTextNode('')
  const chips = [
    ...own.map((words) => el('bdi', `link-chip ${lengthOf(words)}`, words)),
    ...others.map((words) => el('bdi', `link-chip link-chip-above ${lengthOf(words)}`, words)),
  ]
  return el(
    'span',
    'link-chips',
    ...chips.flatMap((chip, index) =>
      index > 0 ? [el('span', 'visually-hidden', ' · '), chip] : [chip],
    ),
  )
}

/** "SDG 16.7" is read whole before longer ones get room. */
function lengthOf(words: string): string {
  return words.length <= 10 ? 'link-chip-short' : ''
}
