// English messages: the Strategy room, where HQ defines what all offices share.
export const strategy = {
  'room.strategy': 'Strategy',

  'strategy.tab.head': 'Strategy',
  'strategy.tab.objectives': 'Objectives',
  'strategy.tab.offices': 'Offices',
  'strategy.tab.definitions': 'Indicators',
  'strategy.tab.periods': 'Periods',
  'strategy.tab.personnel': 'Personnel',
  'strategy.tab.breakdown': 'Disaggregation',
  'strategy.tab.workplans': 'Workplans',
  'strategy.workplans.words':
    'Every plan under the strategy. An office may have more than one; the top bar then says which is shown.',
  'strategy.workplans.empty.title': 'No workplan yet',
  'strategy.workplans.empty': 'Each office gets one when it is added; more can be made here.',
  'strategy.workplan.office': 'a workplan belongs to its office for good',
  'strategy.used.workplan':
    '{results, plural, =0 {empty} one {# result} other {# results}}{submissions, plural, =0 {} one {, # report} other {, # reports}}',
  'strategy.stays.workplan':
    'it has {results, plural, one {# result} other {# results}} and {submissions, plural, one {# report} other {# reports}}',
  'strategy.stays.only': 'it is the only workplan of its office',
  'strategy.column.version': 'Version',
  'strategy.add.workplan': 'Add workplan',
  'workplan.new.title': 'New workplan',
  'workplan.new.text':
    'A second plan of one office: another programme or project with its own results, indicators, money and reports. To go on with the same results in the next year, carry the plan on instead (room Plan, Workplan).',
  'workplan.new.make': 'Make the workplan',
  'workplan.new.plan': '{office}, second plan',
  'workplan.new.code.hint': 'Short and unique, for example WP-SOM-2',
  'workplan.new.years': 'The last year must not be before the first.',
  'label.add_workplan': 'new workplan {what}',
  'strategy.tab.goals': 'SDGs',
  'strategy.tab.people': 'People',
  'strategy.goals.words':
    'Which Sustainable Development Goals this strategy contributes to, directly or indirectly, and according to whom.',
  'strategy.goal.fixed': 'there are seventeen goals, the same for everybody',
  'strategy.column.linked': 'Linked results',
  'strategy.used.goal':
    '{links, plural, =0 {none} other {{links, number} in {offices, plural, one {# office} other {# offices}}}}',
  'strategy.people.words':
    'Who does what in each office. Names travel to HQ and to the office concerned only.',
  'strategy.people.empty.title': 'Nobody is named yet',
  'strategy.people.empty':
    'Name the head, the gender focal point and who enters the data of each office.',
  'strategy.person.office': 'a person belongs to one office; to move them, delete and add',
  'strategy.add.person': 'Add person',
  'strategy.add.person.title': 'Add a person',
  'strategy.wrong':
    '{count, plural, one {# row needs attention} other {# rows need attention}}: see the marked cells',

  'strategy.column.setting': 'Setting',
  'strategy.column.value': 'Value',
  'strategy.column.what': 'What it does',
  'strategy.column.used': 'Used by',
  'strategy.column.objective': 'Objective',
  'strategy.column.minimum': 'Smallest',
  'strategy.column.maximum': 'Largest',
  'strategy.column.period': 'Period',
  'strategy.column.m49': 'M49',
  'strategy.column.workplan': 'Workplan',
  'strategy.column.in_plan': 'In its plan',
  'strategy.column.set_up': 'Setup package',

  'strategy.head.words': 'What holds for the whole strategy. Every office sees it.',
  'strategy.head.next':
    'Still to be defined, each in its tab: {tabs}. Then make the setup packages in “Offices”.',
  'strategy.head.title': 'Stands on every screen, report and package.',
  'strategy.head.years': 'Workplans and periods lie within these years.',
  'strategy.head.parity_low':
    'From this share of women on, women and men are said to be at parity. 47 if left empty.',
  'strategy.head.parity_high': 'Up to this share of women they are. 53 if left empty.',
  'strategy.head.green':
    'From this percent of the target due on, a result is on track. 90 if left empty.',
  'strategy.head.amber': 'From this percent on it is behind, below it off track. 60 if left empty.',
  'strategy.head.notice':
    'Shown at the top of every screen and on every page, for example “Draft” or “Sample data”. Leave it empty for none.',
  'strategy.head.stays': 'the settings of the strategy can be changed, not deleted',

  'strategy.objectives.words':
    'Outcomes hang under the objectives in every plan, and each indicator measures one.',
  'strategy.objectives.empty':
    'Start with the first objective: outcomes, outputs and indicators come under it.',
  'strategy.offices.words':
    'Each office has a workplan under the global one. Its setup package holds all it needs to start.',
  'strategy.offices.empty.title': 'No offices yet',
  'strategy.offices.empty': 'Add the first office; its workplan is made with it.',
  'strategy.definitions.words':
    'An indicator is defined once, so that every office measures the same. The Plan offers these.',
  'strategy.definitions.empty.title': 'No indicators are defined yet',
  'strategy.definitions.empty':
    'Define the first one. After that “Add › Indicator…” in the Plan offers it under every result.',
  'strategy.periods.words':
    'Offices report between “Opens” and “Locks”; what comes after “Due” counts as late.',
  'strategy.periods.empty.title': 'No reporting periods yet',
  'strategy.periods.empty': 'Add a year: its four quarters are made with their windows.',
  'strategy.personnel.words':
    'The lines of every headcount: categories, and levels that rise with seniority.',
  'strategy.personnel.empty.title': 'No personnel categories yet',
  'strategy.personnel.empty':
    'Add a category, for example “International staff”, then its levels. Offices count women and men by them.',
  'strategy.breakdown.words':
    'A scheme combines dimensions, for example “sex x age”. Old figures stay when a scheme changes.',
  'strategy.breakdown.empty.title': 'No disaggregation yet',
  'strategy.breakdown.empty':
    'Add a value first, for example the dimension “sex” with the values female and male; then a scheme that uses it.',

  'strategy.add.objective': 'Objective',
  'strategy.add.office': 'Add office',
  'strategy.add.definition': 'Indicator',
  'strategy.add.year': 'Year of periods',
  'strategy.add.category': 'Category',
  'strategy.add.level': 'Level',
  'strategy.add.scheme': 'Scheme',
  'strategy.add.value': 'Add value',
  'strategy.new.definition': 'New indicator',
  'strategy.new.category': 'New category',
  'strategy.new.level': 'New level',
  'strategy.new.scheme': 'New scheme',
  'strategy.new.workplan': 'Workplan of {office}',
  'strategy.kind.category': 'Category',
  'strategy.kind.level': 'Level',
  'strategy.kind.scheme': 'Scheme',
  'strategy.kind.value': 'Value',
  'strategy.needed': 'This cannot be left out.',

  'strategy.used.objective':
    '{outcomes, plural, one {# outcome} other {# outcomes}}, {definitions, plural, one {# indicator} other {# indicators}}',
  'strategy.used.office': '{count, plural, =0 {empty} one {# row} other {# rows}}',
  'strategy.used.definition': '{count, plural, =0 {nobody} one {# office} other {# offices}}',
  'strategy.used.period':
    '{values, plural, one {# value} other {# values}}, {submissions, plural, one {# submission} other {# submissions}}',
  'strategy.used.personnel': '{count, plural, =0 {no counts} one {# count} other {# counts}}',
  'strategy.used.breakdown': '{count, plural, =0 {nothing} one {# indicator} other {# indicators}}',

  'strategy.stays': '{what} was not deleted: {reason}.',
  'strategy.stays.objective':
    '{outcomes, plural, one {# outcome} other {# outcomes}} and {definitions, plural, one {# indicator} other {# indicators}} belong to it',
  'strategy.stays.hq': 'it is your own office',
  'strategy.stays.office':
    'its workplan has {count, plural, one {# row} other {# rows}}; delete them in the Plan first',
  'strategy.stays.set_up':
    'its setup package was made on {day}, and the office may be at work with it',
  'strategy.stays.definition':
    'it is in the plans of {count, plural, one {# office} other {# offices}} ({offices}) with {values, plural, one {# reported value} other {# reported values}}',
  'strategy.stays.period':
    'it has {values, plural, one {# value} other {# values}} and {submissions, plural, one {# submission} other {# submissions}}',
  'strategy.stays.personnel':
    '{count, plural, one {# headcount stands} other {# headcounts stand}} on it',
  'strategy.stays.scheme':
    '{count, plural, one {# indicator is} other {# indicators are}} broken down by it',

  'strategy.definition.used':
    'Used by {count, plural, one {# office} other {# offices}}: {offices}. {values, plural, one {# value} other {# values}} reported.',
  'strategy.definition.affects':
    '{code} is used by {count, plural, one {# office} other {# offices}} ({offices}): {values, plural, one {# reported value is} other {# reported values are}} now read in the new way. Ctrl+Z takes the change back.',
  'strategy.definition.also': 'Changed with it, so that nothing contradicts: {fields}.',
  'strategy.period.code': 'the code names the period for good; delete it and add another',
  'strategy.value.key': 'dimension and code name the value for good; delete it and add another',
  'strategy.office.no_plan': 'this office has no workplan',
  'strategy.office.plans': 'it has {count, number} workplans',
  'strategy.office.not_set_up': 'not made yet',
  'strategy.office.not_set_up.tip':
    'The office starts with its setup package: make it in Review and send it.',
  'strategy.office.set_up': 'Setup package…',
  'strategy.office.set_up.tip':
    'Opens Review at this office: “Setup package” there makes the file that the office starts with',

  'strategy.add.office.title': 'Add an office',
  'strategy.add.office.text':
    'Its workplan is made with it, under the global workplan. Everything can be changed later.',
  'strategy.office.country.choose': 'Choose…',
  'strategy.office.country.none': 'No ISO code (private code)',
  'strategy.office.country.needed': 'Choose a country or area, or “No ISO code”.',
  'strategy.office.own': 'Private code',
  'strategy.office.own.hint': 'XAA to XZZ, free for areas without an ISO code.',
  'strategy.office.own.wrong': 'Three letters that start with X, for example XAB.',
  'strategy.office.code.hint': 'Short and unique; it stands in file names.',
  'strategy.office.currency': 'Currency of its workplan',
  'strategy.office.currency.hint': 'ISO 4217, for example USD.',

  'strategy.add.year.title': 'Add the periods of a year',
  'strategy.add.year.text':
    'Four quarters and the year itself, each with its window. What has a window already stays as it is.',
  'strategy.year': 'Year',
  'strategy.year.wrong': 'A year of four digits, for example 2026.',
  'strategy.year.opens': 'Opens, days before the end',
  'strategy.year.due': 'Due, days after the end',
  'strategy.year.locks': 'Locks, days after the end',
  'strategy.year.locks.hint': 'Without a day to lock, late reports are still taken.',
  'strategy.year.days': 'Whole numbers of days, and it cannot lock before it is due.',
  'strategy.year.there': 'All periods of {year} have their windows already.',
  'strategy.year.first': '{period} opens on {opens} and is due on {due}.',
  'strategy.year.make': '{count, plural, one {Make # period} other {Make # periods}}',

  'strategy.add.value.title': 'Add a value of a dimension',
  'strategy.add.value.text':
    'For example the dimension “sex” with the value “female”. Dimension and code name it for good; its words can change.',
  'strategy.value.dimension.hint': 'One word, for example sex.',
  'strategy.value.code.hint': 'One word, for example female.',
  'strategy.value.code.wrong': 'One word without spaces, = or ;',

  'plan.choose.undefined':
    'No indicators are defined yet. HQ defines them in the Strategy room; they are offered here then.',
  'plan.choose.define': 'Define indicators…',

  'country.BOL': 'Bolivia (Plurinational State of)',
  'country.COD': 'Democratic Republic of the Congo',
  'country.COG': 'Congo',
  'country.FLK': 'Falkland Islands (Malvinas)',
  'country.FSM': 'Micronesia (Federated States of)',
  'country.IRN': 'Iran (Islamic Republic of)',
  'country.KOR': 'Republic of Korea',
  'country.LAO': 'Lao People’s Democratic Republic',
  'country.MDA': 'Republic of Moldova',
  'country.MMR': 'Myanmar',
  'country.PRK': 'Democratic People’s Republic of Korea',
  'country.PSE': 'State of Palestine',
  'country.RUS': 'Russian Federation',
  'country.SYR': 'Syrian Arab Republic',
  'country.TWN': 'Taiwan, Province of China',
  'country.TZA': 'United Republic of Tanzania',
  'country.VAT': 'Holy See',
  'country.VEN': 'Venezuela (Bolivarian Republic of)',
  'country.VNM': 'Viet Nam',

  'label.add_office': 'new office {what} with its workplan',
  'label.add_definition': 'new indicator definition',
  'label.add_year': 'periods of {year}',
  'label.add_category': 'new personnel category',
  'label.add_level': 'new personnel level',
  'label.add_disaggregation': 'new disaggregation',
  'label.add_value': 'new value {what}',
  'label.add_person': 'new person {what}',
} as const satisfies Record<string, string>
