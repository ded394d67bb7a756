// The one grid. A thin layer over AG Grid Community: columns are declared as in grid-column.ts, rows
// are immutable data with ids. It behaves like a spreadsheet at the keys, keeps what was typed until
// the data shows it, says why a cell is locked, and remembers column widths. What an edit means is said by
// `change`; the grid does it, one edit or a pasted block as one action. Without `change` it is only read.
import './grid.css'
import { useQuery } from '@tanstack/react-query'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useApi, useClient } from '../client/api.tsx'
import { useEdit } from '../client/edit.ts'
import { useSaying } from '../client/refusal.ts'
import type { ChangeOf, Column, Done, GridRow } from './grid-column.ts'
import { GridController } from './grid-controller.ts'
import { PasteQuestion } from './grid-paste-question.tsx'
import type { Question } from './grid-pasting.ts'
import { useText } from './text.ts'

export interface GridHandle {
  /** Goes to a cell; false when there is no such row or column. */
  readonly focus: (row: string, column?: string) => boolean
  readonly edit: (row: string, column: string) => void
  /** A cell to edit is on its way: what is typed until then is for it. Answers how to say that it does not come. */
  readonly awaitEdit: () => () => void
  /** Gives the keys back to the cell that had them. */
  readonly refocus: () => void
}

export interface GridProps<R extends GridRow> {
  /** Names its settings; one per grid of the application. */
  readonly id: string
  /** What a screen reader calls it. */
  readonly label: string
  readonly columns: readonly Column<R>[]
  readonly rows: readonly R[]
  readonly change?: ChangeOf<R>
  /** After edits are saved. */
  readonly onDone?: (done: readonly Done<R>[]) => void
  /** Keys the grid does not know; true when it was taken. */
  readonly onKey?: (event: KeyboardEvent, row: R, column: string) => boolean
  readonly onFocus?: (row: R, column: string) => void
  readonly onClick?: (row: R, column: string, target: Element) => void
  readonly rowClass?: (row: R) => string
  /** The grid can be gone to; it waits a moment for its remembered widths. */
  readonly onReady?: () => void
  readonly handle?: Ref<GridHandle>
}

export function Grid<R extends GridRow>(props: GridProps<R>) {
  const settings = useQuery(
    useApi().settings.get.queryOptions({ input: { key: `grid.${props.id}` }, gcTime: 0 }),
  )
  if (settings.isPending) return <div className="grid" />
  return <ReadyGrid {...props} widths={widthsOf(settings.data?.value)} />
}

function widthsOf(value: unknown): Readonly<Record<string, number>> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, w]) => typeof w === 'number'))
}

function ReadyGrid<R extends GridRow>(
  props: GridProps<R> & { readonly widths: Readonly<Record<string, number>> },
) {
  const box = useRef<HTMLDivElement>(null)
  const controller = useRef<GridController<R> | null>(null)
  const [line, setLine] = useState({ words: '', urgent: false })
  const text = useText()
  const saying = useSaying()
  const client = useClient()
  const apply = useEdit()
  const [question, setQuestion] = useState<Question | null>(null)
  // What the grid's callbacks see is always what was rendered last.
  const latest = useRef({ ...props, text, saying, apply })
  latest.current = { ...props, text, saying, apply }

  useEffect(() => {
    if (!box.current) return
    const made = new GridController<R>(box.current, {
      get props() {
        return latest.current
      },
      widths: latest.current.widths,
      onAsk: setQuestion,
      onLine: (words, urgent) => setLine({ words, urgent }),
      onWidths: (value) => {
        client.settings.put({ key: `grid.${latest.current.id}`, value }).catch(() => {
          // Only a convenience: the widths hold until the window closes.
        })
      },
    })
    controller.current = made
    latest.current.onReady?.()
    return () => {
      controller.current = null
      made.destroy()
    }
  }, [client])
  useEffect(() => controller.current?.show(props.columns, props.rows), [props.columns, props.rows])
  useImperativeHandle(props.handle, () => ({
    focus: (row, column) => controller.current?.focus(row, column) ?? false,
    edit: (row, column) => controller.current?.edit(row, column),
    awaitEdit: () => controller.current?.awaitEdit() ?? (() => {}),
    refocus: () => controller.current?.refocus(),
  }))
  return (
    <div className="grid">
      <div className="grid-body" ref={box} />
      <p className={line.urgent ? 'cell-line cell-line-urgent' : 'cell-line'} dir="auto">
        {line.words}
      </p>
      {question ? (
        <PasteQuestion
          question={question}
          onClose={() => {
            setQuestion(null)
            requestAnimationFrame(() => controller.current?.refocus())
          }}
        />
      ) : null}
    </div>
  )
}
