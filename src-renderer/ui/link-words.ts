// Links of a result in words, short as in a cell: "SDG 5.5 · 1325 Participation", and in full; its own, and
// those of the results above it.
import type { Client } from '#contract/client.ts'
import { isSdgGoal } from '#domain/sdg.ts'
import { choiceName } from '#i18n/problem-text.ts'
import type { Text } from './text.ts'

export type Links = NonNullable<
  Awaited<ReturnType<Client['plan']['outline']>>['rows'][number]['links']
>
export type SdgLink = Links['sdg'][number]
export type FrameworkLink = Links['frameworks'][number]

type SdgWords = Pick<SdgLink, 'goal' | 'target' | 'relevance'> & Partial<Pick<SdgLink, 'unread'>>
type FrameworkWords = Pick<FrameworkLink, 'framework' | 'code'> &
  Partial<Pick<FrameworkLink, 'unread'>>

/** "SDG 5.5"; the whole goal without a target; what could not be read as it was typed. */
export function sdgWords({ t }: Text, { goal, target, unread }: SdgWords): string {
  const typed = unread?.target ?? unread?.goal
  return t('links.sdg.short', { code: typed ?? target ?? String(goal ?? '') })
}

export function frameworkWords(text: Text, link: FrameworkWords): string {
  const { framework, code, unread } = link
  return text.say({
    id: `links.framework.${framework ?? 'own'}`,
    values: { code: unread?.code ?? code ?? '' },
  })
}

/** "5 Gender equality"; only the number where there is no such goal. */
export function goalWords(text: Text, goal: number): string {
  if (!isSdgGoal(goal)) return String(goal)
  return text.t('links.goal', { goal, title: text.say({ id: `sdg.goal.${goal}` }) })
}

export function linkWords(text: Text, links: Links | null): readonly string[] {
  if (!links) return []
  return [
    ...links.sdg.map((link) => sdgWords(text, link)),
    ...links.frameworks.map((link) => frameworkWords(text, link)),
  ]
}

/** With the title of the goal, and how directly. */
function sdgInFull(text: Text, link: SdgWords): string {
  const words = sdgWords(text, link)
  const title = link.goal !== null && isSdgGoal(link.goal) ? goalWords(text, link.goal) : ''
  const full = title ? `${words}, ${title}` : words
  if (!link.relevance) return full
  const relevance = choiceName(text.intl, 'relevance', link.relevance)
  return text.t('links.relevance', { code: full, relevance })
}

/** What the cell has no room for. */
export function linkTip(text: Text, links: Links | null): string {
  if (!links) return ''
  const sdg = links.sdg.map((link) => sdgInFull(text, link))
  return [...sdg, ...links.frameworks.map((link) => frameworkWords(text, link))].join('; ')
}

/** Where a row's links are told in full: its own, and what the results above it are linked to. */
export interface Linked {
  readonly links: Links | null
  readonly linksAbove: Links
}

export function linkedTip(text: Text, { links, linksAbove }: Linked): string {
  const above = linkTip(text, linksAbove)
  return [linkTip(text, links), above && text.t('links.above', { links: above })]
    .filter(Boolean)
    .join('; ')
}
