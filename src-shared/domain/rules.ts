// The one set of validation rules. The same rules run in the cell, in the problems panel, before a
// submission and at HQ's import. A rule is pure: it looks at a row in its dataset and says what it
// finds. An error stops a submission, never the typing; a warning is confirmed with a word of
// explanation that travels; an info is only said. Texts are `rule.<code>` and `rule.<code>.fix`.
import { type AnyRow, type Dataset, fieldValue } from './dataset.ts'
import type { EntityName } from './entities.ts'
import { isWithin } from './periods.ts'
import type { Finding, Rule, Severity } from './rule.ts'
import { ASSESSMENT_RULES } from './rules-assessment.ts'
import { GENERAL_RULES } from './rules-general.ts'
import { LINK_RULES } from './rules-links.ts'
import { MONEY_RULES } from './rules-money.ts'
import { PEOPLE_RULES } from './rules-people.ts'
import { PLAN_RULES } from './rules-plan.ts'
import { STRATEGY_RULES } from './rules-strategy.ts'
import { VALUE_RULES } from './rules-values.ts'

export const RULES = [
  ...GENERAL_RULES,
  ...PLAN_RULES,
  ...VALUE_RULES,
  ...MONEY_RULES,
  ...PEOPLE_RULES,
  ...STRATEGY_RULES,
  ...LINK_RULES,
  ...ASSESSMENT_RULES,
] as const satisfies readonly Rule[]

/** A finding with where it is. */
export interface Problem extends Finding {
  readonly rule: string
  readonly severity: Severity
  readonly entity: EntityName
  readonly row: string
  /** Id of the owner office; null for shared rows. */
  readonly office: string | null
}

const SEVERITY_ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 }

const rulesBySeverity = new Map<Severity, Map<EntityName, readonly Rule[]>>()

function rulesFor(entity: EntityName, least: Severity): readonly Rule[] {
  const byEntity = rulesBySeverity.get(least) ?? new Map<EntityName, readonly Rule[]>()
  rulesBySeverity.set(least, byEntity)
  let rules = byEntity.get(entity)
  if (!rules) {
    rules = RULES.filter((rule) => {
      return rule.appliesTo(entity) && SEVERITY_ORDER[rule.severity] <= SEVERITY_ORDER[least]
    })
    byEntity.set(entity, rules)
  }
  return rules
}

/** What the rules find in one row, down to `least`; milder rules are not asked. */
export function checkRow(
  entity: EntityName,
  row: AnyRow,
  data: Dataset,
  least: Severity = 'info',
): readonly Problem[] {
  const problems: Problem[] = []
  for (const rule of rulesFor(entity, least)) {
    const findings = rule.check(entity, row, data)
    // Nearly always there are none, and a list for each of them would be most of the cost.
    if (findings.length > 0)
      problems.push(...findings.map((each) => problemOf(each, rule, entity, row)))
  }
  return problems
}

function problemOf(finding: Finding, rule: Rule, entity: EntityName, row: AnyRow): Problem {
  const owner = fieldValue(row, 'office')
  const period = fieldValue(row, 'period')
  return {
    ...finding,
    period: finding.period ?? (typeof period === 'string' ? period : null),
    rule: rule.code,
    severity: rule.severity,
    entity,
    row: row.id,
    office: typeof owner === 'string' ? owner : null,
  }
}

/**
 * What a finding says, as a text to remember: a confirmation of it holds as long as this is the same, and
 * falls with the value that it was about.
 */
export function aboutOf({ values }: Pick<Finding, 'values'>): string {
  return Object.entries(values)
    .filter(([name]) => name !== 'field')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(';')
}

/** True for a problem that matters in a period: of that period, of one in it, or of none at all. */
export function concernsPeriod(problem: { readonly period: string | null }, period: string) {
  return (
    problem.period === null || isWithin(problem.period, period) || isWithin(period, problem.period)
  )
}

/** Errors first; within a severity as they were found. */
export function compareSeverity(
  a: { readonly severity: Severity },
  b: { readonly severity: Severity },
): number {
  return SEVERITY_ORDER[a.severity] - SEVERITY_ORDER[b.severity]
}
