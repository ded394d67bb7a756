// English messages: history and comments of a cell, conflicts and review, and what a workspace knows of
// the others (Settings).
export const review = {
  'room.review': 'Review',
  'room.settings': 'Settings',

  'label.restore': 'restored value of {what}',
  'label.comment.settle': 'settling of a comment',
  'label.comment.open': 'opening of a comment',
  'key.panel': 'History and comments of the cell',

  'value.unread': '“{text}”, not understood',
  'value.row': 'a row',

  // The panel beside the room.
  'panel.title': 'History and comments',
  'panel.open.tip': 'History and comments of the cell (Shift+F2)',
  'panel.close': 'Close (Esc)',
  'panel.none': 'Go to a cell to see its history and comments.',
  'panel.history': 'History',
  'panel.history.none': 'Nothing was entered here yet.',
  'panel.history.from': 'from',
  'panel.history.to': 'to',
  'panel.history.made': 'The row was made',
  'panel.history.deleted': 'The row was deleted',
  'panel.history.back': 'The row was brought back',
  'panel.history.undo': 'by undo',
  'panel.history.redo': 'by redo',
  'panel.history.current': 'Shown now',
  'panel.history.more':
    '{count, plural, one {# older change is} other {# older changes are}} not shown here.',
  'panel.restore': 'Restore this value',
  'panel.restore.what': 'Restore this value: {value}',
  'panel.conflict': 'Two people set this without seeing each other’s value. Both are kept.',
  'panel.conflict.choose': 'Choose in Review',
  'panel.comments': 'Comments',
  'panel.comments.private':
    'No comments here: comments travel to the offices, and this stays at headquarters.',
  'panel.comments.none': 'No comments. What you write here travels with the next package.',
  'panel.comment.new': 'New comment',
  'panel.comment.add': 'Add comment',
  'panel.comment.settle': 'Settle',
  'panel.comment.open': 'Open again',
  'panel.comment.settled': 'Settled',

  // Review.
  'review.views': 'What to review',
  'review.submissions': 'Submissions',
  'review.conflicts': '{count, plural, =0 {Conflicts} other {Conflicts ({count, number})}}',
  'review.badge': '{count, plural, one {# open conflict} other {# open conflicts}}',
  'review.grid': 'Report, indicator by indicator',
  'review.change': 'Change',
  'review.change.tip': 'Change from {period}',
  'review.doubts': 'Doubts',
  'review.office.comment': 'Comment of the office',
  'review.none': 'This workplan has no indicators yet.',
  'review.filled':
    '{filled, number} of {count, plural, one {# indicator} other {# indicators}} reported. {doubtful, plural, =0 {No doubts without an explanation} one {# has a doubt without an explanation} other {# have doubts without an explanation}}.',
  'review.how': 'To comment on a value, go to it and press Shift+F2.',

  'standing.all': '{name} has everything that was changed here.',
  'standing.upTo':
    '{name} has everything up to your changes of {day}; {count, plural, one {# change waits} other {# changes wait}} for the next package.',
  'standing.nothing':
    '{name} is not known to have anything yet; {count, plural, one {# change waits} other {# changes wait}} for the next package.',

  'submissions.closed.accepted':
    'Accepted. The office can no longer change this period; locking says that HQ is done with it as well.',
  'submissions.closed.locked': 'Locked. The office can no longer change this period.',
  'submissions.lock': 'Lock',
  'submissions.reopen': 'Open again…',
  'submissions.reopen.title': 'Open this report again?',
  'submissions.reopen.text':
    'The office can then change the period and submit again. It learns of it, with your reason, from the next return package.',
  'submissions.reopen.reason': 'Why?',
  'submissions.reopen.do': 'Open again',
  'submissions.make.return.tip':
    'Brings your decision, comments and changes to the office, and acknowledges what arrived.',
  'submissions.setup.title': 'A setup package for {office}',
  'submissions.setup.text':
    'It holds the strategy and the workplan of this office, for a computer that starts with it. That computer has no key yet, so the package is signed but not sealed: whoever finds it can read it, unless it is sealed with a passphrase.',
  'submissions.setup.passphrase': 'Passphrase (may stay empty)',
  'submissions.setup.make': 'Make the package',
  'submissions.make.setup.tip': 'Starts a new office, or one that lost everything.',

  // Conflicts.
  'conflicts.empty': 'No conflicts',
  'conflicts.empty.text':
    'When two people set the same value without seeing each other’s, both values appear here side by side, and one is chosen. Nothing is to be done now.',
  'conflicts.what':
    '{count, plural, one {One value was} other {# values were}} set by two people who did not see each other’s. Choose one of the values or write another. What is not chosen stays in the history of the cell, and the choice reaches the other side with the next package.',
  'conflicts.more':
    '{count, plural, one {# more conflict} other {# more conflicts}} will be shown when these are settled. A rule settles all of them.',
  'conflicts.deletion': '{place} · deleted here, edited there',
  'conflicts.cameBack': '{place} · deleted, and back with what it was deleted with',
  'conflicts.cameBack.why': 'What it was deleted with was edited elsewhere and is there again',
  'conflicts.cameBack.choose': 'Choose this: Kept',
  'conflicts.hq': 'HQ',
  'conflicts.unknown': 'An office that is not known here',
  'conflicts.deleted': 'Deleted',
  'conflicts.kept': 'Kept',
  'conflicts.edited': 'Kept, with a new value of {what}',
  'conflicts.base': 'Before',
  'conflicts.shown': 'Shown until someone chooses',
  'conflicts.choose': 'Choose this',
  'conflicts.choose.of': 'Choose this: {value} of {who}',
  'conflicts.go': 'Go to the cell',
  'conflicts.notHere':
    'This row belongs to another office; its conflicts are settled there or at HQ.',
  'conflicts.own': 'Write another value…',
  'conflicts.own.value': 'Another value',
  'conflicts.own.unread': 'This cannot be read as a value of this field.',
  'conflicts.own.use': 'Use it',
  'conflicts.settled.said': 'Settled: {place}. The other value stays in the history.',
  'conflicts.settled': '{count, plural, one {# settled conflict} other {# settled conflicts}}',
  'conflicts.settled.kept':
    'Values that were not chosen are kept: here, and in the history of the cell, from which each can be restored.',
  'conflicts.where': 'Where',
  'conflicts.chosen': 'Chosen',
  'conflicts.notChosen': 'Not chosen, stays in the history',
  'conflicts.sides': 'The values',
  'conflicts.by': 'By whom',
  'conflicts.byRule': 'Settle several by a rule…',
  'conflicts.byRule.title': 'Settle by a rule',
  'conflicts.byRule.text':
    'This is what the rule would choose. Nothing changes before you say so, and undo takes it back as one action.',
  'conflicts.rule': 'Rule',
  'conflicts.rule.owner': 'The value of the office whose row it is',
  'conflicts.rule.hq': 'The value of HQ',
  'conflicts.rule.latest': 'The value that was set last',
  'conflicts.rule.shown': 'The value that is shown now',
  'conflicts.rule.none': 'The rule fits none of the open conflicts.',
  'conflicts.rule.skipped':
    '{count, plural, one {# conflict is} other {# conflicts are}} left open: the rule names no value there.',
  'conflicts.rule.apply': '{count, plural, one {Settle # conflict} other {Settle # conflicts}}',
  'conflicts.rule.said': '{count, plural, one {# conflict} other {# conflicts}} settled',
  'conflicts.look': 'What the rule would choose',

  'passphrase.label': 'Passphrase',
  'passphrase.needed': 'This package is sealed with a passphrase. The sender knows it.',
  'passphrase.open': 'Open',
  'passphrase.hint':
    'Four or five words that belong to no sentence. Tell it by telephone; never send it with the file.',
  'passphrase.short': 'At least {count, number} characters, please.',

  // Settings.
  'copy.what': 'Copy: {what}',
  'copy.done': 'Copied: {what}',
  'copy.failed': 'The text could not be copied. Select it and press Ctrl+C.',
  'settings.megabytes': '{size} MB',
  'settings.you': 'You',
  'settings.you.name': 'Your name',
  'settings.you.hint': 'It stands beside every change that is made here from now on.',
  'settings.you.needed': 'A name is needed: people must know whom to ask.',
  'settings.you.save': 'Save the name',
  'settings.you.saved': 'Changes are now made as {person}',
  'settings.file': 'This workspace',
  'settings.file.name': 'File',
  'settings.file.folder': 'Folder',
  'settings.file.holds': 'Holds',
  'settings.file.size': '{changes, plural, one {# change} other {# changes}}, {size} MB',
  'settings.file.version': 'Waymark',
  'settings.file.text':
    'Everything is in this one file. Close the workspace before you copy it; to move to another computer, make a transfer package instead.',
  'settings.backups': 'Backups',
  'settings.backups.text':
    'Made by itself every day, before packages are taken and before the file is upgraded. Kept for 7 days, 4 weeks and 12 months.',
  'settings.backups.none': 'There is no backup yet. The first one is made today.',
  'settings.backups.when': 'Of',
  'settings.backups.why': 'Made',
  'settings.backups.size': 'Size',
  'settings.backups.daily': 'daily',
  'settings.backups.import': 'before packages were taken',
  'settings.backups.migration': 'before an upgrade',
  'settings.backups.restore': 'Restore…',
  'settings.backups.ask': 'Go back to the workspace of {at}?',
  'settings.backups.ask.text':
    'The workspace will be as it was then. What was entered and taken since is no longer shown; the present file is kept beside it under another name, so nothing is deleted. What was already sent to others stays with them and comes back with their next package.',
  'settings.backups.ask.yes': 'Restore this backup',
  'settings.backups.kept': 'Restored. The file that was there before is kept as {file}.',
  'settings.backups.done': 'Restored.',
  'settings.language': 'Language',
  'settings.language.example':
    'Dates and numbers are written as {date} and {number}, and understood as they are typed in this language.',
  'settings.language.words':
    'The words of the application are English for now; they have not been translated into this language yet. Dates, numbers, names of countries and the direction of the page follow the choice.',
  'settings.keys': 'Keys of this workspace',
  'settings.keys.text':
    'Packages from here are signed with this key. When somebody takes one for the first time, read it out to them on the telephone: the twelve words, or the digits.',
  'settings.keys.fingerprint': 'Fingerprint',
  'settings.keys.why_english':
    'The words are English in every language, so that both of you read the same ones. Whoever does not read English compares the digits.',
  'settings.keys.public': 'Public keys for other programs',
  'settings.keys.public.text':
    'These may be given to anybody. The secret keys are outside the workspace file and never leave this computer.',
  'settings.keys.minisign': 'minisign public key (checks signatures)',
  'settings.keys.age': 'age recipient (seals for this workspace)',
  'settings.keys.change': 'Make new keys…',
  'settings.keys.change.title': 'Make new keys for this workspace?',
  'settings.keys.change.text':
    'Do this when somebody else may have the old ones. The next package carries the new key with the word of the old one for it, so whoever knows this workspace need not telephone. The fingerprint changes.',
  'settings.keys.change.yes': 'Make new keys',
  'settings.keys.changed': 'New keys are in use from now on',
  'settings.laptop': 'A new laptop, or a colleague’s',
  'settings.laptop.text':
    'A transfer package holds everything of this office. Open it there on the Welcome screen; both computers then work side by side.',
  'settings.laptop.make': 'Make a transfer package',
  'settings.laptop.made': '{file} is made. It opens with the passphrase only.',
  'settings.peers': 'Known workspaces',
  'settings.peers.text':
    'Packages are taken only from these. A key is compared by telephone once, in the Inbox, when its first package arrives.',
  'settings.peers.none':
    'None yet. The first package of an office or of HQ brings its key to the Inbox.',
  'settings.peers.office': 'Office',
  'settings.peers.accepted': 'Accepted',
  'settings.peers.heard': 'Last package from it',
  'settings.peers.has': 'What it has of ours',
  'settings.peers.has.all': 'Everything',
  'settings.peers.has.nothing': 'Nothing yet, as far as is known',
  'settings.peers.has.upTo':
    'Up to the changes of {day}; {count, plural, one {# waits} other {# wait}}',
  'settings.peers.trust': 'Trust',
  'settings.peers.revoke': 'Revoke…',
  'settings.peers.revoke.title': 'Take nothing more from {office} with this key?',
  'settings.peers.revoke.text':
    'For a computer that was lost or stolen: from now on packages signed with this key are refused, and nothing is sealed for it. What it sent before stays.',
  'settings.peers.revoke.yes': 'Revoke this key',
  'settings.peers.revoked': 'Revoked {at}',
  'settings.peers.accept': 'Accept again…',
  'settings.peers.accept.title': 'Accept this key of {office} again?',
  'settings.peers.accept.text':
    'Only when you have called {office} and these are the words, or the digits, that stand there.',
  'settings.peers.accept.yes': 'It is the same: accept',
} as const satisfies Record<string, string>
