// The strategic objectives: what outcomes hang under and what indicator definitions measure.
import { choiceName } from '#i18n/problem-text.ts'
import {
  column,
  create,
  deletion,
  freeCode,
  nextSort,
  type Sheet,
  type SheetRow,
  type Strategy,
  usedColumn,
  type View,
} from './sheet.ts'

type Objective = Strategy['objectives'][number]
export type ObjectiveRow = SheetRow & Omit<Objective, 'unread'>

export function objectivesSheet(view: View): Sheet<ObjectiveRow> {
  const { text, data } = view
  const { t, intl } = text
  const themes = ['parity', 'mainstreaming', 'both'].map((id) => ({
    id,
    label: choiceName(intl, 'theme', id),
  }))
  const entity = 'strategic_objective'
  return {
    id: 'strategy.objectives',
    label: t('strategy.tab.objectives'),
    words: t('strategy.objectives.words'),
    rows: data.objectives.map((row) => ({
      ...row,
      entity,
      row: row.id,
      called: row.code ?? row.title ?? '',
    })),
    columns: [
      column(view, entity, {
        field: 'code',
        width: 90,
        pinned: true,
        rowHead: true,
        value: (row) => row.code,
      }),
      column(view, entity, {
        field: 'title',
        width: 420,
        kind: 'long',
        grow: true,
        value: (row) => row.title,
      }),
      column(view, entity, {
        field: 'theme',
        width: 180,
        choices: themes,
        value: (row) => row.theme,
      }),
      column(view, entity, { field: 'sort', width: 70, kind: 'number', value: (row) => row.sort }),
      usedColumn(t('strategy.column.used'), 260, (row) =>
        t('strategy.used.objective', { outcomes: row.outcomes, definitions: row.definitions }),
      ),
    ],
    adds: [
      {
        id: entity,
        label: t('strategy.add.objective'),
        make: () =>
          create(
            entity,
            'label.add_objective',
            {
              strategy: data.strategy.id,
              code: freeCode(
                'SO',
                data.objectives.map(({ code }) => code),
                data.objectives.length + 1,
              ),
              title: t('plan.new.objective'),
              sort: nextSort(data.objectives),
            },
            'title',
          ),
      },
    ],
    remove: (row) =>
      row.outcomes + row.definitions > 0
        ? {
            locked: t('strategy.stays.objective', {
              outcomes: row.outcomes,
              definitions: row.definitions,
            }),
          }
        : deletion(row),
    empty: { title: t('plan.empty.title'), text: t('strategy.objectives.empty') },
  }
}
