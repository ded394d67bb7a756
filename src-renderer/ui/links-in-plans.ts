// What the results behind a total are linked to, told in one quiet line: of an objective, an office, a
// workplan or an indicator, for the rooms that show many plans at once.
import { useQuery } from '@tanstack/react-query'
import type { Client } from '#contract/client.ts'
import { useApi } from '../client/api.tsx'
import { frameworkWords, sdgWords } from './link-words.ts'
import type { Text } from './text.ts'

export type LinksInPlans = Awaited<ReturnType<Client['links']['inPlans']>>

const NONE: LinksInPlans = []

/** `workplans`: the rows are of single offices too. Empty until it is there: nothing waits for it. */
export function useLinksInPlans(input: {
  readonly workplans: boolean
  readonly office?: string
}): LinksInPlans {
  return useQuery(useApi().links.inPlans.queryOptions({ input })).data ?? NONE
}

export interface LinksAsked {
  /** null: of all. */
  readonly objective: string | null
  /** null: of every result, not only of one indicator. */
  readonly definition?: string | null
  /** Of these only. */
  readonly workplans?: readonly string[] | undefined
}

/** '' where nothing is linked. */
export function linksInPlansText(text: Text, links: LinksInPlans, asked: LinksAsked): string {
  const { objective, definition = null, workplans } = asked
  const words = links
    .filter(
      (link) =>
        (objective === null || link.objective === objective) &&
        (definition === null || link.definition === definition) &&
        (!workplans || link.workplans.some((id) => workplans.includes(id))),
    )
    .map(({ sdg, framework }) =>
      sdg ? sdgWords(text, sdg) : framework ? frameworkWords(text, framework) : '',
    )
  return words.length === 0 ? '' : text.t('links.told', { links: [...new Set(words)].join(' · ') })
}
