// How the person laid the Consolidated room out, remembered in the workspace; which rows are unfolded is
// kept while the window is open, also when another room is looked at meanwhile.
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { create } from 'zustand'
import { useApi, useClient } from '../../client/api.tsx'
import {
  ACROSS,
  allowed,
  BASES,
  FIRST_LAYOUT,
  GROUPINGS,
  type Layout,
  MEASURES,
  SPANS,
} from './pivot.ts'

const KEY = 'consolidated'

interface Kept {
  readonly layout: Layout
  readonly turned: ReadonlySet<string>
}

export const useKept = create<Kept>()(() => ({ layout: FIRST_LAYOUT, turned: new Set() }))

export function turn(id: string): void {
  useKept.setState(({ turned }) => {
    const after = new Set(turned)
    if (!after.delete(id)) after.add(id)
    return { turned: after }
  })
}

/** False until what was remembered is there. */
export function useRememberedLayout(): boolean {
  const { data, isPending } = useQuery(
    useApi().settings.get.queryOptions({ input: { key: KEY }, gcTime: 0 }),
  )
  useEffect(() => {
    if (data) useKept.setState({ layout: restored(data.value) })
  }, [data])
  return !isPending
}

/** Changes the layout and remembers it. */
export function useLayOut(): (change: Partial<Layout>) => void {
  const client = useClient()
  return (change) => {
    const layout = allowed({ ...useKept.getState().layout, ...change })
    useKept.setState({ layout })
    client.settings.put({ key: KEY, value: { ...layout } }).catch(() => {
      // Only a convenience: the layout holds until the window closes.
    })
  }
}

/** What was written by another version, or by hand, never keeps anybody out. */
function restored(value: unknown): Layout {
  const held: Record<string, unknown> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  const one = <V extends string>(name: string, values: readonly V[], first: V): V =>
    values.find((each) => each === held[name]) ?? first
  const id = (name: string) => {
    const found = held[name]
    return typeof found === 'string' ? found : null
  }
  return allowed({
    grouping: one('grouping', GROUPINGS, FIRST_LAYOUT.grouping),
    across: one('across', ACROSS, FIRST_LAYOUT.across),
    measure: one('measure', MEASURES, FIRST_LAYOUT.measure),
    basis: one('basis', BASES, FIRST_LAYOUT.basis),
    span: one('span', SPANS, FIRST_LAYOUT.span),
    objective: id('objective'),
    office: id('office'),
  })
}
