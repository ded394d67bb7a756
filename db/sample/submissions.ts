// The past submissions of an office: who sent what when and how HQ decided, quirks included. One
// office is always late, one was returned twice, one never submitted.
import type { Command } from '#domain/changes.ts'
import { CURRENT_QUARTER, daysAfter, quarterAt, quarterEnd, quarterIndex } from './calendar.ts'
import { keyed, officeId, put, workplanId } from './make.ts'
import { chanceOf, sampleId, wholeBetween } from './random.ts'
import type { Shape } from './shape.ts'

export const HQ_REVIEWER = 'Ingrid Solheim'

/** What HQ wrote when it sent Lebanon's report back, first and second time. */
export const RETURN_WORDS = [
  'The headcount of the partners is missing two levels, and 2.3 has more women appointed than shortlisted. Please check and send again.',
  'Thank you for the corrected headcount. The narrative still speaks of the previous quarter; please write what was achieved in this one.',
] as const

export type SampleState = 'submitted' | 'returned' | 'accepted'

/** Where the report of the quarter that is reported now stands at HQ, when it has come. */
export function currentState(code: string): SampleState | null {
  if (code === 'ESH' || code === 'SSD' || code === 'SYR') return null
  if (code === 'LBN') return 'returned'
  if (['AFG', 'CAF', 'COL', 'IRQ', 'NGA', 'PSE', 'SDN-DAR'].includes(code)) return 'submitted'
  return 'accepted'
}

/** Days after the end of the quarter; the window closes after 20. */
export function daysToSubmit(code: string, seed: number, quarter: number): number {
  const chance = chanceOf(seed, `submitted/${code}/${quarter}`)
  if (code === 'CAF') return wholeBetween(chance, 24, 41)
  return quarter === 1 ? wholeBetween(chance, 9, 24) : wholeBetween(chance, 4, 19)
}

function instant(date: string, hour: number): string {
  return `${date}T${String(hour).padStart(2, '0')}:${hour % 2 ? '20' : '45'}:00.000Z`
}

export function submissionCommands(shape: Shape, quarter: number): Command[] {
  const { seed, office, own } = shape
  if (office.type === 'hq' || office.code === 'ESH') return []
  const now = quarter === quarterIndex(CURRENT_QUARTER)
  const state = now ? currentState(office.code) : 'accepted'
  if (!state) return []
  const chance = chanceOf(seed, `hours/${office.code}/${quarter}`)
  const sent = daysAfter(quarterEnd(quarter), daysToSubmit(office.code, seed, quarter))
  const decided = daysAfter(sent, wholeBetween(chance, 2, 12))
  const returned = office.code === 'LBN' && (now || quarter === 3)
  const key = { workplan: workplanId(seed, office.code), period: quarterAt(quarter) }
  const submission = put('submission', {
    office: officeId(seed, office.code),
    ...key,
    state,
    times: returned && !now ? 3 : 1,
    submitted_at: instant(sent, wholeBetween(chance, 6, 16)),
    submitted_by: own.people[1],
    ...(state === 'submitted'
      ? {}
      : {
          decided_at: instant(decided, wholeBetween(chance, 13, 20)),
          decided_by: HQ_REVIEWER,
          decision_comment: state === 'returned' ? RETURN_WORDS[0] : 'Accepted. Thank you.',
        }),
  })
  if (!returned) return [submission]
  const comments = RETURN_WORDS.slice(0, now ? 1 : 2).map((body, index): Command => {
    return {
      do: 'create',
      entity: 'comment',
      id: sampleId(seed, `comment/${office.code}/${quarter}/${index}`),
      values: {
        office: officeId(seed, office.code),
        entity: 'submission',
        row: keyed('submission', { office: officeId(seed, office.code), ...key }),
        body,
        author: HQ_REVIEWER,
        written: instant(daysAfter(sent, index + 1), 15),
        settled: !now,
      },
    }
  })
  return [submission, ...comments]
}
