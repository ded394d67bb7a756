// What is different between two versions of a plan, as lines of a grid: one per field that was changed, one
// per row that was added or removed. Pure functions of what the engine answers.
import type { Client } from '#contract/client.ts'
import { fieldOf } from '#domain/entities.ts'
import { fieldName, placeText } from '#i18n/problem-text.ts'
import type { ValueText } from '../../frame/value-text.ts'
import type { Text } from '../../ui/text.ts'

export type Comparison = Awaited<ReturnType<Client['compare']['plans']>>
export type Difference = Comparison['differences'][number]
type FieldDifference = Difference['fields'][number]

export const KINDS = ['added', 'removed', 'moved', 'changed'] as const
export type Kind = (typeof KINDS)[number]

export interface Line {
  readonly id: string
  readonly kind: Kind
  readonly difference: Difference
  readonly place: string
  /** null where the whole row was added or removed. */
  readonly field: string | null
  readonly fieldWords: string
  readonly from: string
  readonly to: string
  readonly by: FieldDifference['by']
}

export interface Words {
  readonly text: Text
  readonly valueText: ValueText
  readonly currency: { readonly from: string | null; readonly to: string | null }
}

export function linesOf(differences: readonly Difference[], words: Words): readonly Line[] {
  return differences.flatMap((difference) =>
    difference.kind === 'changed'
      ? difference.fields.map((field) => fieldLine(difference, field, words))
      : [wholeLine(difference, words)],
  )
}

function fieldLine(difference: Difference, field: FieldDifference, words: Words): Line {
  const { entity, row } = difference
  return {
    id: `${row} ${field.field}`,
    kind: isMove(difference, field.field) ? 'moved' : 'changed',
    difference,
    place: placeText(words.text.intl, difference),
    field: field.field,
    fieldWords: fieldName(words.text.intl, entity, field.field),
    from: value(difference, field, 'from', words),
    to: value(difference, field, 'to', words),
    by: field.by,
  }
}

/** What a row hangs under, and its place among its like. */
function isMove({ entity, moved }: Difference, field: string): boolean {
  if (!moved) return false
  const to = fieldOf(entity, field)?.to
  return (
    field === 'sort' || ['strategic_objective', 'outcome', 'output', 'activity'].includes(to ?? '')
  )
}

/** The values that the row has, or had, in one line. */
function wholeLine(difference: Difference, words: Words): Line {
  const { kind, row, fields } = difference
  const side = kind === 'added' ? 'to' : 'from'
  const said = fields
    .filter(({ field }) => tells(difference, field))
    .map((field) => {
      const name = fieldName(words.text.intl, difference.entity, field.field)
      return words.text.t('compare.value', { name, value: value(difference, field, side, words) })
    })
    .join('; ')
  return {
    id: row,
    kind: kind === 'added' ? 'added' : 'removed',
    difference,
    place: placeText(words.text.intl, difference),
    field: null,
    fieldWords: '',
    from: side === 'from' ? said : '',
    to: side === 'to' ? said : '',
    by: difference.by,
  }
}

/** What hangs where stands in the place already; what a link hangs on has no words. */
function tells({ entity }: Difference, field: string): boolean {
  if (field === 'sort' || field === 'entity' || field === 'row') return false
  return fieldOf(entity, field)?.kind !== 'ref'
}

function value(
  { entity }: Difference,
  field: FieldDifference,
  side: 'from' | 'to',
  { text, valueText, currency }: Words,
): string {
  const named = side === 'from' ? field.fromWords : field.toWords
  if (named !== null) return named
  const held = field[side]
  const isMoney = fieldOf(entity, field.field)?.kind === 'money' && typeof held === 'number'
  return isMoney ? text.money(held, currency[side]) : valueText(entity, field.field, held)
}

export function shownLines(
  lines: readonly Line[],
  kind: Kind | 'all',
  find: string,
): readonly Line[] {
  const words = find.trim().toLocaleLowerCase()
  return lines.filter((line) => {
    if (kind !== 'all' && line.kind !== kind) return false
    if (!words) return true
    return [line.place, line.fieldWords, line.from, line.to, line.by?.actor ?? ''].some((said) =>
      said.toLocaleLowerCase().includes(words),
    )
  })
}

/** Head and lines as they stand in the grid, for a spreadsheet. */
export function tableOf(lines: readonly Line[], text: Text): readonly (readonly string[])[] {
  const { t } = text
  return [
    [
      t('compare.column.kind'),
      t('compare.column.entity'),
      t('compare.column.place'),
      t('compare.column.field'),
      t('compare.column.from'),
      t('compare.column.to'),
      t('compare.column.who'),
      t('compare.column.when'),
    ],
    ...lines.map((line) => [
      t(`compare.kind.${line.kind}`),
      t(`entity.${line.difference.entity}`),
      line.place,
      line.fieldWords,
      line.from,
      line.to,
      line.by ? who(line.by) : '',
      line.by ? text.instant(line.by.at) : '',
    ]),
  ]
}

export function who({ actor, office }: NonNullable<Line['by']>): string {
  return office ? `${actor} (${office})` : actor
}
