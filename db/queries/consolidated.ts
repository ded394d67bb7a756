// What only the Consolidated room asks for: which indicators are broken down, and the parts of one of them
// in all plans at once.
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

/** Every part of a definition's actuals, of all offices or of one; their cells as they were entered. */
export function partsOfDefinition(db: Db, definition: string, office: string | undefined) {
  return db
    .selectFrom('actual_part')
    .innerJoin('actual', 'actual.id', 'actual_part.actual')
    .innerJoin('indicator', 'indicator.id', 'actual.indicator')
    .select([
      'actual_part.id',
      'actual_part.actual',
      'actual_part.cell',
      'actual_part.value',
      'actual_part.numerator',
      'actual_part.denominator',
    ])
    .where('indicator.definition', '=', definition)
    .where('indicator.deleted', '=', 0)
    .where('actual.deleted', '=', 0)
    .where('actual_part.deleted', '=', 0)
    .$if(office !== undefined, (query) => query.where('indicator.office', '=', office ?? ''))
    .execute()
}

/** How each indicator is broken down, and put together over periods. */
export function breakdowns(db: Db) {
  return db
    .selectFrom('indicator_definition')
    .select(['id', 'measure', 'disaggregation', 'over_periods', 'value_mode'])
    .where('deleted', '=', 0)
    .execute()
}
