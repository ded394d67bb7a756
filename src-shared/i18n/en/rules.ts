// English messages: what a validation rule found (rule.<code>) and what to do about it
// (rule.<code>.fix). {field} is a field's name in words. Every code of domain/rules.ts is here; a test
// compares the two.
export const rules = {
  'rule.required': '{field} is empty.',
  'rule.required.fix': 'Fill it in; this cannot be left out.',
  'rule.unread': '“{text}” could not be read as {field}.',
  'rule.unread.fix':
    'It is kept as you typed it. Type it again, for example 1250, 50% or 15/03/2020.',
  'rule.override_without_reason': 'The status was set by hand without a reason.',
  'rule.override_without_reason.fix': 'Say why, or remove the status to let the rule decide.',

  'rule.dates_reversed': 'It ends ({to}) before it starts ({from}).',
  'rule.dates_reversed.fix': 'Correct one of the two dates.',
  'rule.outside_plan_dates': '{field} {date} is outside the plan, which runs from {from} to {to}.',
  'rule.outside_plan_dates.fix': 'Correct the date, or explain why it lies outside.',
  'rule.outside_strategy':
    '{field} {date} is outside the strategy, which runs from {from} to {to}.',
  'rule.outside_strategy.fix': 'Correct the years of the workplan, or explain why it lies outside.',
  'rule.outside_activity_dates':
    'The milestone’s date {date} is outside its activity, which runs from {from} to {to}.',
  'rule.outside_activity_dates.fix': 'Move the milestone or the activity, or explain.',
  'rule.period_outside_plan': '{period} is outside the workplan, which runs from {from} to {to}.',
  'rule.period_outside_plan.fix': 'Move the entry to a period of the workplan, or delete it.',
  'rule.indicator_place': 'The indicator must hang on one output or one outcome.',
  'rule.indicator_place.fix': 'Choose the output or the outcome that it measures, not both.',
  'rule.incomplete': '{field} is not given yet.',
  'rule.incomplete.fix': 'Fill it in when it is known; the plan cannot be followed without it.',
  'rule.duplicate_code': 'The code {code} is used twice.',
  'rule.duplicate_code.fix': 'Give one of the rows another code.',
  'rule.duplicate_indicator': 'The indicator {code} is in this workplan more than once.',
  'rule.duplicate_indicator.fix': 'Delete one of them, or explain why both are needed.',
  'rule.target_wrong_side':
    'The target {target, number} is on the wrong side of the baseline {baseline, number}: the indicator should be {direction, select, increasing {rising} decreasing {falling} other {held}}.',
  'rule.target_wrong_side.fix': 'Correct the target or the baseline, or explain.',

  'rule.numerator_above_denominator':
    'The part ({numerator, number}) is more than the whole ({denominator, number}).',
  'rule.numerator_above_denominator.fix': 'Check both numbers; perhaps they were swapped.',
  'rule.pair_incomplete': '{field} is missing: a percentage needs both its numbers.',
  'rule.pair_incomplete.fix': 'Fill in the missing one, or clear both.',
  'rule.denominator_not_positive':
    'The whole is {denominator, number}: nothing can be a part of that.',
  'rule.denominator_not_positive.fix': 'Enter how many there were in all.',
  'rule.denominator_zero': 'The whole is 0, so there is no percentage to report.',
  'rule.denominator_zero.fix':
    'If there was nothing to count, explain, or mark the value as not applicable.',
  'rule.percentage_range': '{value, number} is not between 0 and 100 percent.',
  'rule.percentage_range.fix': 'Enter a percentage between 0 and 100.',
  'rule.negative_count': '{value, number} is below zero, and nobody can count that.',
  'rule.negative_count.fix': 'Enter a count of 0 or more.',
  'rule.yes_no_value': '{value, number} is neither yes nor no.',
  'rule.yes_no_value.fix': 'Enter yes or no.',
  'rule.outside_range':
    '{value, number} is {side, select, below {below the smallest} other {above the largest}} expected value, {limit, number}.',
  'rule.outside_range.fix': 'Check the number; if it is right, explain.',
  'rule.completed_below_hundred': 'The activity is completed, but only {value, number}% is done.',
  'rule.completed_below_hundred.fix': 'Set it to 100%, or change the status.',
  'rule.parts_above_total':
    'The parts add up to {parts, number}, {over, number} more than the total {total, number}.',
  'rule.parts_above_total.fix': 'Correct the parts or the total.',
  'rule.parts_below_total':
    'The parts add up to {parts, number} of {total, number}; {unknown, number} are shown as unknown.',
  'rule.parts_below_total.fix': 'Nothing to do if the rest is not known.',
  'rule.parts_outside_scheme':
    '{count, plural, one {A part is} other {# parts are}} no longer of the way this indicator is broken down ({cells}): kept as entered, and not added up.',
  'rule.parts_outside_scheme.fix':
    'Nothing to do; enter the parts of the new breakdown if they are known.',
  'rule.parts_without_total': 'There are parts but no total for {field}.',
  'rule.parts_without_total.fix': 'Enter the total; it is not made from the parts.',
  'rule.cumulative_below_previous':
    'The running total {value, number} is below the {previous, number} of {previousPeriod}.',
  'rule.cumulative_below_previous.fix':
    'Enter the total since the start, not the number of this period alone; if it is right, explain.',
  'rule.differs_from_offices':
    'Here {own, number} is entered, but {reported, number} of {expected, plural, one {# contributing office} other {# contributing offices}} together say {theirs, number}.',
  'rule.differs_from_offices.fix':
    'Correct it, or clear it and let the offices speak; if it is right, explain.',
  'rule.outlier':
    '{value, number} stands out: the {periods, plural, one {# earlier value is} other {# earlier values lie}} between {low, number} and {high, number}.',
  'rule.outlier.fix': 'Check for a slip of the keyboard; if it is right, explain.',
  'rule.unchanged': '{value, number} is the same as in {previousPeriod}.',
  'rule.unchanged.fix': 'Nothing to do if it really did not change.',
  'rule.declared_but_filled':
    'The value is said to be {status, select, not_applicable {not applicable} other {not available}}, but there is a number; the number is not counted.',
  'rule.declared_but_filled.fix': 'Clear the number or change the value’s status.',
  'rule.empty_cell': '{code} has no value for {period}.',
  'rule.empty_cell.fix':
    'Enter the value, or mark it as not available or not applicable, so that it is empty on purpose.',
  'rule.return_without_comment': 'The submission was returned without saying why.',
  'rule.return_without_comment.fix': 'Write what the office should change.',

  'rule.budget_periods':
    'The year’s budget is {planned, number}, but its quarters add up to {quarters, number}.',
  'rule.budget_periods.fix': 'Correct the year or the quarters so that they agree.',
  'rule.spent_above_planned': 'Spent {spent, number} of {planned, number} planned.',
  'rule.spent_above_planned.fix': 'Check the amounts; if they are right, explain.',
  'rule.funded_above_planned': 'Funded {funded, number} for {planned, number} planned.',
  'rule.funded_above_planned.fix': 'Check the amounts; perhaps a source was counted twice.',
  'rule.source_twice': 'The source {source} is there twice for the same budget line.',
  'rule.source_twice.fix': 'Join the two amounts in one row, or explain.',
  'rule.funding_without_amount':
    'The source {source} has no amount: the gap of its budget line is counted without it.',
  'rule.funding_without_amount.fix': 'Enter the amount when it is known.',
  'rule.secured_above_required':
    'More is secured ({secured, number}) than required ({required, number}).',
  'rule.secured_above_required.fix': 'Check the amounts; if they are right, explain.',
  'rule.currency_missing': 'The plan has amounts but no currency.',
  'rule.currency_missing.fix': 'Choose the currency; amounts without one are added to no total.',
  'rule.negative_amount': '{amount, number} is below zero.',
  'rule.negative_amount.fix': 'Enter an amount of 0 or more.',

  'rule.headcount_incomplete': '{field} are not counted, the others are.',
  'rule.headcount_incomplete.fix': 'Enter the count; enter 0 if there are none.',
  'rule.headcount_empty':
    'Nobody is counted in {count, plural, one {one row} other {# rows}} of {when}.',
  'rule.headcount_empty.fix': 'Enter the counts, or delete the rows that are not needed.',
  'rule.flow_order':
    '{field}: {value, number} {flow, select, appointed {appointed} other {shortlisted}}, but only {earlier, number} {before, select, applicants {applied} other {shortlisted}}.',
  'rule.flow_order.fix': 'Check both counts; if they are right, explain.',
  'rule.level_of_other_category': 'The level {level} is not a level of this category.',
  'rule.level_of_other_category.fix': 'Choose a level of the category, or another category.',
  'rule.scale_range': '{field} is {value, number}; the scale runs from 1 to 5.',
  'rule.scale_range.fix': 'Enter a whole number from 1 to 5.',

  'rule.ratio_without_labels':
    '{field} is empty, but the rule divides two numbers: offices would each divide something else.',
  'rule.ratio_without_labels.fix':
    'Say what is counted, for example “Women appointed in the period” out of “All people appointed in the period”.',
  'rule.percentage_summed': 'Percentages are added up: 60% and 70% would become 130%.',
  'rule.percentage_summed.fix':
    'Choose “Sum of parts over sum of wholes”, which gives the true percentage, or another rule.',
  'rule.running_total_summed':
    '{mode, select, stock {A state at the end of each period} other {A running total}} is added up over periods: what came before would be counted again.',
  'rule.running_total_summed.fix': 'Choose “Latest value” over periods, or another value mode.',
  'rule.ratio_of_no_percentage': 'This rule divides two numbers, but only percentages have two.',
  'rule.ratio_of_no_percentage.fix': 'Choose the measure “Percentage”, or another rule.',
  'rule.words_added': 'Words cannot be added up, averaged or compared.',
  'rule.words_added.fix': 'Choose “Not added up”.',
  'rule.range_reversed':
    'The largest expected value {maximum, number} is below the smallest, {minimum, number}.',
  'rule.range_reversed.fix': 'Correct one of the two.',
  'rule.decimals_range': '{value, number} decimals cannot be shown.',
  'rule.decimals_range.fix': 'Enter a whole number from 0 to {most, number}.',
  'rule.band_reversed': 'The upper edge {high, number}% is below the lower edge {low, number}%.',
  'rule.band_reversed.fix': 'Correct one of the two.',
  'rule.period_outside_strategy':
    '{period} is outside the strategy, which runs from {from} to {to}.',
  'rule.period_outside_strategy.fix':
    'Move it to a year of the strategy; if the strategy’s own years are wrong, HQ corrects them.',
  'rule.date_after_strategy': '{date} is after the strategy, which ends with {to}.',
  'rule.date_after_strategy.fix': 'Correct the date, or explain.',
  'rule.window_reversed': '{field} {to} is before {from}: the window would close before it opens.',
  'rule.window_reversed.fix': 'Put the days in order: opens, due, locks.',
  'rule.country_unknown': '{code} is not a country code.',
  'rule.country_unknown.fix':
    'Enter an ISO code of three letters, for example MLI; XAA to XZZ are free for areas without one.',
  'rule.time_zone_unknown': '{zone} is not a time zone that this computer knows.',
  'rule.time_zone_unknown.fix':
    'Choose one from the list, for example Africa/Bamako; until then dates are read as UTC.',
  'rule.dimension_without_values':
    'The dimension {dimension} has no values, so nothing can be broken down by it.',
  'rule.dimension_without_values.fix': 'Add its values, or take it out of the dimensions.',

  'rule.sdg_goal_unknown': 'There is no Sustainable Development Goal {goal}.',
  'rule.sdg_goal_unknown.fix': 'Choose one of the goals 1 to 17.',
  'rule.sdg_target_unknown': '“{code}” is not one of the 169 SDG targets.',
  'rule.sdg_target_unknown.fix':
    'It is kept as you typed it. Write a target such as 5.5 or 5.c, or leave it empty to name the whole goal.',
  'rule.sdg_target_other_goal': 'The target {code} does not belong to goal {goal}.',
  'rule.sdg_target_other_goal.fix': 'Choose the goal of the target, or another target.',
  'rule.duplicate_link': 'The link to {what} is there twice.',
  'rule.duplicate_link.fix': 'Delete one of the two.',
  'rule.assessment_subject': 'An assessment is of an objective or of a workplan, one of the two.',
  'rule.assessment_subject.fix': 'Delete it and write it again in the room Assessment.',
  'rule.assessment_year': '{year} is outside the strategy, which runs from {from} to {to}.',
  'rule.assessment_year.fix': 'Delete the assessment, or correct the years of the strategy.',
  'rule.priority_below_one': 'The priority {value, number} is not a place in an order.',
  'rule.priority_below_one.fix': 'Enter 1 for the first, 2 for the second, or leave it empty.',
  'rule.priority_twice': 'The priority {value, number} is given twice in this year.',
  'rule.priority_twice.fix':
    'Give each its own place; as it is, the more urgent of the two comes first.',
  'rule.rating_without_finding': 'The rating has no finding that says why.',
  'rule.rating_without_finding.fix': 'Write in a sentence or two what the rating rests on.',
} as const satisfies Record<string, string>
