// The parts of the plan under which the Inbox shows what a package changes, as people know them from the
// rooms. Pure functions of what the engine gives.
import type { MessageId } from '#i18n/intl.ts'
import type { Effect, Example } from './parcels.ts'

export const PARTS = [
  'plan',
  'indicators',
  'money',
  'parity',
  'words',
  'report',
  'strategy',
] as const
export type Part = (typeof PARTS)[number]

export const PART_NAMES: Readonly<Record<Part, MessageId>> = {
  plan: 'room.plan',
  indicators: 'room.indicators',
  money: 'room.budget',
  parity: 'room.parity',
  words: 'room.narrative',
  report: 'inbox.part.report',
  strategy: 'room.strategy',
}

const ENTITIES_OF: Readonly<Record<Exclude<Part, 'strategy'>, readonly string[]>> = {
  plan: [
    'workplan',
    'outcome',
    'output',
    'activity',
    'milestone',
    'indicator',
    'sdg_link',
    'framework_link',
  ],
  indicators: ['target', 'actual', 'actual_part'],
  money: ['budget_line', 'funding', 'expenditure', 'funding_need'],
  parity: ['parity_headcount', 'parity_flow', 'parity_target'],
  words: ['narrative', 'risk'],
  report: ['submission', 'comment', 'confirmation'],
}

/** Everything that is not an office's own is of the strategy. */
function partOf(entity: string): Part {
  for (const [part, entities] of Object.entries(ENTITIES_OF)) {
    if (entities.includes(entity)) return part as Part
  }
  return 'strategy'
}

export interface Share {
  readonly part: Part
  readonly new: number
  readonly changed: number
  readonly conflicts: number
  readonly same: number
  readonly examples: readonly Example[]
}

/** What the package does to each part that it touches, in the order of the rooms. */
export function sharesOf(effect: Effect, examples: readonly Example[]): readonly Share[] {
  return PARTS.flatMap((part) => {
    const lines = effect.byEntity.filter(({ entity }) => partOf(entity) === part)
    const rows = examples.filter(({ entity }) => partOf(entity) === part)
    if (lines.length === 0 && rows.length === 0) return []
    const sum = (what: 'new' | 'changed' | 'conflicts' | 'same') =>
      lines.reduce((total, line) => total + line[what], 0)
    const counts = {
      new: sum('new'),
      changed: sum('changed'),
      conflicts: sum('conflicts'),
      same: sum('same'),
    }
    return [{ part, ...counts, examples: rows }]
  })
}
