// Words of the model by name: fields, choices, and what a validation rule found, in one
// language. Names come from data (a problem, a history entry), so an unknown one shows as it is.
import { en } from './en/en.ts'
import { type Speaker, say } from './intl.ts'

type Values = Readonly<Record<string, string | number>>

function firstKnown(intl: Speaker, ids: readonly string[], fallback: string): string {
  const id = ids.find((candidate) => Object.hasOwn(en, candidate))
  return id === undefined ? fallback : say(intl, id)
}

export function fieldName(intl: Speaker, entity: string, field: string): string {
  return firstKnown(intl, [`field.${entity}.${field}`, `field.${field}`], field)
}

export function choiceName(intl: Speaker, field: string, value: string): string {
  return firstKnown(intl, [`choice.${field}.${value}`, `choice.${value}`], value)
}

/** A problem as the contract carries it; enough to put it into words. */
export interface ProblemLike {
  readonly rule: string
  readonly entity: string
  readonly values: Values
}

/** What was found, and what to do. */
export function problemText(intl: Speaker, problem: ProblemLike) {
  const { field } = problem.values
  const values =
    typeof field === 'string'
      ? { ...problem.values, field: fieldName(intl, problem.entity, field) }
      : problem.values
  return {
    message: say(intl, `rule.${problem.rule}`, values),
    fix: say(intl, `rule.${problem.rule}.fix`, values),
  }
}
