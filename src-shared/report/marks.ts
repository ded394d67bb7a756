// Status and progress as small pictures that need no colour: each status has its own shape, so that
// a photocopy says the same as the screen. Always shown with the word beside it.

import type { Markup } from './markup.ts'
import { html } from './markup.ts'
import type { Words } from './words.ts'

export type RagName = 'green' | 'amber' | 'red' | 'grey' | 'blue'

/** In the order in which people read them: good news first, no news last. */
export const RAG_ORDER = ['blue', 'green', 'amber', 'red', 'grey'] as const

export const RAG_COLOURS: Readonly<Record<RagName, string>> = {
  blue: '#1f5f99',
  green: '#2f7d4f',
  amber: '#c77f0a',
  red: '#b3261e',
  grey: '#8b919a',
}

/** Outlines in a box of 10 × 10, the same as on the screens: disc, triangle, diamond, dash, tick. */
const SHAPES: Readonly<Record<RagName, string>> = {
  green: 'M5 0a5 5 0 1 0 0 10a5 5 0 0 0 0-10z',
  amber: 'M5 .5 10 9.5H0z',
  red: 'M5 0 10 5 5 10 0 5z',
  grey: 'M1 4h8v2H1z',
  blue: 'M1.2 5.2 3.8 8 9 2l1 .9L3.9 10 .2 6.2z',
}

export function statusShape(rag: RagName): Markup {
  return html`<svg class="shape" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false"><path d="${SHAPES[rag]}" fill="${RAG_COLOURS[rag]}"/></svg>`
}

/** Shape and word, e.g. ● On track. */
export function statusMark(words: Words, rag: RagName): Markup {
  return html`<span class="status">${statusShape(rag)}<span>${words.t(`status.${rag}`)}</span></span>`
}

/** A bar and its number on one line; the bar stops at 0 and 100, the number does not. */
export function progressCell(
  text: string,
  percent: number | null,
  direction: 'ltr' | 'rtl',
): Markup {
  return html`<span class="progress">${progressBar(percent, direction)}<span>${text}</span></span>`
}

/** No bar where there is no data. */
function progressBar(percent: number | null, direction: 'ltr' | 'rtl'): Markup {
  if (percent === null) return html``
  const width = Math.min(100, Math.max(0, percent))
  const x = direction === 'rtl' ? 100 - width : 0
  return html`<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect x="0" y="0" width="100" height="8" fill="#e3e6ea"/><rect x="${x}" y="0" width="${width}" height="8" fill="#33566b"/></svg>`
}
