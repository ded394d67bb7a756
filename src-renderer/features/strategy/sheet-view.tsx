// One tab of the Strategy room on the screen: what it is for, what can be added, the one grid, and what
// there is to say after an edit. It goes to a new row and to the place that a problem names.
import { Plus, Trash2 } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { Command } from '#domain/changes.ts'
import { useEdit } from '../../client/edit.ts'
import { useSelectedCell } from '../../frame/selected.ts'
import { PanelButton } from '../../frame/side-panel.tsx'
import { useChoice } from '../../frame/state.ts'
import { arrived, useWorkspace } from '../../frame/use-frame.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Find } from '../../ui/find.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import { type Column, isLocked } from '../../ui/grid-column.ts'
import { NewWorkplan } from '../../ui/new-workplan.tsx'
import { useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import { AddOffice } from './add-office.tsx'
import { AddPerson } from './add-person.tsx'
import { AddValue } from './add-value.tsx'
import { AddYear } from './add-year.tsx'
import {
  type Add,
  type Asked,
  type Doing,
  type Sheet,
  type SheetRow,
  type Strategy,
  withoutPasted,
} from './sheet.ts'

/** So many consequences of a paste are said; the others are counted. */
const SAID_AT_ONCE = 3

interface Props<R extends SheetRow> {
  readonly sheet: Sheet<R>
  readonly data: Strategy
  /** More to do with the selected row. */
  readonly more?: (row: R) => ReactNode
}

interface Going {
  readonly row: string
  readonly column: string
  readonly edits: boolean
}

export function SheetView<R extends SheetRow>({ sheet, data, more }: Props<R>) {
  const text = useText()
  const { t } = text
  const apply = useEdit()
  const office = useWorkspace().office.id
  const grid = useRef<GridHandle>(null)
  const [at, setAt] = useState<{ readonly row: string; readonly column: string } | null>(null)
  const [find, setFind] = useState('')
  const [asked, setAsked] = useState<Asked | null>(null)
  const [said, setSaid] = useState('')
  const { rows, columns } = sheet
  const shown = useMemo(() => foundIn(rows, columns, find), [rows, columns, find])
  const row = rows.find(({ id }) => id === at?.row) ?? null
  const going = useGoing(rows, grid)

  useSelectedCell(
    useMemo(() => {
      if (!row) return null
      const cell = columns.find(({ id }) => id === at?.column)
      const field = row.entity === 'strategy' ? row.id : (cell?.id ?? null)
      const edit = cell?.edit?.(row)
      return {
        entity: row.entity,
        row: row.row,
        exists: true,
        field: cell?.edit ? field : null,
        office,
        name: cell?.edit ? `${row.called} · ${cell.head}` : row.called,
        locked: isLocked(edit) ? edit.locked : null,
        refocus: () => grid.current?.refocus(),
      }
    }, [row, columns, at, office]),
  )

  /** Does it, then goes to its row; a refusal is shown by the top bar. */
  async function run(doing: Doing | null) {
    if (!doing) return false
    const edits = doing.row !== undefined && doing.column !== undefined
    const callOff = edits ? grid.current?.awaitEdit() : undefined
    try {
      await apply(doing.commands, doing.label)
    } catch {
      callOff?.()
      return false
    }
    setSaid('')
    if (doing.row) {
      setFind('')
      going.to({ row: doing.row, column: doing.column ?? '', edits: doing.column !== undefined })
    }
    return true
  }
  function add(way: Add<R>) {
    if ('ask' in way) setAsked(way.ask)
    else void run(way.make(row))
  }
  async function remove(target: R) {
    const doing = sheet.remove(target)
    if ('locked' in doing) {
      setSaid(t('strategy.stays', { what: target.called, reason: doing.locked }))
      announce(t('strategy.stays', { what: target.called, reason: doing.locked }))
      return
    }
    const index = shown.findIndex(({ id }) => id === target.id)
    const next = shown[index + 1] ?? shown[index - 1]
    if (!(await run(doing))) return
    announce(t('plan.deleted', { what: target.called }))
    if (next) going.to({ row: next.id, column: at?.column ?? '', edits: false })
  }
  function close() {
    setAsked(null)
    requestAnimationFrame(() => grid.current?.refocus())
  }

  return (
    <>
      <div className="sheet-head">
        {sheet.adds.map((way, index) => (
          <Button
            key={way.id}
            icon={Plus}
            look={index === 0 ? 'primary' : 'normal'}
            onPress={() => add(way)}
          >
            {way.label}
          </Button>
        ))}
        {sheet.adds.length > 0 ? (
          <Button
            icon={Trash2}
            label={t('plan.delete')}
            tip={`${t('plan.delete')} (Ctrl+Delete)`}
            isDisabled={!row}
            onPress={() => row && remove(row)}
          />
        ) : null}
        {row && more ? more(row) : null}
        <p className="quiet sheet-words">{sheet.words}</p>
        <Find
          find={find}
          found={shown.length}
          onFind={setFind}
          onLeave={() => grid.current?.refocus()}
        />
        <PanelButton />
      </div>
      {said ? (
        <p className="sheet-said" role="status">
          {said}
        </p>
      ) : null}
      {rows.length === 0 ? (
        <Empty title={sheet.empty.title} text={sheet.empty.text}>
          {sheet.adds.slice(0, 1).map((way) => (
            <Button key={way.id} onPress={() => add(way)}>
              {way.label}
            </Button>
          ))}
        </Empty>
      ) : (
        <Grid
          id={sheet.id}
          label={sheet.label}
          columns={columns}
          rows={shown}
          handle={grid}
          onReady={going.ready}
          onFocus={(r, column) => setAt({ row: r.id, column })}
          onKey={(event, r) => {
            if (event.key === 'Insert' && sheet.adds[0]) add(sheet.adds[0])
            else if (event.ctrlKey && event.key === 'Delete') void remove(r)
            else return false
            return true
          }}
          change={(edit, all) => {
            const made: readonly Command[] = sheet.set?.(edit.row, edit.column, edit.value) ?? [
              {
                do: 'set',
                entity: edit.row.entity,
                row: edit.row.row,
                values: { [edit.column]: edit.value },
              },
            ]
            const commands = made.map((command) => withoutPasted(command, edit, all))
            const head = columns.find(({ id }) => id === edit.column)?.head ?? ''
            const what =
              edit.row.entity === 'strategy' ? edit.row.called : `${edit.row.called} ${head}`
            return { commands, label: { id: 'label.edit_value', values: { what } } }
          }}
          onDone={(done) => {
            const said = done.map(
              ({ edit, change }) => sheet.after?.(edit.row, edit.column, change.commands) ?? '',
            )
            const sentences = [...new Set(said.filter(Boolean))]
            const more = sentences.length - SAID_AT_ONCE
            setSaid(
              [
                ...sentences.slice(0, SAID_AT_ONCE),
                more > 0 ? t('grid.paste.more', { count: more }) : '',
              ]
                .join(' ')
                .trim(),
            )
          }}
        />
      )}
      {asked === 'office' ? <AddOffice data={data} onDo={run} onClose={close} /> : null}
      {asked === 'workplan' ? (
        <NewWorkplan
          strategy={data.strategy}
          parent={data.globalWorkplan}
          offices={data.offices.map(({ id, code, name, type }) => ({
            id,
            code: code ?? '',
            name: name ?? '',
            level: type === 'hq' ? 'global' : 'field',
          }))}
          taken={data.workplans.map(({ code }) => code ?? '')}
          office={data.workplans.find(({ id }) => id === row?.row)?.office ?? null}
          onDo={run}
          onClose={close}
        />
      ) : null}
      {asked === 'year' ? <AddYear data={data} onDo={run} onClose={close} /> : null}
      {asked === 'person' ? (
        <AddPerson data={data} at={row?.row ?? null} onDo={run} onClose={close} />
      ) : null}
      {asked === 'value' ? (
        <AddValue data={data} at={row?.row ?? null} onDo={run} onClose={close} />
      ) : null}
    </>
  )
}

function foundIn<R extends SheetRow>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  find: string,
): readonly R[] {
  const words = find.trim().toLocaleLowerCase()
  if (!words) return rows
  return rows.filter((row) =>
    columns.some((column) => column.text(row).toLocaleLowerCase().includes(words)),
  )
}

/** Goes to a row as soon as it is in the data and the grid is there; its cell may be edited at once. */
function useGoing<R extends SheetRow>(
  rows: readonly R[],
  grid: { readonly current: GridHandle | null },
) {
  const place = useChoice((s) => s.place)
  const [target, setTarget] = useState<Going | null>(null)
  const [ready, setReady] = useState(false)
  useEffect(() => {
    if (!ready) return
    const asked = target ?? (place ? goingTo(place.row, place.field ?? '') : null)
    if (!asked) return
    const line = rows.find(({ id }) => id === asked.row) ?? lineOf(rows, asked)
    if (!line) return
    return untilThere(() => {
      const column = asked.column || undefined
      const there = grid.current?.focus(line.id, column) || grid.current?.focus(line.id)
      if (!there) return false
      if (asked.edits && column) grid.current?.edit(line.id, column)
      if (target) setTarget(null)
      else arrived()
      return true
    })
  }, [rows, ready, target, place, grid])
  return { to: setTarget, ready: () => setReady(true) }
}

function goingTo(row: string, column: string): Going {
  return { row, column, edits: false }
}

/** Settings of the strategy fill a line each: the line of the field. */
function lineOf<R extends SheetRow>(rows: readonly R[], asked: Going): R | undefined {
  return rows.find(({ row, id }) => row === asked.row && id === asked.column)
}
