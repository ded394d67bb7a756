// English messages: plans over years. Carrying a plan on, and comparing two versions of one.
export const versions = {
  'plan.workplan': 'Workplan',
  'plan.workplan.carry': 'Carry into the next year…',
  'plan.workplan.compare': 'Compare with another version…',
  'plan.workplan.new': 'New workplan…',

  'plan.workplan.start': 'Start from another plan…',
  'plan.start.empty':
    'This plan is empty. Add outcomes under the objectives, or begin with what another plan has.',
  'plan.start.title': 'Start from another plan',
  'plan.start.text':
    'Codes, words and order are taken over, and which indicators are measured. Dates, money, baselines, targets and values are not. Ctrl+Z takes it back.',
  'plan.start.from': 'From',
  'plan.start.results':
    '{outcomes, plural, one {# outcome} other {# outcomes}} and {outputs, plural, one {# output} other {# outputs}}',
  'plan.start.activities': 'With its {count, plural, one {# activity} other {# activities}}',
  'plan.start.indicators': 'With its {count, plural, one {# indicator} other {# indicators}}',
  'plan.start.run': 'Start the plan',
  'carry.title': 'Carry {plan} into the next year',
  'carry.text':
    'The plan goes on as its next version. This is what would change; nothing is changed yet, and you can undo all of it at once.',
  'carry.year': 'From year into year',
  'carry.year.into': '{from} into {to}',
  'carry.baseline': 'Baselines of the indicators',
  'carry.baseline.keep': 'Keep them',
  'carry.baseline.last': 'The last value reported',
  'carry.budget': 'Make the budget lines of the year again',
  'carry.before':
    'This plan was carried into {year} already, by {actor} on {at}. What has moved does not move again, but the version goes up once more.',
  'carry.again': 'Carry it on once more all the same',
  'carry.outside': '{year} lies after the last year of the strategy. HQ has to extend it first.',
  'carry.version': 'Version {from, number} becomes version {to, number}.',
  'carry.year_to': 'The plan runs until {to} instead of {from}.',
  'carry.results':
    '{outcomes, plural, one {# outcome} other {# outcomes}}, {outputs, plural, one {# output} other {# outputs}} and {indicators, plural, one {# indicator} other {# indicators}} stay, with their history.',
  'carry.targets':
    'Targets of {year} are empty until you set them. Nothing that was reported changes.',
  'carry.moved':
    '{count, plural, =0 {No activity moves} one {# activity that is not done moves} other {# activities that are not done move}}',
  'carry.milestones': '{count, plural, one {# milestone} other {# milestones}}',
  'carry.stays':
    '{count, plural, =0 {No activity stays as it is} one {# activity stays as it is} other {# activities stay as they are}}',
  'carry.stays.done': '{count, number} done:',
  'carry.stays.cancelled': '{count, number} cancelled:',
  'carry.stays.goes_on': '{count, number} that end later anyway:',
  'carry.stays.no_end': '{count, number} without an end:',
  'carry.stays.unread': '{count, number} with a date that could not be read:',
  'carry.baselines':
    '{count, plural, =0 {No baseline changes} one {# baseline changes} other {# baselines change}}',
  'carry.baselines.warning':
    'Progress of earlier periods is then counted from the new baseline too. Counts that are added up over periods keep theirs.',
  'carry.lines':
    '{count, plural, =0 {No budget line is made} one {# budget line is made} other {# budget lines are made}}',
  'carry.lines.there':
    '{count, plural, one {# budget line is} other {# budget lines are}} there for {year} already.',
  'carry.run': 'Carry into {year}',
  'carry.done': 'Done: {what}. Ctrl+Z takes it back.',

  'compare.title': 'Compare',
  'compare.back': 'Back to the plan',
  'compare.before': 'First version',
  'compare.before.date': 'Day of the first version',
  'compare.with': 'with',
  'compare.after': 'Second version',
  'compare.after.date': 'Day of the second version',
  'compare.now': 'The plan as it is now',
  'compare.date': 'The plan on a day…',
  'compare.moment.at': 'As reported for {what}',
  'compare.moment.before': 'Before: {what}',
  'compare.moment.submission': 'report for {period}',
  'compare.moment.import': 'package from {from}',
  'compare.other': '{office} · {plan}',
  'compare.reports': 'with what was reported',
  'compare.date.title': 'Which day?',
  'compare.date.text': 'Choose the day at whose end the plan is to be seen.',
  'compare.counts':
    '{added, number} added · {removed, number} removed · {changed, number} changed, {moved, number} of them moved · {same, number} the same',
  'compare.filter': 'Show',
  'compare.kind.all': 'All differences',
  'compare.kind.added': 'Added',
  'compare.kind.removed': 'Removed',
  'compare.kind.moved': 'Moved',
  'compare.kind.changed': 'Changed',
  'compare.go': 'Go to it',
  'compare.go.tip': 'Shows the selected line in its room (Enter)',
  'compare.copy': 'Copy',
  'compare.copied':
    '{count, plural, one {# line} other {# lines}} copied; paste them into a spreadsheet.',
  'compare.copy.failed': 'The clipboard is closed to this page. Select the lines and press Ctrl+C.',
  'compare.same.title': 'No difference',
  'compare.same.text':
    '{same, plural, one {# row is} other {# rows are}} the same in both versions.',
  'compare.gone': 'This row is not in the plan any more.',
  'compare.value': '{name}: {value}',
  'compare.column.kind': 'What',
  'compare.column.entity': 'Kind',
  'compare.column.place': 'Where',
  'compare.column.field': 'Field',
  'compare.column.from': 'First',
  'compare.column.to': 'Second',
  'compare.column.who': 'Who',
  'compare.column.when': 'When',
} as const satisfies Record<string, string>
