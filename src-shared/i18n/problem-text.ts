// Words of the model by name: fields, choices, and what a validation rule found, in one
// language. Names come from data (a problem, a history entry), so an unknown one shows as it is.
import { type EntityName, fieldOf } from '#domain/entities.ts'
import { en } from './en/en.ts'
import { dayOrPeriod, type Speaker, say } from './intl.ts'

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

/** Choices that places name by their code (domain/place.ts): the fields of the row and of those above it. */
const NAMED_BY_CODE: Readonly<Record<string, readonly (readonly [EntityName, string])[]>> = {
  parity_headcount: [
    ['parity_headcount', 'employer'],
    ['parity_headcount', 'function'],
  ],
  parity_flow: [
    ['parity_flow', 'flow'],
    ['parity_flow', 'employer'],
  ],
  budget_line: [['budget_line', 'category']],
  funding: [['budget_line', 'category']],
  expenditure: [['budget_line', 'category']],
  funding_need: [['funding_need', 'area']],
}

/** A place as people read it: periods, dates and choices in it in words; the rest is data and stays. */
export function placeText(
  intl: Speaker,
  { entity, place }: { readonly entity: string; readonly place: string },
): string {
  return place
    .split(', ')
    .map((part) => {
      const choice = (NAMED_BY_CODE[entity] ?? []).find(([of, field]) =>
        fieldOf(of, field)?.choices?.includes(part),
      )
      return choice ? choiceName(intl, choice[1], part) : dayOrPeriod(intl, part)
    })
    .join(', ')
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
