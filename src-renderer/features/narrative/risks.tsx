// The risks of a workplan as a grid: rated from 1 to 5 twice, the heaviest first, with what is done about
// each. The order is taken when the grid is opened and after additions; typing a rating moves no row.
import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { newId } from '#domain/ids.ts'
import { useEdit } from '../../client/edit.ts'
import { type SelectedCell, useSelectedCell } from '../../frame/selected.ts'
import { useChoice } from '../../frame/state.ts'
import { arrived, useFrame, useWorkspace } from '../../frame/use-frame.ts'
import { useMarks } from '../../frame/use-marks.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import { type Column, isLocked } from '../../ui/grid-column.ts'
import { useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import { type Risk, type Risks, riskColumns } from './risk-columns.ts'

export function RisksView({ risks }: { readonly risks: Risks }) {
  const text = useText()
  const { t } = text
  const apply = useEdit()
  const { office } = useFrame()
  const own = useWorkspace().office.id === risks.office
  const marks = useMarks(risks.office)
  const grid = useRef<GridHandle>(null)
  const [at, setAt] = useState<{ readonly row: string; readonly column: string } | null>(null)
  const reason =
    risks.writable && own
      ? null
      : t('plan.locked.office', { office: risks.reason ?? office?.name ?? '' })
  const rows = useSteadyOrder(risks.rows)
  const columns = useMemo(
    () => riskColumns({ text, risks, marks, reason }),
    [text, risks, marks, reason],
  )
  const row = rows.find(({ id }) => id === at?.row) ?? null
  const going = useGoingToRisk(rows, grid)
  useSelectedCell(
    useMemo(
      () =>
        row ? cellOf(risks, columns, row, at?.column ?? '', () => grid.current?.refocus()) : null,
      [risks, columns, row, at],
    ),
  )

  async function add() {
    const id = newId()
    const values = {
      office: risks.office,
      workplan: risks.workplan,
      output: row?.output ?? null,
      statement: t('risk.new'),
      status: 'open',
    }
    const callOff = grid.current?.awaitEdit()
    try {
      await apply([{ do: 'create', entity: 'risk', id, values }], { id: 'label.add_risk' })
    } catch {
      callOff?.()
      return // the top bar says why
    }
    going(id)
  }
  async function remove(target: Risk) {
    const what = target.statement ?? ''
    try {
      await apply([{ do: 'delete', entity: 'risk', row: target.id }], {
        id: 'label.delete',
        values: { what },
      })
    } catch {
      return
    }
    announce(t('plan.deleted', { what }))
  }

  return (
    <>
      <div className="risk-tools">
        {reason === null ? (
          <>
            <Button look="primary" icon={Plus} onPress={() => void add()}>
              {t('risk.add')}
            </Button>
            <Button
              icon={Trash2}
              label={t('plan.delete')}
              tip={`${t('plan.delete')} (Ctrl+Delete)`}
              isDisabled={!row}
              onPress={() => row && void remove(row)}
            />
          </>
        ) : (
          <p className="quiet">{t('narrative.locked', { reason })}</p>
        )}
        <p className="quiet risk-words">{t('risk.words')}</p>
      </div>
      {rows.length === 0 ? (
        <Empty title={t('risk.empty.title')} text={t('risk.empty.text')} />
      ) : (
        <Grid
          id="risks"
          label={t('risk.grid', { office: office?.name ?? '' })}
          columns={columns}
          rows={rows}
          handle={grid}
          onFocus={(r, column) => setAt({ row: r.id, column })}
          rowClass={(r) => (r.status === 'closed' ? 'risk-closed' : '')}
          onKey={(event, r) => {
            if (reason !== null) return false
            if (event.key === 'Insert') void add()
            else if (event.ctrlKey && event.key === 'Delete') void remove(r)
            else return false
            return true
          }}
          change={({ row, column, value }) => {
            const what = columns.find(({ id }) => id === column)?.head ?? ''
            return {
              commands: [{ do: 'set', entity: 'risk', row: row.id, values: { [column]: value } }],
              label: { id: 'label.edit_value', values: { what } },
            }
          }}
        />
      )}
    </>
  )
}

/** Rows in the order in which they were first shown; new ones after them. */
function useSteadyOrder(rows: readonly Risk[]): readonly Risk[] {
  const order = useRef(new Map<string, number>())
  return useMemo(() => {
    for (const { id } of rows) if (!order.current.has(id)) order.current.set(id, order.current.size)
    const place = (row: Risk) => order.current.get(row.id) ?? 0
    return [...rows].sort((a, b) => place(a) - place(b))
  }, [rows])
}

function cellOf(
  risks: Risks,
  columns: readonly Column<Risk>[],
  row: Risk,
  id: string,
  refocus: () => void,
): SelectedCell {
  const column = columns.find((c) => c.id === id)
  const edit = column?.edit?.(row)
  return {
    entity: 'risk',
    row: row.id,
    exists: true,
    field: edit ? id : null,
    office: risks.office,
    name: column ? `${row.statement ?? ''} · ${column.head}` : (row.statement ?? ''),
    locked: isLocked(edit) ? edit.locked : null,
    refocus,
  }
}

/** Goes to a new risk, to type it, and to the one that a problem or a comment names. */
function useGoingToRisk(
  rows: readonly Risk[],
  grid: { readonly current: GridHandle | null },
): (row: string) => void {
  const place = useChoice((s) => s.place)
  const [target, setTarget] = useState<string | null>(null)
  useEffect(() => {
    const row = target ?? (place?.entity === 'risk' ? place.row : null)
    if (row === null || !rows.some(({ id }) => id === row)) return
    // The grid is on its way: the first risk makes it.
    return untilThere(() => {
      const column = target === null ? (place?.field ?? 'statement') : 'statement'
      if (!grid.current?.focus(row, column) && !grid.current?.focus(row, 'statement')) return false
      if (target !== null) grid.current?.edit(row, 'statement')
      if (target === null) arrived()
      else setTarget(null)
      return true
    })
  }, [rows, target, place, grid])
  return setTarget
}
