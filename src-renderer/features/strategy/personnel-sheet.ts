// Personnel categories with their levels under them: the lines of every headcount.
import {
  column,
  create,
  deletion,
  freeCode,
  nextSort,
  type Sheet,
  type SheetRow,
  usedColumn,
  type View,
} from './sheet.ts'

export interface PersonnelRow extends SheetRow {
  readonly entity: 'personnel_category' | 'personnel_level'
  /** Id of its category; its own for a category. */
  readonly category: string
  readonly code: string | null
  readonly title: string | null
  readonly sort: number | null
  readonly counts: number
}

export function personnelSheet(view: View): Sheet<PersonnelRow> {
  const { text, data } = view
  const { t } = text
  const levelsIn = (category: string) => data.levels.filter((row) => row.category === category)
  const entity = 'personnel_category'
  return {
    id: 'strategy.personnel',
    label: t('strategy.tab.personnel'),
    words: t('strategy.personnel.words'),
    rows: data.categories.flatMap((category): PersonnelRow[] => [
      {
        ...category,
        entity,
        row: category.id,
        category: category.id,
        called: category.code ?? category.title ?? '',
      },
      ...levelsIn(category.id).map((level) => ({
        ...level,
        entity: 'personnel_level' as const,
        row: level.id,
        called: level.code ?? level.title ?? '',
      })),
    ]),
    columns: [
      column(view, entity, {
        field: 'code',
        width: 150,
        pinned: true,
        rowHead: true,
        value: (row) => row.code,
        tone: indentOf,
      }),
      column(view, entity, { field: 'title', width: 360, grow: true, value: (row) => row.title }),
      {
        id: 'kind',
        head: t('plan.column.kind'),
        width: 90,
        tone: () => 'cell-quiet',
        text: (row) => t(row.entity === entity ? 'strategy.kind.category' : 'strategy.kind.level'),
      },
      column(view, entity, { field: 'sort', width: 70, kind: 'number', value: (row) => row.sort }),
      usedColumn(t('strategy.column.used'), 200, (row) =>
        t('strategy.used.personnel', { count: row.counts }),
      ),
    ],
    adds: [
      {
        id: entity,
        label: t('strategy.add.category'),
        make: () =>
          create(
            entity,
            'label.add_category',
            {
              code: freeCode(
                'C',
                data.categories.map(({ code }) => code),
                data.categories.length + 1,
              ),
              title: t('strategy.new.category'),
              sort: nextSort(data.categories),
            },
            'title',
          ),
      },
      {
        id: 'personnel_level',
        label: t('strategy.add.level'),
        make: (at) => {
          const category = at?.category ?? data.categories.at(-1)?.id
          if (!category) return null
          const levels = levelsIn(category)
          return create(
            'personnel_level',
            'label.add_level',
            {
              category,
              code: freeCode(
                'L',
                levels.map(({ code }) => code),
                levels.length + 1,
              ),
              title: t('strategy.new.level'),
              sort: nextSort(levels),
            },
            'code',
          )
        },
      },
    ],
    remove: (row) =>
      row.counts > 0
        ? { locked: t('strategy.stays.personnel', { count: row.counts }) }
        : deletion(row, row.entity === entity ? levelsIn(row.id).length : 0),
    empty: { title: t('strategy.personnel.empty.title'), text: t('strategy.personnel.empty') },
  }
}

function indentOf(row: PersonnelRow): string {
  return row.entity === 'personnel_level' ? 'strategy-under' : 'cell-strong'
}
