// English messages: a workspace whose file is damaged or gone, and mending it.
export const mending = {
  'mending.title': '“{name}” cannot be opened',
  'mending.title.open': 'The file of this workspace is damaged',
  'mending.what':
    '{state, select, damaged {Parts of {file} cannot be read. That happens when a disk fails, a stick is pulled out too early, or another program writes into the file.} overwritten {{file} is not a workspace any more: its beginning was overwritten, or another file lies in its place.} other {{file} is not in its folder any more. If it is on a stick or another disk, plug that in and open it again.}}',
  'mending.kept':
    '{state, select, gone {} other {The file was left exactly as it is, and stays beside whatever you choose. }}What you sent is with those who took it.',
  'mending.open': 'Rescue or restore…',
  'mending.open.gone': 'Restore a backup…',
  'mending.later': 'Not now',
  'mending.working': 'Working…',
  'mending.rescue': 'Rescue what can be read',
  'mending.rescue.text':
    'Reads the damaged file piece by piece and makes a whole workspace of it, also of what was typed since the last backup. What cannot be read is named afterwards. You can stop at any time.',
  'mending.rescue.do': 'Rescue',
  'mending.restore': 'Restore a backup',
  'mending.restore.text':
    'The workspace will be as it was then. What was typed since and never sent stays only in the file beside.',
  'mending.restore.none': 'No backup of it was kept on this computer.',
  'mending.restore.do': 'Restore',
  'mending.restore.of': 'Restore the backup of {at}',
  'mending.restore.all': 'Show all {count, number} backups',
  'mending.done':
    '{by, select, rescue {The workspace was rescued} other {The backup was restored}}',
  'mending.done.saved':
    'Saved: {rows, plural, one {# row} other {# rows}} and {changes, plural, =0 {nothing of the history} one {# change of the history} other {# changes of the history}}{entered, plural, =0 {} one {; # value was entered again from the tables} other {; # values were entered again from the tables}}.',
  'mending.done.whole': 'Nothing is missing.',
  'mending.done.pages':
    'Nothing is known to be missing, but {damaged, plural, one {# page} other {# pages}} of {pages, number} in the file could not be read, and what has left no trace cannot be named: compare with the last report that was sent.',
  'mending.done.backup':
    'The backup of {at} holds {more, plural, one {# change} other {# changes}} more than could be saved. If it has what you miss, restore it: Settings, Backups.',
  'mending.done.kept':
    '{by, select, rescue {The damaged file} other {The file that was there}} is kept beside it as {file}.',
  'mending.done.next':
    '{role, select, hq {Now send each office a package and take the next one from there} other {Now send HQ a package, then take the next one from HQ}}: what they have and is missing here comes back with it.',
  'mending.done.go': 'Go on',
  'mending.lost': 'Could not be saved',
  'mending.lost.row': '{kind}: {name}',
  'mending.lost.changes':
    'Who entered what and when, for {count, plural, one {# change} other {# changes}}{office, select, unknown {} other { of {office}}}. Their values were saved where the tables still had them.',
  'mending.lost.table':
    '{table, select, peer {{count, plural, one {# key} other {# keys}} of other computers: compare and accept again when they next send} package_log {{count, plural, one {# package} other {# packages}} in the list of packages} other {{count, plural, one {# preference} other {# preferences}} of this screen}}',
  'mending.lost.more': 'and {count, number} more',
  'mending.lost.text':
    'Compare with the last report that was sent. If too much is missing, a backup can still be restored: Settings, Backups.',
} as const satisfies Record<string, string>
