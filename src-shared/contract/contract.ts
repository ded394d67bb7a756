// The one contract: every operation by name. Names are what `waymark call` takes.

import { assessment } from './assessment.ts'
import { backups } from './backups.ts'
import { budget } from './budget.ts'
import { carry } from './carry.ts'
import { compare } from './compare.ts'
import { conflicts } from './conflicts.ts'
import { consolidated } from './consolidated.ts'
import { edit, history } from './edit.ts'
import { comments, packages, submissions } from './exchange.ts'
import { links } from './links.ts'
import { narratives, risks } from './narratives.ts'
import { dashboard, explain, reports } from './overview.ts'
import { parity } from './parity.ts'
import { exchange, peers } from './peers.ts'
import { indicators, plan, problems, reference } from './plan.ts'
import { strategy } from './strategy.ts'
import { host, live, settings, workspaces } from './workspaces.ts'

export const contract = {
  host,
  workspaces,
  backups,
  live,
  settings,
  reference,
  plan,
  compare,
  carry,
  indicators,
  links,
  parity,
  budget,
  strategy,
  narratives,
  risks,
  problems,
  edit,
  history,
  conflicts,
  packages,
  submissions,
  comments,
  peers,
  exchange,
  dashboard,
  consolidated,
  explain,
  assessment,
  reports,
}
export type Contract = typeof contract
