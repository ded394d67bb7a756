// Rules of a value that is broken down: its parts against the total, and against the scheme they are of.
import { decimalsOf, type Measured, unknownPart } from './arithmetic.ts'
import { type Dataset, definitionOf } from './dataset.ts'
import { dimensionsOf, isOfScheme, pairsOfCell } from './disaggregation.ts'
import type { RowOf } from './entities.ts'
import { askedOnce, finding, NONE, rule } from './rule.ts'

type Definition = RowOf<'indicator_definition'>
type Actual = RowOf<'actual'>

/** As many parts of a former scheme are named in the message. */
const FORMER_NAMED = 4

/** A percentage is broken down by both its numbers; anything else by its value. */
function partFields(definition: Definition | undefined): readonly (keyof Measured)[] {
  return definition?.measure === 'percentage' ? ['numerator', 'denominator'] : ['value']
}

/** The parts of an actual that are of its indicator's scheme as it is now, and those that no longer are. */
const partsByScheme = askedOnce((actual: Actual, data) => {
  const parts = data.by('actual_part', 'actual', actual.id)
  if (parts.length === 0) return { own: parts, former: parts }
  const definition = definitionOf(actual.indicator, data)
  const scheme = data.get('disaggregation', definition?.disaggregation ?? null)
  const dimensions = dimensionsOf(scheme?.dimensions ?? null)
  const isOwn = (part: RowOf<'actual_part'>) =>
    isOfScheme(part.cell ?? '', dimensions, (dimension, value) =>
      data.by('dimension_value', 'dimension', dimension).some(({ code }) => code === value),
    )
  const { own = [], former = [] } = Object.groupBy(parts, (part) =>
    isOwn(part) ? 'own' : 'former',
  )
  return { own, former }
})

function partsOf(actual: Actual, data: Dataset, field: keyof Measured) {
  const parts = partsByScheme(actual, data).own
  const definition = definitionOf(actual.indicator, data)
  const decimals = definition?.measure === 'unit' ? decimalsOf(definition) : 0
  const unknown = unknownPart(
    actual[field],
    parts.map((part) => part[field]),
    definition?.measure === 'percentage' ? 0 : decimals,
  )
  return { unknown, total: actual[field] ?? 0 }
}

const partsAbove = rule('parts_above_total', 'error', 'actual', (row, data) =>
  partFields(definitionOf(row.indicator, data)).flatMap((field) => {
    const { unknown, total } = partsOf(row, data, field)
    if (unknown === null) return NONE
    return finding(unknown < 0, field, { total, parts: total - unknown, over: -unknown })
  }),
)

const partsBelow = rule('parts_below_total', 'info', 'actual', (row, data) =>
  partFields(definitionOf(row.indicator, data)).flatMap((field) => {
    const { unknown, total } = partsOf(row, data, field)
    if (unknown === null) return NONE
    return finding(unknown > 0, field, { total, parts: total - unknown, unknown })
  }),
)

/** A scheme that was changed deletes nothing: what was entered stays, and is not added up any more. */
const partsOutsideScheme = rule('parts_outside_scheme', 'info', 'actual', (row, data) => {
  const { former } = partsByScheme(row, data)
  const given = former.filter((part) => partGiven(part))
  return finding(given.length > 0, partFields(definitionOf(row.indicator, data))[0] ?? 'value', {
    count: given.length,
    cells: given
      .slice(0, FORMER_NAMED)
      .map(({ cell }) => partName(cell ?? '', data))
      .join('; '),
  })
})

/** In the words of the dimensions' values, as far as these are still there. */
function partName(cell: string, data: Dataset): string {
  return pairsOfCell(cell)
    .map(([dimension, value]) => {
      const known = data.by('dimension_value', 'dimension', dimension)
      return known.find(({ code }) => code === value)?.title ?? value
    })
    .join(', ')
}

function partGiven({ value, numerator, denominator }: Measured): boolean {
  return value !== null || numerator !== null || denominator !== null
}

const partsWithoutTotal = rule('parts_without_total', 'warning', 'actual', (row, data) => {
  const parts = partsByScheme(row, data).own
  return partFields(definitionOf(row.indicator, data)).flatMap((field) =>
    finding(row[field] === null && parts.some((part) => part[field] !== null), field),
  )
})

export const PART_RULES = [partsAbove, partsBelow, partsWithoutTotal, partsOutsideScheme]
