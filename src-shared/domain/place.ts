// Where a row is, in words of the data: "SO2.1 Women among applicants, 2020Q2". For lists of problems,
// comments and conflicts; it holds no text of its own, so it reads the same in every language.
import { type AnyRow, type Dataset, fieldValue } from './dataset.ts'
import type { EntityName, RowOf } from './entities.ts'
import { canBeLinked } from './links.ts'

const LONGEST = 80

/** All that a name needs: rows by id. */
type Named = Pick<Dataset, 'get'>
type PlaceOf = { readonly [E in EntityName]?: (row: RowOf<E>, data: Named) => string }

const PLACES: PlaceOf = {
  indicator: (row, data) => indicatorPlace(row.id, data),
  target: (row, data) => joined(indicatorPlace(row.indicator, data), row.period),
  actual: (row, data) => joined(indicatorPlace(row.indicator, data), row.period),
  actual_part: (row, data) => {
    const actual = data.get('actual', row.actual)
    return joined(indicatorPlace(actual?.indicator ?? null, data), actual?.period, row.cell)
  },
  milestone: (row, data) => joined(activityPlace(row.activity, data), row.title),
  budget_line: (row, data) => budgetPlace(row.id, data),
  funding: (row, data) => joined(budgetPlace(row.budget_line, data), row.source),
  expenditure: (row, data) => {
    const line = data.get('budget_line', row.budget_line)
    return joined(activityPlace(line?.activity ?? null, data), line?.category, row.period)
  },
  parity_headcount: (row, data) =>
    joined(data.get('personnel_level', row.level)?.code, row.employer, row.function, row.date),
  parity_flow: (row, data) =>
    joined(data.get('personnel_level', row.level)?.code, row.flow, row.employer, row.period),
  parity_target: (row, data) =>
    joined(data.get('personnel_category', row.category)?.code, row.year),
  narrative: (row, data) =>
    joined(named(data.get('output', row.output) ?? data.get('workplan', row.workplan)), row.period),
  submission: (row, data) => joined(named(data.get('workplan', row.workplan)), row.period),
  funding_need: (row) => joined(row.area, row.year),
  assessment: (row, data) =>
    joined(
      named(data.get('strategic_objective', row.objective) ?? data.get('workplan', row.workplan)),
      row.year,
    ),
  person_role: (row) => joined(row.name),
  sdg_link: (row, data) =>
    joined(linkedPlace(row, data), `SDG ${row.target ?? row.goal ?? ''}`.trim()),
  framework_link: (row, data) => joined(linkedPlace(row, data), row.code),
  sdg_relevance: (row) => `SDG ${row.goal ?? ''}`.trim(),
}

/** At most 80 characters per part; the row's id when nothing is known about it. */
export function placeOf(entity: EntityName, row: AnyRow, data: Named): string {
  const place = PLACES[entity] as ((row: AnyRow, data: Named) => string) | undefined
  return (place ? place(row, data) : named(row)) || row.id
}

function indicatorPlace(id: string | null, data: Named): string {
  const indicator = data.get('indicator', id)
  return named(data.get('indicator_definition', indicator?.definition ?? null))
}

function activityPlace(id: string | null, data: Named): string {
  return named(data.get('activity', id))
}

function budgetPlace(id: string | null, data: Named): string {
  const line = data.get('budget_line', id)
  return joined(activityPlace(line?.activity ?? null, data), line?.category, line?.period)
}

function linkedPlace(link: RowOf<'sdg_link'> | RowOf<'framework_link'>, data: Named): string {
  const { entity, row } = link
  if (entity === 'indicator') return indicatorPlace(row, data)
  return entity !== null && canBeLinked(entity) ? named(data.get(entity, row)) : ''
}

/** Code and title, statement or name, whichever the row has. */
function named(row: AnyRow | undefined): string {
  if (!row) return ''
  const code = fieldValue(row, 'code')
  const words = ['title', 'statement', 'name', 'body']
    .map((field) => fieldValue(row, field))
    .find((value) => typeof value === 'string' && value !== '')
  return [code, typeof words === 'string' ? shortened(words) : undefined]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' ')
}

function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).trimEnd()}…`
}

function joined(...parts: readonly (string | number | null | undefined)[]): string {
  return parts
    .filter((part) => part !== null && part !== undefined && part !== '')
    .map((part) => shortened(String(part)))
    .join(', ')
}
