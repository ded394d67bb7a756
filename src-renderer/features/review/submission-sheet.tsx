// The figures of one report in the one grid: the last period, this one, the change, the doubts. The cell
// that has the keys is the one that is commented on (Shift+F2).
import { useQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import { naturalId } from '#domain/ids.ts'
import { useApi } from '../../client/api.tsx'
import { type SelectedCell, useSelectedCell } from '../../frame/selected.ts'
import { useMarks } from '../../frame/use-marks.ts'
import { Failure, Loading } from '../../ui/empty.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import { type Text, useText } from '../../ui/text.ts'
import { sheetColumns } from './sheet-columns.ts'
import { isEmpty, periodBefore, type SheetRow, sheetRows, type Table } from './sheet-rows.ts'
import type { Submission } from './submissions.tsx'

export function SubmissionSheet(props: { readonly line: Submission }) {
  const { t } = useText()
  const api = useApi()
  const { workplan, office, period } = props.line
  const periods = [periodBefore(period), period]
  const table = useQuery(api.indicators.table.queryOptions({ input: { workplan, periods } }))
  const problems = useQuery(api.problems.list.queryOptions({ input: { office, period } }))
  if (table.error && !table.data) {
    return <Failure error={table.error} onAgain={() => void table.refetch()} />
  }
  if (!table.data) return <Loading />
  if (table.data.rows.length === 0) return <p className="room-words">{t('review.none')}</p>
  return <Sheet line={props.line} table={table.data} problems={problems.data ?? NO_PROBLEMS} />
}

const NO_PROBLEMS: readonly never[] = []

function Sheet(props: {
  readonly line: Submission
  readonly table: Table
  readonly problems: Parameters<typeof sheetRows>[2]
}) {
  const text = useText()
  const { line, table, problems } = props
  const { period } = line
  const marks = useMarks(line.office)
  const [at, setAt] = useState<{ readonly row: string; readonly column: string } | null>(null)
  const grid = useRef<GridHandle>(null)
  const rows = useMemo(() => sheetRows(table, period, problems), [table, period, problems])
  const columns = useMemo(() => sheetColumns({ text, period, marks }), [text, period, marks])
  useSelectedCell(
    useMemo(() => {
      const row = rows.find(({ id }) => id === at?.row)
      if (!row || !at) return null
      return cellOf(text, table, period, row, at.column, () => grid.current?.refocus())
    }, [text, table, period, rows, at]),
  )
  const doubtful = rows.filter(({ doubts }) => doubts.some((doubt) => !doubt.confirmed)).length
  return (
    <>
      <p className="sheet-line">
        {text.t('review.filled', {
          filled: rows.filter(({ now }) => !isEmpty(now)).length,
          count: rows.length,
          doubtful,
        })}{' '}
        <span className="quiet">{text.t('review.how')}</span>
      </p>
      <Grid
        id="review"
        label={text.t('review.grid')}
        columns={columns}
        rows={rows}
        handle={grid}
        onFocus={(row, column) => setAt({ row: row.id, column })}
      />
    </>
  )
}

/** The value that a cell of a row is about: last period's, the target, or else this period's. */
function cellOf(
  text: Text,
  table: Table,
  period: string,
  { indicator, last, now }: SheetRow,
  column: string,
  refocus: () => void,
): SelectedCell {
  const [what = '', ofColumn] = column.split(':')
  const at = ofColumn ?? period
  const entity = what === 'target' ? 'target' : 'actual'
  const cell = what === 'last' ? last : now
  const known = entity === 'target' ? cell?.target.id : cell?.actual.id
  const key = { office: table.office, indicator: indicator.id, period: at }
  const head = text.t(
    entity === 'target' ? 'indicators.column.target.tip' : 'indicators.column.actual.tip',
    { period: text.period(at) },
  )
  return {
    entity,
    row: known ?? naturalId(entity, key) ?? '',
    exists: Boolean(known),
    field: what === 'comment' ? 'comment' : quantity(indicator.measure),
    office: table.office,
    name: `${indicator.code} · ${head}`,
    // Values are put back where they are entered, not while they are reviewed.
    locked: '',
    refocus,
  }
}

function quantity(measure: string): string | null {
  if (measure === 'percentage') return null
  return measure === 'qualitative' ? 'text' : 'value'
}
