// Rules of the annual assessment, judged at HQ, where it is written.
import { finding, NONE, rule } from './rule.ts'

const subject = rule('assessment_subject', 'error', 'assessment', (row) =>
  finding((row.objective === null) === (row.workplan === null), null),
)

const outsideStrategy = rule('assessment_year', 'error', 'assessment', (row, data) => {
  const strategy = data.all('strategy')[0]
  const { year_from: from = null, year_to: to = null } = strategy ?? {}
  if (row.year === null || from === null || to === null) return NONE
  const { year } = row
  return finding(year < from || year > to, 'year', {
    year: String(year),
    from: String(from),
    to: String(to),
  })
})

const priority = rule('priority_below_one', 'error', 'assessment', (row) =>
  finding(row.priority !== null && row.priority < 1, 'priority', { value: row.priority ?? 0 }),
)

/** Objectives are put in an order among themselves, and so are workplans. */
const priorityTwice = rule('priority_twice', 'warning', 'assessment', (row, data) => {
  if (row.priority === null) return NONE
  const isOfPlan = row.workplan !== null
  const alike = data
    .all('assessment')
    .filter(({ year, workplan }) => year === row.year && (workplan !== null) === isOfPlan)
    .filter(({ id, priority: other }) => id !== row.id && other === row.priority)
  return finding(alike.length > 0, 'priority', { value: row.priority })
})

const withoutFinding = rule('rating_without_finding', 'info', 'assessment', (row) =>
  finding(row.rating !== null && !row.finding?.trim(), 'finding'),
)

export const ASSESSMENT_RULES = [subject, outsideStrategy, priority, priorityTwice, withoutFinding]
