// The four parts of a narrative and where each is kept: what a draft is called, which command saves it.
import type { Client } from '#contract/client.ts'
import type { Command } from '#domain/changes.ts'
import { naturalId } from '#domain/ids.ts'

export type Narratives = Awaited<ReturnType<Client['narratives']['get']>>
export type Entry = Narratives['entries'][number]

export const PARTS = ['achievements', 'challenges', 'lessons', 'next_steps'] as const
export type Part = (typeof PARTS)[number]

export function wordsOf(entry: Entry, part: Part): string {
  return (part === 'next_steps' ? entry.nextSteps : entry[part]) ?? ''
}

export function filledParts(entry: Entry): number {
  return PARTS.filter((part) => wordsOf(entry, part).trim() !== '').length
}

/** What the list calls it: the code of the output. */
export function nameOf(entry: Entry): string {
  return entry.code ?? entry.title ?? ''
}

function keyValues(book: Narratives, entry: Entry) {
  const { office, workplan, period } = book
  return { office, workplan, period, ...(entry.output ? { output: entry.output } : {}) }
}

/** The id of its row, also while there is none. */
export function rowOf(book: Narratives, entry: Entry): string {
  return naturalId('narrative', keyValues(book, entry)) ?? ''
}

export function draftKey(book: Narratives, entry: Entry, part: Part): string {
  return `${rowOf(book, entry)} ${part}`
}

/** Text that is only white space is no text. */
export function savePart(book: Narratives, entry: Entry, part: Part, typed: string): Command {
  const value = typed.trim() === '' ? null : typed.replaceAll(/\r\n?/g, '\n')
  return { do: 'put', entity: 'narrative', values: { ...keyValues(book, entry), [part]: value } }
}
