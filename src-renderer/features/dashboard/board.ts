// The shape of what the dashboard shows, as the contract answers it, and names for its parts.

import type { Client } from '#contract/client.ts'

export type Board = Awaited<ReturnType<Client['dashboard']['get']>>
export type Objective = Board['objectives'][number]
export type Indicator = Objective['indicators'][number]
export type OfficeLine = Board['offices'][number]
export type Counts = Objective['statuses']
