// English messages: the Assessment room.
export const assessmentRoom = {
  'room.assessment': 'Assessment',

  'assessment.view': 'What is assessed',
  'assessment.view.objectives': 'Objectives',
  'assessment.view.workplans': 'Workplans',
  'assessment.view.request': 'Funding request',
  'assessment.private':
    'Only headquarters sees this: no package carries it. It is published by printing it.',
  'assessment.grid.objectives': 'Assessment of the objectives, {year}',
  'assessment.grid.workplans': 'Assessment of the workplans, {year}',

  'assessment.column.rank': 'Place',
  'assessment.column.rank.tip':
    'Place in the funding request: what has a priority comes first, in its order; then the most urgent',
  'assessment.column.subject.objectives': 'Objective',
  'assessment.column.subject.workplans': 'Workplan',
  'assessment.column.progress': 'Progress',
  'assessment.column.progress.tip': 'From baseline to final target, at the end of the year',
  'assessment.column.risk': 'Risk',
  'assessment.column.risk.tip': 'Score of the gravest open risk, likelihood × impact, of 25',
  'assessment.column.required': 'Required',
  'assessment.column.required.tip': 'What is required in the year, in {currency}',
  'assessment.column.gap': 'Gap',
  'assessment.column.gap.tip':
    'Required less secured in the year, in {currency}, where both are known',
  'assessment.column.gapShare': 'Gap %',
  'assessment.column.gapShare.tip': 'The gap in percent of what is required',
  'assessment.column.urgency': 'Urgency',
  'assessment.column.urgency.tip':
    'Mean of what is still to go, the gravest risk and the gap, each from 0 to 100; of those that are known, at least two',
  'assessment.column.rating': 'Rating',
  'assessment.column.priority': 'Priority',
  'assessment.column.priority.tip': 'Set by hand: 1 is first, before any urgency',
  'assessment.column.finding': 'Finding',
  'assessment.how.open': 'computed; Space shows how',
  'assessment.what': '{what}, {column}',

  'assessment.part.shortfall': 'Still to go',
  'assessment.part.risk': 'Gravest risk',
  'assessment.part.gap': 'Funding gap',

  'assessment.request.caption': 'Funding request {year}: {kind}, in {currency}',
  'assessment.request.why': 'Why this place',
  'assessment.request.why.priority': 'Priority {priority, number}, set by hand',
  'assessment.request.why.urgency': 'Urgency {urgency}',
  'assessment.request.why.none': 'No place: fewer than two of progress, risk and gap are known',
  'assessment.request.sum': 'Gap, added up',
  'assessment.request.formula':
    'The order: first what has a priority, in its order. Then by urgency, the highest first: the mean of what is still to go to the final target, the gravest open risk in percent of 25, and the funding gap in percent of what is required. Alike: the larger gap in money first. Missing is not zero: a part that is not known is left out.',
  'assessment.request.total': 'All together',

  'assessment.empty.title': 'Nothing to assess yet',
  'assessment.empty.text':
    'Objectives and workplans are assessed once a year, side by side. They are made in the strategy.',
  'assessment.empty.go': 'Open Strategy',
} as const satisfies Record<string, string>
