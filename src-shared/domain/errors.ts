// Every refusal that a person can meet, by code. A refusal says what happened, what was kept and
// what to do; the sentence is the message `error.<code>` of the catalogue, filled with `values`.
// Nothing is ever matched on the sentence.

export const REFUSALS = [
  // A package that is not taken (exit status 3). Nothing was written.
  'package_not_one',
  'package_truncated',
  'package_hash',
  'package_unsigned',
  'package_signature',
  'package_signer_unknown',
  'package_signer_revoked',
  'package_sealed_for_other',
  'package_other_strategy',
  'package_other_office',
  'package_newer',
  'package_gap',
  'package_forked',
  'package_altered',
  'package_limit',
  'package_rights',
  'package_value',
  // A workspace that cannot be used.
  'workspace_not_one',
  'workspace_newer',
  'workspace_damaged',
  'workspace_read_only',
  'workspace_disk_full',
  'workspace_in_use',
  'workspace_network',
  'workspace_exists',
  'workspace_missing',
  'workspace_none_open',
  'workspace_changed_outside',
  'backup_unknown',
  'backup_only',
  'backup_other',
  // An operation that cannot be done.
  'row_unknown',
  'row_deleted',
  'field_unknown',
  'value_kind',
  'value_required',
  'rights',
  'locked',
  'in_use',
  'definition_contradicts',
  'period_unknown',
  'office_unknown',
  'moment_unknown',
  'carried_already',
  'nothing_to_undo',
  'nothing_to_redo',
  'undo_superseded',
  'submission_blocked',
  'submission_state',
  'comment_required',
  'comment_private',
  'conflict_unknown',
  'conflict_choice',
  'take_back_built_on',
  'peer_unknown',
  'no_recipient',
  'pdf_unavailable',
  'key_missing',
  'cancelled',
  'usage',
] as const

export type RefusalCode = (typeof REFUSALS)[number]
export type RefusalValues = Readonly<Record<string, string | number>>

/** Thrown by every room below the hosts; carried over the contract as code and values. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly code: RefusalCode
  readonly values: RefusalValues
  constructor(code: RefusalCode, values: RefusalValues = {}, cause?: unknown) {
    super(`${code} ${JSON.stringify(values)}`, cause === undefined ? undefined : { cause })
    this.code = code
    this.values = values
  }
}

/** Refused input in the sense of the command line's exit status 3. */
export function isRefusedInput(code: RefusalCode): boolean {
  return code.startsWith('package_') || code === 'workspace_not_one' || code === 'workspace_newer'
}
