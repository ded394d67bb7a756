// English messages: what leaves and what arrives (Submit, Submissions, Inbox).
export const exchange = {
  'package.kind.setup': 'Setup',
  'package.kind.submission': 'Submission',
  'package.kind.return': 'Return',
  'package.kind.transfer': 'Transfer',

  // Submit.
  'submit.state.draft': 'Not submitted yet',
  'submit.state.submitted': 'Submitted, waiting for HQ',
  'submit.state.returned': 'Returned by HQ for revision',
  'submit.state.accepted': 'Accepted by HQ',
  'submit.state.locked': 'Accepted and locked',
  'submit.due': 'due {day}',
  'submit.done': 'Done:',
  'submit.open': 'Open:',
  'submit.complete': 'Is it complete?',
  'submit.filled':
    '{filled, number} of {indicators, plural, one {# indicator} other {# indicators}} reported, or said to be empty on purpose',
  'submit.errors':
    '{count, plural, =0 {No errors} one {# error must be mended} other {# errors must be mended}}',
  'submit.warnings':
    '{count, plural, =0 {No warnings} one {# warning} other {# warnings}}{count, plural, =0 {} other {{open, plural, =0 {, all explained} one {, # to be explained} other {, # to be explained}}}}',
  'submit.narrative.yes': 'A narrative is written',
  'submit.narrative.no': 'No narrative is written; HQ gets figures only',
  'submit.blocking': 'To be mended first',
  'submit.empty':
    '{count, plural, one {# indicator has no value} other {# indicators have no value}}',
  'submit.empty.why':
    'Enter the value, or say that it is empty on purpose. An empty cell is never counted as zero.',
  'submit.empty.all': 'All are not available',
  'submit.notAvailable': 'Not available',
  'submit.notApplicable': 'Not applicable',
  'submit.unexplained':
    '{count, plural, one {# warning needs a word of explanation} other {# warnings need a word of explanation}}',
  'submit.unexplained.why':
    'If the value is wrong, go to it and mend it. If it is right, say why; the explanation travels with it.',
  'submit.explanation': 'Why is it right?',
  'submit.explain': 'Explain',
  'submit.send': 'Send to HQ',
  'submit.contents':
    'HQ will get {count, plural, one {# change} other {# changes}} that it does not have yet:',
  'submit.contents.none': 'HQ has everything that was entered here.',
  'submit.words': 'Words to HQ',
  'submit.words.hint': 'Optional. HQ sees them beside your report.',
  'submit.notReady': 'The package can be made as soon as everything on the list is done.',
  'submit.make': 'Submit and save the package',
  'submit.make.again': 'Submit again and save the package',
  'submit.sent': 'What was sent',
  'submit.sent.none': 'Nothing was sent for this period yet.',
  'submit.sent.last':
    'Last package: {at}, {changes, plural, one {# change} other {# changes}}, {size} KB',
  'submit.sent.how': 'Send it by e-mail or on a USB stick. Only HQ can open it.',
  'submit.sent.again': 'Save the package again',
  'submit.acknowledged':
    'HQ has acknowledged {changes, plural, one {# change} other {# changes}} of this office ({at}).',
  'submit.acknowledged.none': 'HQ has not acknowledged anything yet.',
  'submit.waiting':
    '{count, plural, =0 {HQ is known to have everything.} one {# change is not known to be at HQ; the next package holds it.} other {# changes are not known to be at HQ; the next package holds them.}}',

  // Submissions, at HQ.
  'submissions.empty': 'No office has a workplan yet',
  'submissions.empty.text':
    'Offices appear here when their workplans are in this strategy. Their reports arrive in the Inbox.',
  'submissions.when': 'Submitted',
  'submissions.timeliness': 'In time?',
  'submissions.by': '{who}, {at}{times, plural, =0 {} one {} other {, submitted # times}}',
  'submissions.nothing': 'No report has arrived for this period.',
  'submissions.words': 'Words of the office',
  'submissions.decision': 'Words of HQ',
  'submissions.comment': 'Words to the office',
  'submissions.comment.hint': 'Needed for a return: say what must be revised.',
  'submissions.accept': 'Accept',
  'submissions.return': 'Return for revision',
  'submissions.make.return': 'Make return package',
  'submissions.make.setup': 'Make setup package',

  // Inbox.
  'inbox.drop': 'Drop packages here',
  'inbox.drop.hint': 'or paste one from an e-mail. Nothing changes before you apply it.',
  'inbox.pick': 'Choose files…',
  'inbox.parcels': 'Packages to look at',
  'inbox.reading': 'is being read and checked…',
  'inbox.remove': 'Remove from this list',
  'inbox.made':
    'Made {at} · {changes, plural, one {# change} other {# changes}} · {size} KB · Waymark {version}',
  'inbox.verified': 'Signature verified',
  'inbox.notVerified': 'Sender not known yet',
  'inbox.already': 'This very package was taken on {at}. Taking it again would change nothing.',
  'inbox.setup':
    'This is a setup package for an office. Close this workspace and open the package on the Welcome screen.',
  'inbox.compare':
    'The package is whole and signed, but with a key that was never seen here. Call {office} and compare this fingerprint before you accept it; it is asked once.',
  'inbox.compare.same': 'The fingerprint is the same: accept this sender',
  'inbox.apply': 'Apply',
  'inbox.applyAll': 'Apply all {count, number}',
  'inbox.leave': 'Leave it',
  'inbox.applying': 'Applying…',
  'inbox.applied': 'Applied',
  'inbox.known': 'Already known: nothing changed',
  'inbox.effect.new': 'new rows',
  'inbox.effect.changed': 'changed values',
  'inbox.effect.same': 'already here',
  'inbox.effect.conflicts': 'conflicts',
  'inbox.effect.doubtful': 'doubtful',
  'inbox.conflicts':
    '{count, plural, one {# value was set here and there} other {# values were set here and there}} without seeing each other. Both are kept; the office’s value is shown until someone chooses.',
  'inbox.byEntity': 'By kind of row',
  'inbox.entity': 'Kind of row',
  'inbox.doubts': '{count, plural, one {# doubt} other {# doubts}} in words',
  'inbox.log': 'Packages made and read',
  'inbox.log.none': 'No package was made or read here yet.',
  'inbox.log.at': 'When',
  'inbox.log.what': 'What',
  'inbox.log.with': 'To or from',
  'inbox.log.made': '{kind}, made',
  'inbox.log.read': '{kind}, read',
  'inbox.log.changes': 'Changes',
  'inbox.log.effect': 'What it did',
  'inbox.log.effect.of':
    '{new, number} new, {changed, number} changed, {conflicts, plural, =0 {no conflicts} one {# conflict} other {# conflicts}}',
  'inbox.log.save': 'Save a copy',
} as const satisfies Record<string, string>
