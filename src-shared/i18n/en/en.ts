// The English catalogue: one file per room, joined here. Ids are dotted and start with the room.
import { assessmentRoom } from './assessment.ts'
import { budgetRoom } from './budget.ts'
import { cli } from './cli.ts'
import { consolidatedRoom } from './consolidated.ts'
import { desktop } from './desktop.ts'
import { errors } from './errors.ts'
import { exchange } from './exchange.ts'
import { frame } from './frame.ts'
import { labels } from './labels.ts'
import { links } from './links.ts'
import { mending } from './mending.ts'
import { model } from './model.ts'
import { narrative } from './narrative.ts'
import { overview } from './overview.ts'
import { parityRoom } from './parity.ts'
import { plan } from './plan.ts'
import { review } from './review.ts'
import { rules } from './rules.ts'
import { strategy } from './strategy.ts'
import { versions } from './versions.ts'

export const en = {
  ...frame,
  ...plan,
  ...overview,
  ...exchange,
  ...review,
  ...errors,
  ...strategy,
  ...narrative,
  ...rules,
  ...labels,
  ...links,
  ...mending,
  ...versions,
  ...model,
  ...cli,
  ...desktop,
  ...parityRoom,
  ...budgetRoom,
  ...assessmentRoom,
  ...consolidatedRoom,
}
