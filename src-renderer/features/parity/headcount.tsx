// Who works here at a date: the matrix of levels and sex, one employer or function at a time or all; a
// new date starts with the rows of the last one; "same as last time" on purpose.
import { CalendarPlus, Copy, Plus, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ENTITIES } from '#domain/entities.ts'
import { useClient } from '../../client/api.tsx'
import { useEdit } from '../../client/edit.ts'
import { choose, useChoice } from '../../frame/state.ts'
import { useMarks } from '../../frame/use-marks.ts'
import { Button } from '../../ui/button.tsx'
import { choiceWord } from '../../ui/choice-words.ts'
import { Empty } from '../../ui/empty.tsx'
import type { GridHandle } from '../../ui/grid.tsx'
import { Chooser } from '../../ui/menu.tsx'
import { problemMarks } from '../../ui/problem-marks.ts'
import { useText } from '../../ui/text.ts'
import { AddRow } from './add-row.tsx'
import { BandFigures } from './band-figures.tsx'
import { cellOfHeadcount, type Line, linesOf, type Matrix } from './matrix.ts'
import { matrixColumns } from './matrix-columns.ts'
import { MatrixGrid } from './matrix-grid.tsx'
import { NewDate } from './new-date.tsx'
import type { RoomParts } from './parity.tsx'
import {
  addRow,
  beforeKey,
  type CellKey,
  copyRows,
  type Doing,
  deleteRow,
  emptyCells,
  type Standing,
  sameAsBefore,
} from './parity-commands.ts'

const EMPLOYERS = ENTITIES.parity_headcount.fields.employer.choices
const WORKS = ENTITIES.parity_headcount.fields.function.choices
const ALL = 'all'

interface Props {
  readonly matrix: Matrix
  readonly officeName: string
  readonly onDate: (date: string) => void
  readonly parts: RoomParts
}

export function Headcount({ matrix, officeName, onDate, parts }: Props) {
  const text = useText()
  const { t } = text
  const client = useClient()
  const apply = useEdit()
  const marks = useMarks(matrix.office ?? '-')
  const grid = useRef<GridHandle>(null)
  const [employer, setEmployer] = useState<string>(ALL)
  const [work, setWork] = useState<string>(ALL)
  const [line, setLine] = useState<Line | null>(null)
  const [asking, setAsking] = useState<'date' | 'row' | null>(null)
  const { office, date, before } = matrix
  const at = useMemo(
    (): Standing | null => (office && date ? { entity: 'parity_headcount', office, date } : null),
    [office, date],
  )
  const locked = lockedWhy(matrix, officeName, text)
  const cells = useMemo(() => matrix.rows.map(cellOfHeadcount), [matrix.rows])
  const shown = useMemo(
    () =>
      cells.filter(
        (cell) =>
          (employer === ALL || cell.employer === employer) && (work === ALL || cell.work === work),
      ),
    [cells, employer, work],
  )
  const lines = useMemo(
    () =>
      linesOf(shown, {
        categories: matrix.categories,
        band: matrix.band,
        groups: matrix.categories.map(({ id, title }) => ({ id, name: title })),
        groupOf: (cell) => cell.category,
        everybody: t('parity.all'),
        order: [...EMPLOYERS, ...WORKS],
      }),
    [shown, matrix.categories, matrix.band, t],
  )
  const columns = useMemo(
    () =>
      matrixColumns({
        text,
        problems: problemMarks(text, matrix.problems),
        marks,
        locked,
        withEmployer: employer === ALL,
        withWork: work === ALL,
        withBand: true,
        before: (on, sex) => {
          const value = on.kind === 'cell' ? before?.counts[beforeKey(on.cell)]?.[sex] : null
          if (value === null || value === undefined) return ''
          return t('parity.was', { date: text.date(before?.date), value: text.number(value, 0) })
        },
      }),
    [text, t, matrix.problems, marks, locked, employer, work, before],
  )
  const toFill = before && locked === null ? emptyCells(shown, before.counts) : 0

  /** Answers with the rows that were written; with none when it was refused, which the top bar says. */
  async function run(doing: Doing | null): Promise<readonly string[]> {
    setAsking(null)
    if (!doing) return []
    try {
      return await apply(doing.commands, doing.label)
    } catch {
      return []
    } finally {
      requestAnimationFrame(() => grid.current?.refocus())
    }
  }
  async function startDate(newDate: string) {
    if (!office) return
    const last = matrix.dates[0] ? await client.parity.get({ office, date: matrix.dates[0] }) : null
    const next: Standing = { entity: 'parity_headcount', office, date: newDate }
    const copied = (last?.rows ?? []).map(cellOfHeadcount)
    const label = { id: 'label.new_headcount', values: { date: text.date(newDate) } }
    if (copied.length === 0) {
      setAsking(null)
      setFirst(newDate)
    } else if ((await run(copyRows(next, copied, label))).length > 0) onDate(newDate)
  }
  async function add(standing: Standing, cell: CellKey, name: string) {
    setFirst(null)
    const [row] = await run(addRow(standing, cell, name))
    if (row) choose({ place: { entity: 'parity_headcount', row, field: 'women' } })
  }
  // A row that is to be shown is not hidden by what was chosen before.
  const place = useChoice((s) => s.place)
  const isHidden =
    cells.some(({ id }) => id === place?.row) && !shown.some(({ id }) => id === place?.row)
  useEffect(() => {
    if (!isHidden) return
    setEmployer(ALL)
    setWork(ALL)
  }, [isHidden])
  // The first headcount of all has no rows to start with: its date waits for the first level.
  const [first, setFirst] = useState<string | null>(null)
  const adding: Standing | null =
    first && office ? { entity: 'parity_headcount', office, date: first } : at

  const dialogs = (
    <>
      {asking === 'date' ? (
        <NewDate
          dates={matrix.dates}
          rows={matrix.rows.length}
          onStart={(newDate) => void startDate(newDate)}
          onClose={() => setAsking(null)}
        />
      ) : null}
      {(asking === 'row' || first !== null) && adding ? (
        <AddRow
          kind="headcount"
          categories={matrix.categories}
          taken={new Set(first ? [] : cells.map(beforeKey))}
          start={{
            ...(line?.kind === 'cell' ? line.cell : {}),
            ...(employer === ALL ? {} : { employer }),
            ...(work === ALL ? {} : { work }),
          }}
          onAdd={(cell, name) => void add(adding, cell, name)}
          onClose={() => {
            setFirst(null)
            setAsking(null)
          }}
        />
      ) : null}
    </>
  )
  return (
    <>
      {parts.head(
        <>
          {matrix.dates.length > 0 ? (
            <Chooser
              label={t('parity.date')}
              value={date}
              options={matrix.dates.map((id) => ({ id, label: text.date(id) }))}
              onChoose={onDate}
            />
          ) : null}
          {matrix.writable ? (
            <>
              {/* Without any row it is offered in the middle, and only there. */}
              {cells.length > 0 ? (
                <Button icon={CalendarPlus} onPress={() => setAsking('date')}>
                  {t('parity.date.new')}
                </Button>
              ) : null}
              {date && locked === null ? (
                <Button icon={Plus} onPress={() => setAsking('row')}>
                  {t('parity.rows.add')}
                </Button>
              ) : null}
              {date && locked === null ? (
                <Button
                  icon={Trash2}
                  label={t('parity.rows.delete')}
                  tip={`${t('parity.rows.delete')} (Ctrl+Delete)`}
                  isDisabled={line?.kind !== 'cell'}
                  onPress={() =>
                    at &&
                    line?.kind === 'cell' &&
                    void run(deleteRow(at, line.cell.row ?? '', line.name))
                  }
                />
              ) : null}
              {before && locked === null ? (
                <Button
                  icon={Copy}
                  isDisabled={toFill === 0}
                  tip={
                    toFill === 0
                      ? t('parity.fill.none')
                      : t('parity.fill.text', { date: text.date(before.date), count: toFill })
                  }
                  onPress={() =>
                    at && void run(sameAsBefore(at, shown, before.counts, text.date(before.date)))
                  }
                >
                  {t('parity.fill')}
                </Button>
              ) : null}
            </>
          ) : null}
        </>,
        matrix.closed && locked,
      )}
      {cells.length === 0 ? (
        <Empty
          title={t('parity.empty.title')}
          text={t(matrix.writable ? 'parity.empty.text' : 'parity.empty.read')}
        >
          {matrix.writable ? (
            <Button look="primary" icon={CalendarPlus} onPress={() => setAsking('date')}>
              {t('parity.date.new')}
            </Button>
          ) : null}
        </Empty>
      ) : (
        <>
          <div className="band-row">
            <BandFigures
              matrix={matrix}
              everybody={lines.find(({ kind }) => kind === 'all') ?? null}
            />
            <div className="band-filters">
              <Chooser
                label={t('parity.employer')}
                value={employer}
                options={[
                  { id: ALL, label: t('parity.employer.all') },
                  ...EMPLOYERS.map((id) => ({ id, label: choiceWord(text, id) })),
                ]}
                onChoose={setEmployer}
              />
              <Chooser
                label={t('parity.function')}
                value={work}
                options={[
                  { id: ALL, label: t('parity.function.all') },
                  ...WORKS.map((id) => ({ id, label: choiceWord(text, id) })),
                ]}
                onChoose={setWork}
              />
            </div>
          </div>
          <MatrixGrid
            id="parity"
            label={office ? t('parity.grid', { office: officeName }) : t('parity.grid.all')}
            columns={columns}
            lines={lines}
            at={at}
            locked={locked}
            grid={grid}
            onLine={setLine}
          />
        </>
      )}
      {dialogs}
    </>
  )
}

function lockedWhy(
  matrix: Matrix,
  officeName: string,
  { t, say }: ReturnType<typeof useText>,
): string | null {
  if (matrix.writable) return matrix.closed && say({ id: matrix.closed })
  return matrix.office === null
    ? t('parity.locked.all')
    : t('parity.locked.office', { office: matrix.reason ?? officeName })
}
