// Which Sustainable Development Goals matter to the strategy: a line for each of the 17, with what HQ says
// of it and how many results are linked to it. A goal has its row as soon as something is said.
import { naturalId } from '#domain/ids.ts'
import { SDG_GOALS } from '#domain/sdg.ts'
import { choiceName } from '#i18n/problem-text.ts'
import { goalWords } from '../../ui/link-words.ts'
import { column, type Sheet, type SheetRow, usedColumn, type View } from './sheet.ts'

export interface GoalRow extends SheetRow {
  readonly entity: 'sdg_relevance'
  readonly goal: number
  readonly relevance: string | null
  readonly source: string | null
  readonly links: number
  readonly offices: number
  /** False while nothing was ever said about the goal. */
  readonly isThere: boolean
}

export function goalsSheet(view: View): Sheet<GoalRow> {
  const { text, data } = view
  const { t, intl } = text
  const entity = 'sdg_relevance'
  const said = new Map(data.sdgRelevance.map((row) => [row.goal, row]))
  const linked = new Map(data.sdgLinks.map((row) => [row.goal, row]))
  return {
    id: 'strategy.goals',
    label: t('strategy.tab.goals'),
    words: t('strategy.goals.words'),
    rows: SDG_GOALS.map((goal): GoalRow => {
      const row = said.get(goal)
      const id = row?.id ?? naturalId(entity, { goal }) ?? String(goal)
      return {
        id,
        row: id,
        entity,
        called: goalWords(text, goal),
        goal,
        relevance: row?.relevance ?? null,
        source: row?.source ?? null,
        unread: row?.unread ?? null,
        links: linked.get(goal)?.links ?? 0,
        offices: linked.get(goal)?.offices ?? 0,
        isThere: row !== undefined,
      }
    }),
    columns: [
      column(view, entity, {
        field: 'goal',
        width: 300,
        pinned: true,
        rowHead: true,
        value: (row) => row.goal,
        show: (row) => row.called,
        locked: () => t('strategy.goal.fixed'),
      }),
      column(view, entity, {
        field: 'relevance',
        width: 130,
        choices: ['direct', 'indirect'].map((id) => ({
          id,
          label: choiceName(intl, 'relevance', id),
        })),
        value: (row) => row.relevance,
      }),
      column(view, entity, {
        field: 'source',
        width: 320,
        kind: 'long',
        grow: true,
        value: (row) => row.source,
      }),
      usedColumn(t('strategy.column.linked'), 200, (row) =>
        t('strategy.used.goal', { links: row.links, offices: row.offices }),
      ),
    ],
    adds: [],
    remove: () => ({ locked: t('strategy.goal.fixed') }),
    set: (row, field, value) => [{ do: 'put', entity, values: { goal: row.goal, [field]: value } }],
    empty: { title: '', text: '' },
  }
}
