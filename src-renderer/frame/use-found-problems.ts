// What the rules found in the rows of an office, in words, for the marks of their cells: from the same list
// as the panel at the bottom.
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Client } from '#contract/client.ts'
import { useApi } from '../client/api.tsx'
import { type FoundProblem, type FoundProblems, problemWords } from '../ui/problem-marks.ts'
import { useText } from '../ui/text.ts'

type Problem = Awaited<ReturnType<Client['problems']['list']>>[number]

export function useFoundProblems(office: string): FoundProblems {
  const text = useText()
  const { data } = useQuery(useApi().problems.list.queryOptions({ input: { office } }))
  return useMemo(() => {
    const inWords = (problem: Problem): FoundProblem => {
      const { rule, severity, field, period } = problem
      return { rule, severity, field, period, words: problemWords(text, problem) }
    }
    const byRow = Map.groupBy(data ?? [], ({ row }) => row)
    return new Map([...byRow].map(([row, found]) => [row, found.map(inWords)]))
  }, [data, text])
}
