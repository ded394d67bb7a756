// Who came and who left in the chosen period: applicants, shortlisted, appointed, promoted, separated,
// each by level and sex.
import { useQuery } from '@tanstack/react-query'
import { Copy, Plus, Trash2 } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { ENTITIES } from '#domain/entities.ts'
import { useApi } from '../../client/api.tsx'
import { useEdit } from '../../client/edit.ts'
import { choose } from '../../frame/state.ts'
import { useMarks } from '../../frame/use-marks.ts'
import { Button } from '../../ui/button.tsx'
import { choiceWord } from '../../ui/choice-words.ts'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import type { GridHandle } from '../../ui/grid.tsx'
import { problemMarks } from '../../ui/problem-marks.ts'
import { useText } from '../../ui/text.ts'
import { AddRow } from './add-row.tsx'
import { cellOfFlow, type Flows, type Line, linesOf, type Matrix, type Sex } from './matrix.ts'
import { matrixColumns } from './matrix-columns.ts'
import { MatrixGrid } from './matrix-grid.tsx'
import type { RoomParts } from './parity.tsx'
import {
  addRow,
  beforeKey,
  type CellKey,
  copyRows,
  type Doing,
  deleteRow,
  type Standing,
} from './parity-commands.ts'

const FLOWS = ENTITIES.parity_flow.fields.flow.choices
const EMPLOYERS = ENTITIES.parity_flow.fields.employer.choices

interface Props {
  readonly matrix: Matrix
  readonly office: string
  readonly officeName: string
  readonly period: string
  readonly parts: RoomParts
}

export function FlowsView(props: Props) {
  const api = useApi()
  const { office, period } = props
  const query = useQuery({
    ...api.parity.flows.queryOptions({ input: { office, period } }),
    placeholderData: (before: Flows | undefined) => before,
  })
  if (query.error && !query.data) {
    return <Failure error={query.error} onAgain={() => query.refetch()} />
  }
  if (!query.data) return <Loading />
  return <FlowMatrix {...props} flows={query.data} />
}

function FlowMatrix({ matrix, flows, officeName, parts }: Props & { readonly flows: Flows }) {
  const text = useText()
  const { t } = text
  const apply = useEdit()
  const marks = useMarks(flows.office)
  const grid = useRef<GridHandle>(null)
  const [line, setLine] = useState<Line | null>(null)
  const [adding, setAdding] = useState(false)
  const { office, period, before } = flows
  const at = useMemo((): Standing => ({ entity: 'parity_flow', office, period }), [office, period])
  const locked = flows.writable
    ? flows.closed && text.say({ id: flows.closed })
    : t('parity.locked.office', { office: flows.reason ?? officeName })
  const cells = useMemo(() => flows.rows.map(cellOfFlow), [flows.rows])
  const lines = useMemo(
    () =>
      linesOf(cells, {
        categories: matrix.categories,
        band: matrix.band,
        groups: FLOWS.map((id) => ({ id, name: choiceWord(text, id) })),
        groupOf: (cell) => cell.flow,
        everybody: null,
        order: EMPLOYERS,
      }),
    [cells, matrix.categories, matrix.band, text],
  )
  const then = useMemo(
    () => new Map((before?.rows ?? []).map((row) => [beforeKey(cellOfFlow(row)), row])),
    [before],
  )
  const columns = useMemo(
    () =>
      matrixColumns({
        text,
        problems: problemMarks(text, flows.problems),
        marks,
        locked,
        withEmployer: true,
        withWork: false,
        withBand: false,
        before: (on: Line, sex: Sex) => {
          const value = on.kind === 'cell' ? then.get(beforeKey(on.cell))?.[sex] : null
          if (value === null || value === undefined) return ''
          return t('parity.was.period', {
            period: text.period(before?.period),
            value: text.number(value, 0),
          })
        },
      }),
    [text, t, flows.problems, marks, locked, then, before],
  )
  const missing = (before?.rows ?? [])
    .map(cellOfFlow)
    .filter((cell) => !cells.some((each) => beforeKey(each) === beforeKey(cell)))

  async function run(doing: Doing | null): Promise<readonly string[]> {
    setAdding(false)
    if (!doing) return []
    try {
      return await apply(doing.commands, doing.label)
    } catch {
      return [] // the top bar says why
    } finally {
      requestAnimationFrame(() => grid.current?.refocus())
    }
  }
  async function add(cell: CellKey, name: string) {
    const [row] = await run(addRow(at, cell, `${choiceWord(text, cell.flow)} ${name}`))
    if (row) choose({ place: { entity: 'parity_flow', row, field: 'women' } })
  }
  const actions =
    locked === null ? (
      <>
        <Button icon={Plus} onPress={() => setAdding(true)}>
          {t('parity.rows.add')}
        </Button>
        {cells.length > 0 ? (
          <Button
            icon={Trash2}
            label={t('parity.rows.delete')}
            tip={`${t('parity.rows.delete')} (Ctrl+Delete)`}
            isDisabled={line?.kind !== 'cell'}
            onPress={() =>
              line?.kind === 'cell' && void run(deleteRow(at, line.cell.row ?? '', line.name))
            }
          />
        ) : null}
        {before && missing.length > 0 ? (
          <Button
            icon={Copy}
            onPress={() =>
              void run(
                copyRows(at, missing, {
                  id: 'label.copy_flows',
                  values: { period: text.period(before.period) },
                }),
              )
            }
          >
            {t('parity.rows.copy', { period: text.period(before.period) })}
          </Button>
        ) : null}
      </>
    ) : null
  return (
    <>
      {/* An empty matrix offers what to do in its middle, and only there. */}
      {parts.head(cells.length > 0 ? actions : null, flows.closed && locked)}
      {cells.length === 0 ? (
        <Empty
          title={t('parity.flows.empty.title', { period: text.period(period) })}
          text={t('parity.flows.empty.text')}
        >
          {actions}
        </Empty>
      ) : (
        <MatrixGrid
          id="parity-flows"
          label={t('parity.grid.flows', { office: officeName })}
          columns={columns}
          lines={lines}
          at={at}
          locked={locked}
          grid={grid}
          onLine={setLine}
        />
      )}
      {adding ? (
        <AddRow
          kind="flow"
          categories={matrix.categories}
          taken={new Set(cells.map(beforeKey))}
          start={line?.kind === 'cell' ? line.cell : {}}
          onAdd={(cell, name) => void add(cell, name)}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  )
}
