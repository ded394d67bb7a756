// The frame's hooks, for every room:
//   useWorkspace()   the open workspace: role, office, person, strategy
//   useReference()   strategy, objectives, offices, workplans, periods, definitions
//   useFrame()       what is chosen: workplan (and its office) and period, always valid or null
//   useGo()          go(place): opens the room that shows a cell and goes to it
// A room that is the target of `go` reads `useChoice((s) => s.place)` and calls `arrived()`.
import { useSuspenseQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useLocation } from 'wouter'
import { useApi, useClient } from '../client/api.tsx'
import { choose, type Place, type Reference, useChoice, type WorkspaceInfo } from './state.ts'

export function useWorkspace(): WorkspaceInfo {
  const { data } = useSuspenseQuery(useApi().workspaces.current.queryOptions())
  if (!data) throw new Error('useWorkspace without a workspace')
  return data
}

export function useReference(): Reference {
  return useSuspenseQuery(useApi().reference.get.queryOptions()).data
}

export type Workplan = Reference['workplans'][number]
export type Office = Reference['offices'][number]

export interface Frame {
  readonly workplan: Workplan | null
  readonly office: Office | null
  /** Code of the chosen period; the current one until a person chooses. */
  readonly period: string | null
}

export function useFrame(): Frame {
  const reference = useReference()
  const workspace = useWorkspace()
  const chosen = useChoice((s) => s.workplan)
  const chosenPeriod = useChoice((s) => s.period)
  const workplan =
    reference.workplans.find((w) => w.id === chosen) ??
    reference.workplans.find((w) => w.office === workspace.office.id) ??
    reference.workplans[0] ??
    null
  const period =
    reference.periods.find((p) => p.code === chosenPeriod)?.code ??
    reference.currentPeriod ??
    reference.periods.at(-1)?.code ??
    null
  const office = reference.offices.find((o) => o.id === workplan?.office) ?? null
  return { workplan, office, period }
}

const PLAN = [
  'strategic_objective',
  'outcome',
  'output',
  'activity',
  'indicator',
  'milestone',
  'sdg_link',
  'framework_link',
]
const WORDS = ['narrative', 'risk']
/** What HQ keeps for everybody; at an office it is only read. */
const SHARED = [
  'strategy',
  'office',
  'workplan',
  'indicator_definition',
  'reporting_period',
  'personnel_category',
  'personnel_level',
  'disaggregation',
  'dimension_value',
  'sdg_relevance',
  'person_role',
]
const VALUES = ['target', 'actual', 'actual_part']
const PEOPLE = ['parity_headcount', 'parity_flow', 'parity_target']
const MONEY = ['budget_line', 'funding', 'expenditure', 'funding_need']

/** Which room shows a cell. */
function roomFor(place: Place): string {
  if (VALUES.includes(place.entity)) return 'indicators'
  if (SHARED.includes(place.entity)) return 'strategy'
  if (place.entity === 'assessment') return 'assessment'
  if (WORDS.includes(place.entity)) return 'narrative'
  if (place.entity === 'indicator' && place.period) return 'indicators'
  if (PEOPLE.includes(place.entity)) return 'parity'
  if (MONEY.includes(place.entity)) return 'budget'
  return PLAN.includes(place.entity) ? 'plan' : 'dashboard'
}

export function useGo(): (place: Place) => void {
  const reference = useReference()
  const client = useClient()
  const [, navigate] = useLocation()
  return useCallback(
    (place) => {
      const plans = reference.workplans.filter((w) => w.office === place.office)
      const show = (workplan: string | undefined) => {
        choose({ place, ...(workplan ? { workplan } : {}) })
        navigate(`/${roomFor(place)}`)
      }
      if (plans.length <= 1) return show(plans[0]?.id)
      // Of an office with several plans the row says which; what belongs to none leaves the chosen one.
      const now = plans.find(({ id }) => id === useChoice.getState().workplan) ?? plans[0]
      client.plan
        .locate({ entity: place.entity, row: place.row })
        .then(({ workplan }) => show(workplan ?? now?.id))
        .catch(() => show(now?.id))
    },
    [reference, client, navigate],
  )
}

export function arrived(): void {
  choose({ place: null })
}
