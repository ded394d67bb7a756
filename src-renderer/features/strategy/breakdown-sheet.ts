// How actuals are broken down: schemes that combine dimensions, and the values of each dimension.

import { dimensionsOf } from '#domain/disaggregation.ts'
import {
  column,
  create,
  deletion,
  freeCode,
  type Sheet,
  type SheetRow,
  usedColumn,
  type View,
} from './sheet.ts'

export interface BreakdownRow extends SheetRow {
  readonly entity: 'disaggregation' | 'dimension_value'
  readonly code: string | null
  readonly title: string | null
  /** Of a scheme: its dimensions, 'sex x age'. Of a value: its dimension. */
  readonly dimensions: string | null
  readonly sort: number | null
  /** Definitions that are broken down by it. */
  readonly definitions: number
}

export function breakdownSheet(view: View): Sheet<BreakdownRow> {
  const { text, data } = view
  const { t } = text
  const isValue = (row: BreakdownRow) => row.entity === 'dimension_value'
  const using = (dimension: string) =>
    data.disaggregations
      .filter(({ dimensions }) => dimensionsOf(dimensions).includes(dimension))
      .reduce((sum, scheme) => sum + scheme.definitions, 0)
  return {
    id: 'strategy.breakdown',
    label: t('strategy.tab.breakdown'),
    words: t('strategy.breakdown.words'),
    rows: [
      ...data.disaggregations.map((row) => ({
        ...row,
        entity: 'disaggregation' as const,
        row: row.id,
        called: row.code ?? row.title ?? '',
        sort: null,
      })),
      ...data.dimensionValues.map((row) => ({
        ...row,
        entity: 'dimension_value' as const,
        row: row.id,
        called: `${row.dimension} ${row.code}`,
        dimensions: row.dimension,
        definitions: using(row.dimension),
      })),
    ],
    columns: [
      {
        id: 'kind',
        head: t('plan.column.kind'),
        width: 90,
        pinned: true,
        tone: () => 'cell-quiet',
        text: (row) => t(isValue(row) ? 'strategy.kind.value' : 'strategy.kind.scheme'),
      },
      column(view, 'disaggregation', {
        field: 'dimensions',
        width: 200,
        pinned: true,
        value: (row) => row.dimensions,
        locked: (row) => (isValue(row) ? t('strategy.value.key') : null),
      }),
      column(view, 'disaggregation', {
        field: 'code',
        width: 160,
        pinned: true,
        rowHead: true,
        value: (row) => row.code,
        locked: (row) => (isValue(row) ? t('strategy.value.key') : null),
      }),
      column(view, 'disaggregation', {
        field: 'title',
        width: 320,
        grow: true,
        value: (row) => row.title,
      }),
      column(view, 'dimension_value', {
        field: 'sort',
        width: 70,
        kind: 'number',
        value: (row) => row.sort,
        locked: (row) => (isValue(row) ? null : undefined),
      }),
      usedColumn(t('strategy.column.used'), 170, (row) =>
        t('strategy.used.breakdown', { count: row.definitions }),
      ),
    ],
    adds: [
      {
        id: 'disaggregation',
        label: t('strategy.add.scheme'),
        make: () =>
          create(
            'disaggregation',
            'label.add_disaggregation',
            {
              code: freeCode(
                'D',
                data.disaggregations.map(({ code }) => code),
                data.disaggregations.length + 1,
              ),
              title: t('strategy.new.scheme'),
              dimensions: data.dimensionValues[0]?.dimension ?? null,
            },
            'title',
          ),
      },
      { id: 'dimension_value', label: t('strategy.add.value'), ask: 'value' },
    ],
    remove: (row) =>
      row.entity === 'disaggregation' && row.definitions > 0
        ? { locked: t('strategy.stays.scheme', { count: row.definitions }) }
        : deletion(row),
    empty: { title: t('strategy.breakdown.empty.title'), text: t('strategy.breakdown.empty') },
  }
}
