// What only HQ may say about a submission: that it is accepted, returned or locked, by whom, with which
// words. An office that writes this itself, on its screen or in a package, is refused.
import { type Change, type Command, CREATION, DELETED, type FirstValues } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'

const HQ_FIELDS: readonly string[] = ['decided_at', 'decided_by', 'decision_comment']
const OFFICE_STATES: readonly unknown[] = ['draft', 'submitted']

/** Refuses rights: the state of a submission is moved by submissions.submit and decide only. */
export function refuseDecisionCommands(commands: readonly Command[]): void {
  for (const command of commands) {
    if (command.entity !== 'submission') continue
    const moves = command.do === 'delete' || 'state' in command.values || decides(command.values)
    if (moves) throw new Refusal('rights', { entity: 'submission' })
  }
}

/** Refuses package_rights for changes that an office sent. */
export function refuseDecisionChanges(changes: readonly Change[]): void {
  for (const { entity, field, value } of changes) {
    if (entity !== 'submission') continue
    const values = field === CREATION ? (value as FirstValues) : { [field]: value }
    if (field === DELETED || decides(values as FirstValues)) {
      throw new Refusal('package_rights', { entity: 'submission' })
    }
  }
}

function decides(values: FirstValues): boolean {
  const { state } = values
  const isHqs = state !== undefined && !OFFICE_STATES.includes(state)
  return isHqs || HQ_FIELDS.some((field) => (values[field] ?? null) !== null)
}
