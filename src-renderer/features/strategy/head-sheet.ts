// The strategy itself, one line per setting: title and years, parity band, thresholds of the status,
// and the notice that stands on every screen and page.
import { fieldName } from '#i18n/problem-text.ts'
import { column, type Sheet, type SheetRow, type View } from './sheet.ts'

export interface SettingRow extends SheetRow {
  readonly id: string
  readonly value: string | number | null
  readonly kind: 'text' | 'long' | 'number' | 'integer'
  readonly what: string
}

export function headSheet(view: View): Sheet<SettingRow> {
  const { t, intl } = view.text
  const { strategy } = view.data
  const line = (
    id: string,
    kind: SettingRow['kind'],
    value: string | number | null,
    what: string,
  ): SettingRow => {
    const typed = strategy.unread?.[id]
    return {
      id,
      entity: 'strategy',
      row: strategy.id,
      called: fieldName(intl, 'strategy', id),
      // In this sheet every field is in the one column of values.
      unread: typed === undefined ? null : { value: typed },
      kind,
      value,
      what,
    }
  }
  const rows = [
    line('title', 'text', strategy.title, t('strategy.head.title')),
    line('year_from', 'integer', strategy.yearFrom, t('strategy.head.years')),
    line('year_to', 'integer', strategy.yearTo, t('strategy.head.years')),
    line('parity_low', 'number', strategy.parityLow, t('strategy.head.parity_low')),
    line('parity_high', 'number', strategy.parityHigh, t('strategy.head.parity_high')),
    line('green_from', 'number', strategy.greenFrom, t('strategy.head.green')),
    line('amber_from', 'number', strategy.amberFrom, t('strategy.head.amber')),
    line('notice', 'long', strategy.notice, t('strategy.head.notice')),
  ]
  // The marks of a line are those of its field.
  const byLine = new Map(
    rows.map((row) => [
      row.id,
      (view.problems.get(strategy.id) ?? [])
        .filter(({ field }) => field === row.id)
        .map((problem) => ({ ...problem, field: 'value' })),
    ]),
  )
  const cell = (row: SettingRow): View => ({
    ...view,
    problems: new Map([[row.row, byLine.get(row.id) ?? []]]),
  })
  const cellOf = (row: SettingRow) =>
    column<SettingRow>(cell(row), 'strategy', {
      field: 'value',
      width: 420,
      kind: row.kind,
      value: (each) => each.value,
    })
  return {
    id: 'strategy.head',
    label: t('strategy.tab.head'),
    words: nextSteps(view),
    rows,
    columns: [
      {
        id: 'setting',
        head: t('strategy.column.setting'),
        width: 240,
        pinned: true,
        rowHead: true,
        tone: () => 'cell-strong',
        text: (row) => row.called,
      },
      {
        id: 'value',
        head: t('strategy.column.value'),
        width: 420,
        text: (row) => cellOf(row).text(row),
        marks: (row) => cellOf(row).marks?.(row) ?? [],
        edit: (row) => cellOf(row).edit?.(row) ?? null,
      },
      {
        id: 'what',
        head: t('strategy.column.what'),
        width: 420,
        grow: true,
        tone: () => 'cell-quiet',
        text: (row) => row.what,
        tip: (row) => row.what,
      },
    ],
    adds: [],
    remove: () => ({ locked: t('strategy.head.stays') }),
    set: (row, _, value) => [
      { do: 'set', entity: 'strategy', row: row.row, values: { [row.id]: value } },
    ],
    empty: { title: '', text: '' },
  }
}

/** A new strategy: which tabs are still empty. */
function nextSteps({ text, data }: View): string {
  const { t, intl } = text
  const fieldOffices = data.offices.filter(({ type }) => type === 'field')
  const missing = [
    data.objectives.length === 0 ? t('strategy.tab.objectives') : '',
    fieldOffices.length === 0 ? t('strategy.tab.offices') : '',
    data.definitions.length === 0 ? t('strategy.tab.definitions') : '',
    data.periods.length === 0 ? t('strategy.tab.periods') : '',
    data.categories.length === 0 ? t('strategy.tab.personnel') : '',
  ].filter(Boolean)
  if (missing.length === 0) return t('strategy.head.words')
  return t('strategy.head.next', { tabs: intl.formatList(missing) })
}
