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
      name: fieldName(intl, 'strategy', id),
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
    line('parity_low', 'number', strategy.parityLow, t('strategy.head.parity', { usual: 47 })),
    line('parity_high', 'number', strategy.parityHigh, t('strategy.head.parity', { usual: 53 })),
    line('green_from', 'number', strategy.greenFrom, t('strategy.head.green', { usual: 90 })),
    line('amber_from', 'number', strategy.amberFrom, t('strategy.head.amber', { usual: 60 })),
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
    words: t('strategy.head.words'),
    rows,
    columns: [
      {
        id: 'setting',
        head: t('strategy.column.setting'),
        width: 240,
        pinned: true,
        rowHead: true,
        tone: () => 'cell-strong',
        text: (row) => row.name,
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
