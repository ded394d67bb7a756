// The rooms of the application, in the order of the list at the start side. A room is a feature's
// one component; it gets no properties and finds what is chosen in frame/state.ts (useFrame).
// To add a room: its id and message id `room.<id>` here, its component in features/<id>/<id>.tsx.
import { type ComponentType, lazy } from 'react'
import type { MessageId } from '#i18n/intl.ts'

export type Role = 'hq' | 'field'

export interface Room {
  /** Also its address: #/plan */
  readonly id: string
  readonly label: MessageId
  readonly roles: readonly Role[]
  readonly component: ComponentType
}

const BOTH = ['field', 'hq'] as const

const Plan = lazy(async () => ({ default: (await import('./features/plan/plan.tsx')).Plan }))
const Indicators = lazy(async () => ({
  default: (await import('./features/indicators/indicators.tsx')).Indicators,
}))
const Submit = lazy(async () => ({
  default: (await import('./features/submit/submit.tsx')).Submit,
}))
const Submissions = lazy(async () => ({
  default: (await import('./features/submit/submissions.tsx')).Submissions,
}))
const Dashboard = lazy(async () => ({
  default: (await import('./features/dashboard/dashboard.tsx')).Dashboard,
}))
const Inbox = lazy(async () => ({ default: (await import('./features/inbox/inbox.tsx')).Inbox }))
const Reports = lazy(async () => ({
  default: (await import('./features/reports/reports.tsx')).Reports,
}))

export const ROOMS: readonly Room[] = [
  { id: 'plan', label: 'room.plan', roles: BOTH, component: Plan },
  { id: 'indicators', label: 'room.indicators', roles: BOTH, component: Indicators },
  { id: 'submit', label: 'room.submit', roles: ['field'], component: Submit },
  { id: 'submissions', label: 'room.submissions', roles: ['hq'], component: Submissions },
  { id: 'dashboard', label: 'room.dashboard', roles: BOTH, component: Dashboard },
  { id: 'inbox', label: 'room.inbox', roles: BOTH, component: Inbox },
  { id: 'reports', label: 'room.reports', roles: BOTH, component: Reports },
]

export function roomsOf(role: Role): readonly Room[] {
  return ROOMS.filter((room) => room.roles.includes(role))
}
