// The one contract: every operation by name. Names are what `waymark call` takes.

import { backups } from './backups.ts'
import { edit, history } from './edit.ts'
import { packages, submissions } from './exchange.ts'
import { dashboard, reports } from './overview.ts'
import { indicators, plan, problems, reference } from './plan.ts'
import { host, live, settings, workspaces } from './workspaces.ts'

export const contract = {
  host,
  workspaces,
  backups,
  live,
  settings,
  reference,
  plan,
  indicators,
  problems,
  edit,
  history,
  packages,
  submissions,
  dashboard,
  reports,
}
export type Contract = typeof contract
