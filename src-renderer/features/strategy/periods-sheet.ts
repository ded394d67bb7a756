// The reporting periods with their submission windows; a year's are made in one action.
import {
  column,
  deletion,
  type Sheet,
  type SheetRow,
  type Strategy,
  usedColumn,
  type View,
} from './sheet.ts'

type Period = Strategy['periods'][number]
export type PeriodRow = SheetRow & Omit<Period, 'unread'>

export function periodsSheet(view: View): Sheet<PeriodRow> {
  const { text, data } = view
  const { t } = text
  const entity = 'reporting_period'
  const day = (field: 'starts' | 'ends' | 'opens' | 'due' | 'locks') =>
    column<PeriodRow>(view, entity, { field, width: 130, kind: 'date', value: (row) => row[field] })
  return {
    id: 'strategy.periods',
    label: t('strategy.tab.periods'),
    words: t('strategy.periods.words'),
    rows: data.periods.map((row) => ({
      ...row,
      entity,
      row: row.id,
      called: text.period(row.code),
    })),
    columns: [
      column(view, entity, {
        field: 'code',
        width: 110,
        head: t('strategy.column.period'),
        pinned: true,
        rowHead: true,
        value: (row) => row.code,
        show: (row) => row.called,
        locked: () => t('strategy.period.code'),
      }),
      day('starts'),
      day('ends'),
      day('opens'),
      day('due'),
      day('locks'),
      usedColumn(t('strategy.column.used'), 260, (row) =>
        t('strategy.used.period', { values: row.values, submissions: row.submissions }),
      ),
    ],
    adds: [{ id: 'year', label: t('strategy.add.year'), ask: 'year' }],
    remove: (row) =>
      row.values + row.submissions > 0
        ? {
            locked: t('strategy.stays.period', {
              values: row.values,
              submissions: row.submissions,
            }),
          }
        : deletion(row),
    empty: { title: t('strategy.periods.empty.title'), text: t('strategy.periods.empty') },
  }
}
