// Rules of links: goals and targets that there are, a target of another goal than its link, the same link
// twice. A link whose row is not there (any more) is not judged: nobody sees it, and with its row it
// comes back.
import type { Dataset } from './dataset.ts'
import type { RowOf } from './entities.ts'
import { canBeLinked } from './links.ts'
import { type Finding, finding, isEmptyText, NONE, rule, ruleFor } from './rule.ts'
import { goalOfTarget, isSdgGoal, isSdgTarget } from './sdg.ts'

type Link = RowOf<'sdg_link'> | RowOf<'framework_link'>

function isSeen({ entity, row }: Link, data: Dataset): boolean {
  return entity !== null && canBeLinked(entity) && data.get(entity, row) !== undefined
}

const goal = ruleFor('sdg_goal_unknown', 'error', ['sdg_link', 'sdg_relevance'], (row) =>
  finding(row.goal !== null && !isSdgGoal(row.goal), 'goal', { goal: String(row.goal) }),
)

const target = rule('sdg_target_unknown', 'warning', 'sdg_link', (row, data) =>
  isSeen(row, data) ? unknownTarget(row.target, 'target') : NONE,
)

const definitionTarget = rule('sdg_target_unknown', 'warning', 'indicator_definition', (row) =>
  unknownTarget(row.sdg_target, 'sdg_target'),
)

function unknownTarget(code: string | null, field: string): readonly Finding[] {
  if (code === null || isEmptyText(code)) return NONE
  return finding(!isSdgTarget(code), field, { code })
}

const otherGoal = rule('sdg_target_other_goal', 'warning', 'sdg_link', (row, data) => {
  if (row.target === null || row.goal === null || !isSeen(row, data)) return NONE
  const of = goalOfTarget(row.target)
  return finding(of !== null && of !== row.goal, 'target', {
    code: row.target,
    goal: String(row.goal),
  })
})

const twice = rule('duplicate_link', 'info', 'sdg_link', (row, data) => {
  if (!isSeen(row, data)) return NONE
  const same = data
    .by('sdg_link', 'row', row.row)
    .some(({ id, goal, target }) => id !== row.id && goal === row.goal && target === row.target)
  return finding(same, 'target', { what: row.target ?? String(row.goal ?? '') })
})

const frameworkTwice = rule('duplicate_link', 'info', 'framework_link', (row, data) => {
  if (!isSeen(row, data)) return NONE
  const same = data
    .by('framework_link', 'row', row.row)
    .some((link) => link.id !== row.id && link.framework === row.framework && like(link, row))
  return finding(same, 'code', { what: row.code ?? '' })
})

function like(a: RowOf<'framework_link'>, b: RowOf<'framework_link'>): boolean {
  const word = ({ code }: RowOf<'framework_link'>) => code?.trim().toLocaleLowerCase('en') ?? ''
  return word(a) === word(b)
}

export const LINK_RULES = [goal, target, definitionTarget, otherGoal, twice, frameworkTwice]
