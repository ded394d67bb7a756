// The indicator definitions: what is measured, and how values are put together. What offices already
// use says so before it is changed, and what was changed with it is said after.
import type { Command, FirstValues } from '#domain/changes.ts'
import { DIRECTIONS, MEASURES, OVER_OFFICES, OVER_PERIODS, VALUE_MODES } from '#domain/entities.ts'
import { choiceName, fieldName } from '#i18n/problem-text.ts'
import type { Column } from '../../ui/grid-column.ts'
import { consistent } from './definition.ts'
import {
  column,
  create,
  deletion,
  freeCode,
  type Sheet,
  type SheetRow,
  type Strategy,
  usedColumn,
  type View,
} from './sheet.ts'

export type Definition = Strategy['definitions'][number]
export type DefinitionRow = SheetRow & Omit<Definition, 'unread'>

const ENTITY = 'indicator_definition'

/** Fields that say how the figures of offices are read. */
const READS = ['measure', 'direction', 'value_mode', 'over_offices', 'over_periods']

export function definitionsSheet(view: View): Sheet<DefinitionRow> {
  const { text, data } = view
  const { t, intl } = text
  return {
    id: 'strategy.definitions',
    label: t('strategy.tab.definitions'),
    words: t('strategy.definitions.words'),
    rows: data.definitions.map((row) => ({
      ...row,
      entity: ENTITY,
      row: row.id,
      called: row.code ?? row.title ?? '',
    })),
    columns: columns(view),
    adds: [
      {
        id: ENTITY,
        label: t('strategy.add.definition'),
        make: (at) => addDefinition(view, at),
      },
    ],
    remove: (row) =>
      row.offices.length > 0
        ? { locked: t('strategy.stays.definition', usersOf(row)) }
        : deletion(row),
    set: (row, field, value) => [
      {
        do: 'set',
        entity: ENTITY,
        row: row.row,
        values: { ...consistent(row, field, value), [field]: value },
      },
    ],
    after: (row, field, commands) => {
      const also = alsoSet(commands, field).map((name) => fieldName(intl, ENTITY, name))
      return [
        also.length > 0 ? t('strategy.definition.also', { fields: also.join(', ') }) : '',
        READS.includes(field) && row.offices.length > 0
          ? t('strategy.definition.affects', { code: row.called, ...usersOf(row) })
          : '',
      ]
        .filter(Boolean)
        .join(' ')
    },
    empty: { title: t('strategy.definitions.empty.title'), text: t('strategy.definitions.empty') },
  }
}

/** The fields that a command sets besides the one that was edited. */
function alsoSet(commands: readonly Command[], field: string): readonly string[] {
  const [command] = commands
  if (command?.do !== 'set') return []
  return Object.keys(command.values).filter((name) => name !== field)
}

function usersOf(row: DefinitionRow) {
  return { count: row.offices.length, offices: row.offices.join(', '), values: row.values }
}

function addDefinition(view: View, at: DefinitionRow | null) {
  const { data, text } = view
  const objective = at?.objective ?? data.objectives[0]?.id ?? null
  const code = data.objectives.find(({ id }) => id === objective)?.code
  const head = code ? `${code}.` : 'I'
  const like = data.definitions.filter((row) => row.code?.startsWith(head))
  const values: FirstValues = {
    code: freeCode(
      head,
      data.definitions.map((row) => row.code),
      like.length + 1,
    ),
    title: text.t('strategy.new.definition'),
    measure: 'unit',
    direction: 'increasing',
    value_mode: 'period',
    over_offices: 'sum',
    over_periods: 'sum',
    decimals: 0,
    minimum: 0,
    frequency: 'quarterly',
    objective,
  }
  return create(ENTITY, 'label.add_definition', values, 'title')
}

function columns(view: View): readonly Column<DefinitionRow>[] {
  const { text, data } = view
  const { t, intl } = text
  const words = (field: string, values: readonly string[]) =>
    values.map((id) => ({ id, label: choiceName(intl, field, id) }))
  const objectives = data.objectives.map(({ id, code, title }) => ({
    id,
    label: `${code ?? ''} ${title ?? ''}`.trim(),
  }))
  const schemes = data.disaggregations.map(({ id, code, title }) => ({
    id,
    label: title ?? code ?? '',
  }))
  const of = (
    field: string,
    width: number,
    value: (row: DefinitionRow) => string | number | null,
    more: Partial<Parameters<typeof column<DefinitionRow>>[2]> = {},
  ) => column<DefinitionRow>(view, ENTITY, { field, width, value, tip: affected(view), ...more })
  return [
    of('code', 86, (row) => row.code, { pinned: true, rowHead: true }),
    of('title', 260, (row) => row.title, { kind: 'long', pinned: true, grow: true }),
    usedColumn(
      t('strategy.column.used'),
      92,
      (row) => t('strategy.used.definition', { count: row.offices.length }),
      (row) => (row.offices.length > 0 ? t('strategy.definition.used', usersOf(row)) : ''),
    ),
    of('objective', 92, (row) => row.objective, {
      choices: objectives,
      head: t('strategy.column.objective'),
      show: (row) => data.objectives.find(({ id }) => id === row.objective)?.code ?? '',
    }),
    of('measure', 96, (row) => row.measure, { choices: words('measure', MEASURES) }),
    of('unit', 96, (row) => row.unit),
    of('direction', 116, (row) => row.direction, { choices: words('direction', DIRECTIONS) }),
    of('value_mode', 196, (row) => row.valueMode, { choices: words('value_mode', VALUE_MODES) }),
    of('over_periods', 218, (row) => row.overPeriods, {
      choices: words('over_periods', OVER_PERIODS),
    }),
    of('over_offices', 218, (row) => row.overOffices, {
      choices: words('over_offices', OVER_OFFICES),
    }),
    of('numerator_label', 190, (row) => row.numeratorLabel, { kind: 'long' }),
    of('denominator_label', 190, (row) => row.denominatorLabel, { kind: 'long' }),
    of('decimals', 76, (row) => row.decimals, { kind: 'integer' }),
    of('minimum', 84, (row) => row.minimum, { kind: 'number', head: t('strategy.column.minimum') }),
    of('maximum', 84, (row) => row.maximum, { kind: 'number', head: t('strategy.column.maximum') }),
    of('frequency', 104, (row) => row.frequency, {
      choices: words('frequency', ['quarterly', 'semiannual', 'annual']),
    }),
    of('disaggregation', 160, (row) => row.disaggregation, { choices: schemes }),
    of('sdg_target', 84, (row) => row.sdgTarget),
    of('means_of_verification', 220, (row) => row.meansOfVerification, { kind: 'long' }),
    of('collection_method', 220, (row) => row.collectionMethod, { kind: 'long' }),
  ]
}

/** Said of every cell of a definition that is used: who is affected by an edit. */
function affected(view: View) {
  return (row: DefinitionRow) =>
    row.offices.length > 0 ? view.text.t('strategy.definition.used', usersOf(row)) : ''
}
