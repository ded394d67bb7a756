// Every workplan under the strategy: of which office, for which years, in which currency, which version.
import { choiceName } from '#i18n/problem-text.ts'
import {
  column,
  deletion,
  type Sheet,
  type SheetRow,
  type Strategy,
  usedColumn,
  type View,
} from './sheet.ts'

type Workplan = Strategy['workplans'][number]
export type WorkplanRow = SheetRow & Omit<Workplan, 'unread'>

export function workplansSheet(view: View): Sheet<WorkplanRow> {
  const { text, data } = view
  const { t, intl } = text
  const entity = 'workplan'
  const offices = new Map(data.offices.map((office) => [office.id, office]))
  const plans = Map.groupBy(data.workplans, ({ office }) => office)
  return {
    id: 'strategy.workplans',
    label: t('strategy.tab.workplans'),
    words: t('strategy.workplans.words'),
    rows: data.workplans.map((row) => ({
      ...row,
      entity,
      row: row.id,
      called: row.code ?? row.title ?? '',
    })),
    columns: [
      column(view, entity, {
        field: 'code',
        width: 120,
        pinned: true,
        rowHead: true,
        value: (row) => row.code,
      }),
      column(view, entity, {
        field: 'office',
        width: 150,
        pinned: true,
        value: (row) => row.office,
        show: (row) => offices.get(row.office)?.name ?? '',
        locked: () => t('strategy.workplan.office'),
      }),
      column(view, entity, {
        field: 'title',
        width: 300,
        grow: true,
        kind: 'long',
        value: (row) => row.title,
      }),
      column(view, entity, {
        field: 'level',
        width: 128,
        value: (row) => row.level,
        show: (row) => choiceName(intl, 'level', row.level ?? ''),
        locked: () => t('strategy.workplan.office'),
      }),
      column(view, entity, {
        field: 'year_from',
        width: 90,
        kind: 'integer',
        value: (row) => row.yearFrom,
      }),
      column(view, entity, {
        field: 'year_to',
        width: 90,
        kind: 'integer',
        value: (row) => row.yearTo,
      }),
      column(view, entity, {
        field: 'currency',
        width: 80,
        value: (row) => row.currency,
      }),
      column(view, entity, {
        field: 'plan_version',
        head: t('strategy.column.version'),
        width: 80,
        kind: 'integer',
        value: (row) => row.planVersion,
      }),
      usedColumn(t('strategy.column.used'), 160, (row) =>
        t('strategy.used.workplan', { results: row.results, submissions: row.submissions }),
      ),
    ],
    adds: [{ id: entity, label: t('strategy.add.workplan'), ask: 'workplan' }],
    remove: (row) => {
      if (row.results + row.submissions > 0) {
        const { results, submissions } = row
        return { locked: t('strategy.stays.workplan', { results, submissions }) }
      }
      const isOnly = (plans.get(row.office)?.length ?? 0) < 2
      return isOnly ? { locked: t('strategy.stays.only') } : deletion(row)
    },
    empty: {
      title: t('strategy.workplans.empty.title'),
      text: t('strategy.workplans.empty'),
    },
  }
}
