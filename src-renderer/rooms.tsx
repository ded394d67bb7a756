// The rooms of the application, in the order of the list at the start side. A room is a feature's
// one component; it gets no properties and finds what is chosen in frame/state.ts (useFrame).
// To add a room: its id and message id `room.<id>` here, its component in features/<id>/<id>.tsx.
import { type ComponentType, lazy, useState } from 'react'
import type { MessageId } from '#i18n/intl.ts'

export type Role = 'hq' | 'field'

export interface Room {
  /** Also its address: #/plan */
  readonly id: string
  readonly label: MessageId
  readonly roles: readonly Role[]
  /** What waits in it is counted beside its name. */
  readonly badge?: 'conflicts'
  readonly component: ComponentType
  /** Fetches its code; the component does so itself when it is shown. */
  readonly load: () => Promise<unknown>
  /** Its code, when it has been fetched. */
  readonly here: () => ComponentType | null
}

type Code = Pick<Room, 'component' | 'load' | 'here'>

function roomOf(fetch: () => Promise<ComponentType>): Code {
  let here: ComponentType | null = null
  const load = async () => {
    here = await fetch()
    return here
  }
  return { load, here: () => here, component: lazy(async () => ({ default: await load() })) }
}

/** A room whose code is here already is shown at once; another one waits for its code. */
export function RoomShown(props: { readonly room: Room }) {
  const [Shown] = useState(() => props.room.here() ?? props.room.component)
  return <Shown />
}

const BOTH = ['field', 'hq'] as const

const Plan = roomOf(async () => (await import('./features/plan/plan.tsx')).Plan)
const Indicators = roomOf(
  async () => (await import('./features/indicators/indicators.tsx')).Indicators,
)
const Budget = roomOf(async () => (await import('./features/budget/budget.tsx')).Budget)
const Parity = roomOf(async () => (await import('./features/parity/parity.tsx')).Parity)
const Submit = roomOf(async () => (await import('./features/submit/submit.tsx')).Submit)
const Dashboard = roomOf(async () => (await import('./features/dashboard/dashboard.tsx')).Dashboard)
const Consolidated = roomOf(
  async () => (await import('./features/consolidated/consolidated.tsx')).ConsolidatedRoom,
)
const Inbox = roomOf(async () => (await import('./features/inbox/inbox.tsx')).Inbox)
const Review = roomOf(async () => (await import('./features/review/review.tsx')).Review)
const Narrative = roomOf(async () => (await import('./features/narrative/narrative.tsx')).Narrative)
const Strategy = roomOf(async () => (await import('./features/strategy/strategy.tsx')).Strategy)
const Settings = roomOf(async () => (await import('./features/settings/settings.tsx')).Settings)
const Assessment = roomOf(
  async () => (await import('./features/assessment/assessment.tsx')).Assessment,
)
const Reports = roomOf(async () => (await import('./features/reports/reports.tsx')).Reports)

export const ROOMS: readonly Room[] = [
  { id: 'plan', label: 'room.plan', roles: BOTH, ...Plan },
  { id: 'indicators', label: 'room.indicators', roles: BOTH, ...Indicators },
  { id: 'budget', label: 'room.budget', roles: BOTH, ...Budget },
  { id: 'parity', label: 'room.parity', roles: BOTH, ...Parity },
  { id: 'narrative', label: 'room.narrative', roles: BOTH, ...Narrative },
  { id: 'submit', label: 'room.submit', roles: ['field'], ...Submit },
  { id: 'dashboard', label: 'room.dashboard', roles: BOTH, ...Dashboard },
  { id: 'consolidated', label: 'room.consolidated', roles: ['hq'], ...Consolidated },
  { id: 'inbox', label: 'room.inbox', roles: BOTH, ...Inbox },
  { id: 'review', label: 'room.review', roles: BOTH, badge: 'conflicts', ...Review },
  { id: 'assessment', label: 'room.assessment', roles: ['hq'], ...Assessment },
  { id: 'reports', label: 'room.reports', roles: BOTH, ...Reports },
  { id: 'strategy', label: 'room.strategy', roles: ['hq'], ...Strategy },
  { id: 'settings', label: 'room.settings', roles: BOTH, ...Settings },
]

export function roomsOf(role: Role): readonly Room[] {
  return ROOMS.filter((room) => room.roles.includes(role))
}
