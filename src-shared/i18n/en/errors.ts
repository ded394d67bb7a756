// English messages: every refusal (error.<code>): what happened, what was kept, what to do. A test
// compares the ids with REFUSALS.
export const errors = {
  'error.package_not_one':
    'This file is not a Waymark package. Nothing was changed. Choose the .wmpkg file that was sent to you, or paste the whole text from the e-mail.',
  'error.package_truncated':
    'The package is incomplete: its end is missing. Nothing was changed. Copy the file again, or ask for it to be sent again.',
  'error.package_hash':
    'The package was damaged on the way: {name, select, age {its sealed content} zip {its list of contents} other {{name}}} is not what was sent. Nothing was changed. Ask for the file to be sent again.',
  'error.package_unsigned':
    'The package is not signed, so nobody can tell who made it. Nothing was changed. Ask the sender to make it again with Waymark.',
  'error.package_signature':
    '{why, select, other_key {The package says that it is from {office}, but it is not signed with the key that was accepted from there. Nothing was changed. If {office} made it before it changed its key, its next package holds all that is in it. If its keys were lost, compare the new one by telephone and accept it. Otherwise somebody else made it.} other_office {The package says that it is from {office}, but the workspace that made it belongs to another office. Nothing was changed. Call {office}: somebody may have made it in its name.} other {The signature does not fit the package: it was changed after it was signed. Nothing was changed. Ask the sender for the original file.}}',
  'error.package_signer_unknown':
    'The package from {office} is signed with a key that is not known here. Nothing was changed. Compare its fingerprint with the sender by telephone, in words ({words}), in digits ({digits}) or as it is ({fingerprint}); then accept it.',
  'error.package_signer_revoked':
    'The package from {office} is signed with a key that was revoked here. Nothing was changed. If that computer was found again, or the wrong key was revoked, accept the key again in Settings, under Known workspaces (waymark peers --accept).',
  'error.package_sealed_for_other':
    '{asked, select, passphrase {The package is sealed with a passphrase, and the one given does not open it.} other {The package is sealed for somebody else and cannot be opened here.}} Nothing was changed. Ask the sender to make it for this workspace.',
  'error.package_other_strategy':
    'The package belongs to another strategy, {strategy}. Nothing was changed. Open the workspace of that strategy and take it there.',
  'error.package_other_office':
    'The package is meant for {office}, not for this workspace. Nothing was changed. Forward it to that office.',
  'error.package_newer':
    'The package was made by a newer Waymark: version {needed} or later is needed, this is {version}. Nothing was changed. Update Waymark and take the package again.',
  'error.package_gap':
    'An earlier package of {office} is missing: its changes {from} to {to} have not arrived (of {stream}). Nothing was changed. If you have the earlier package, take that first; else ask {office} for it, or for a new one that holds everything.',
  'error.package_forked':
    'The package and this workspace hold different changes under the same number (from {from} of {stream}): an old copy of the workspace of {office} was taken up again after it had sent newer changes. Nothing was changed. Ask {office} to go on with the workspace that sent those, and to enter there again what was typed into the copy.',
  'error.package_altered':
    'The package of {office} brings back changes of HQ ({stream}) that are not what HQ had sent. Nothing was changed. Call {office}: the package may be damaged by a fault, or somebody has altered what was HQ’s. What HQ had sent is in the packages that it made and in the packages of other offices.',
  'error.package_limit':
    '{limit, select, names {The package holds other parts than a package is made of.} other {The package is larger than is allowed ({limit, select, file {size of the file} entries {number of entries} sizes {size of its content} total {size of its content} ratio {compression} line {length of a line} nesting {nesting} changes {number of changes} tables {number of tables} filled {size of what tables repeat} groups {number of actions} streams {number of streams} workFactor {passphrase work factor} other {{limit}}}: at most {most, number}).}} Nothing was changed. Ask the sender how it was made.',
  'error.package_rights':
    'The package holds changes that its sender may not make ({entity}). Nothing was changed. Tell HQ: the sender may have the wrong workspace.',
  'error.package_value':
    'The package holds a value that cannot be stored ({name}, line {line, number}, {field}). Nothing was changed. Ask the sender to update Waymark and to send it again.',

  'error.workspace_not_one':
    '{file} is not a Waymark workspace. It was not changed. Choose a .waymark file.',
  'error.workspace_newer':
    '{file} was written by a newer Waymark. It was not changed. Update Waymark to open it.',
  'error.workspace_damaged':
    '{detail, select, identity {Not even whose workspace {file} is can be read any more, so nothing can be rescued from it. It was left as it is. Restore its latest backup (waymark backups, waymark restore), or start again from a setup package.} nothing {Nothing can be read from {file} any more, so nothing can be rescued from it. It was left as it is. Restore its latest backup (waymark backups, waymark restore), or start again from a setup package.} other {{file} is damaged ({detail}). It was left as it is. Restore its latest backup, or rescue what can still be read: on the Welcome screen, or with waymark restore and waymark rescue.}}',
  'error.workspace_read_only':
    '{file} cannot be written to. It was not changed. Copy it to a folder of your own, or ask for the right to write there.',
  'error.backup_only':
    '{file} is a backup, open to look at. Nothing was changed in it. Restore it to go on from there, or open the workspace itself.',
  'error.workspace_disk_full':
    'The disk is full. What was saved before is kept; the last step was not done. Free some space and do it again.',
  'error.workspace_in_use':
    'The workspace is already open{person, select, unknown {} other { by {person}}}{host, select, unknown {} other { on {host}}}{since, select, unknown {} other { since {since}}}. It was not changed. Close it there, then open it here.',
  'error.workspace_network':
    '{file} is on a network drive, where it could be damaged. It was not opened. Copy it to a disk of this computer and open the copy.',
  'error.workspace_exists':
    'There is already a file {file}. It was not changed. Choose another name, or open the file that is there.',
  'error.workspace_missing':
    '{file} is not there. Nothing was changed. Check the name, or plug in the disk that it is on.',
  'error.workspace_none_open':
    'No workspace is open. Nothing was changed. Open one, or start one from a setup package.',
  'error.workspace_changed_outside':
    'The workspace file was changed by another program. What is in the file was kept; your last step was not done. Close the workspace and open it again.',

  'error.backup_unknown':
    'There is no backup {backup} of this workspace. Nothing was changed. Choose one from the list of backups.',
  'error.backup_other':
    '{file} is a copy of another workspace. Nothing was changed. Choose a backup of this one, or open the file as it is.',
  'error.row_unknown':
    'The row is not there (any more). Nothing was changed. Look at the screen again; somebody may have removed it.',
  'error.row_deleted':
    'The row was deleted. Nothing was changed. Undo the deletion first if you need the row.',
  'error.field_unknown':
    'There is no field {field} in {entity}. Nothing was changed. Check the name of the field.',
  'error.value_kind':
    'The value does not fit {field}. Nothing was changed. Enter what the field holds: a number, a date or one of the choices.',
  'error.value_required': '{field} cannot be empty. Nothing was changed. Fill it in and try again.',
  'error.rights':
    'This belongs to somebody else and cannot be changed here. Nothing was changed. Write a comment, or ask its owner to change it.',
  'error.comment_private':
    'Comments travel to the offices, and this stays at headquarters. Nothing was written. Put it into the finding instead.',
  'error.locked':
    'HQ has accepted the report of {period}, so what it says is closed. Nothing was changed. Ask HQ to open the report again if something must be corrected.',
  'error.period_unknown':
    '{period} is not a reporting period of this strategy. Nothing was changed. Choose one from the list, for example 2020Q1.',
  'error.office_unknown':
    'There is no office {office} in this workspace. Nothing was changed. Check the code of the office.',
  'error.in_use':
    '{entity} {what} is in use: {count, plural, one {# row stands} other {# rows stand}} on it. Nothing was deleted. Delete those first, or keep it.',
  'error.definition_contradicts':
    'No setup package was made: {what} contradicts itself ({rule, select, ratio_without_labels {it divides two numbers and does not say what they are} percentage_summed {it adds up percentages} running_total_summed {it adds up what already holds the periods before} ratio_of_no_percentage {it divides two numbers that it does not have} other {it adds up words}}){count, plural, one {} other {, and # findings in all}}. Nothing was changed. Mend it in Strategy, Indicators, and make the package again.',
  'error.nothing_to_undo': 'There is nothing to undo. Nothing was changed.',
  'error.nothing_to_redo': 'There is nothing to do again. Nothing was changed.',
  'error.undo_superseded':
    'This cannot be undone: somebody else has changed the same cells since. Nothing was changed. Restore single values from the history of the cell.',
  'error.submission_blocked':
    'The report cannot be submitted yet: {errors, plural, one {# error} other {# errors}}, {unexplained, plural, one {# warning} other {# warnings}} without an explanation, {empty, plural, one {# empty value} other {# empty values}}. Everything you typed is kept. Go through the list, then submit again.',
  'error.moment_unknown':
    'Nothing is known here of the plan at “{what}”: no report of it was sent, no package of that name was taken. Choose another moment, or a date.',
  'error.carried_already':
    'The plan was carried into {year} already, by {actor}. Nothing was changed. Undo that first, or say that you want to do it again.',
  'error.submission_state':
    'The submission is {state, select, draft {a draft} submitted {already submitted} returned {returned} accepted {accepted} locked {locked} other {in another state}}, so this cannot be done. Nothing was changed. Look at its state and go on from there.',
  'error.comment_required':
    'A return needs words: the office must know what to change. Nothing was changed. Write a comment and return it again.',
  'error.conflict_unknown':
    'There is no such conflict here. Nothing was changed. Look at the list again; somebody may have settled it.',
  'error.conflict_choice':
    'A conflict is settled by one of its values or by a new one. Nothing was changed. Choose one of the values that are listed, or enter another.',
  'error.take_back_built_on':
    '{why, select, taken_back {This package was taken back already.} start {This workspace was made from this package, so it cannot be taken back.} unknown {It is not known which changes this package brought, so it cannot be taken back.} none {This package changed nothing, so there is nothing to take back.} sent {What it brought was passed on, or acknowledged, in the package for {office} of {at}, so it cannot be taken back.} later {A later package continues what it brought ({office}): take that one back first.} other {{count, plural, one {# later change builds} other {# later changes build}} on what it brought ({place}), so it cannot be taken back. Undo what was edited since, or correct single values.}} Nothing was changed.',
  'error.peer_unknown':
    'There is no accepted key of this site here. Nothing was changed. Look at the list of keys.',
  'error.no_recipient':
    'The key of {office} is not known yet, so the package cannot be sealed. Nothing was made. Import a package from there first, or make a plain package.',
  'error.pdf_unavailable':
    'There is no way to make a PDF on this machine: no Chromium was found. Nothing was made. Print the page from the browser, or save it as HTML.',
  'error.key_missing':
    'The keys of this workspace are not on this computer. Nothing was made. Restore the profile folder from a backup, or ask HQ to accept a new key.',
  'error.cancelled': 'Stopped as you asked. Nothing was changed.',
  'error.usage':
    'This was not understood: {detail}. Nothing was changed. See --help for the way to say it.',
} as const satisfies Record<string, string>
