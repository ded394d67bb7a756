// Who set the selected cell, when, from what to what, newest first; any value of it can be put back, as
// an ordinary edit that undo takes back.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from '#contract/client.ts'
import { CREATION, DELETED } from '#domain/changes.ts'
import { type EntityName, entityOf, fieldOf, type Value } from '#domain/entities.ts'
import { fieldName } from '#i18n/problem-text.ts'
import { useApi } from '../client/api.tsx'
import { useEdit } from '../client/edit.ts'
import { isRefusal, useSaying } from '../client/refusal.ts'
import { Button } from '../ui/button.tsx'
import { useText } from '../ui/text.ts'
import type { SelectedCell } from './selected.ts'
import { useValueText } from './value-text.ts'

type Entry = Awaited<ReturnType<Client['history']['row']>>['entries'][number]

/** One value of one field at one time, from a change or from the first values of a row. */
interface Line {
  readonly entry: Entry
  readonly field: string
  readonly from: Value
  readonly to: Value
  readonly isCurrent: boolean
}

const SHOWN = 60

export function CellHistory(props: { readonly cell: SelectedCell }) {
  const { t } = useText()
  const saying = useSaying()
  const { cell } = props
  const { data, error } = useQuery({
    ...useApi().history.row.queryOptions({
      input: { row: cell.row, ...(cell.field ? { field: cell.field } : {}) },
    }),
    enabled: cell.exists,
  })
  const lines = cell.exists && data ? linesOf(data.entries, cell.field) : []
  return (
    <section aria-labelledby="cell-history">
      <h3 id="cell-history">{t('panel.history')}</h3>
      {error && !isRefusal(error) ? (
        <p className="wrong" role="alert">
          {saying(error)}
        </p>
      ) : null}
      {cell.exists && data && lines.length > 0 ? (
        <ol className="history">
          {lines.slice(0, SHOWN).map((line) => (
            <HistoryLine key={`${line.entry.ref} ${line.field}`} line={line} cell={cell} />
          ))}
        </ol>
      ) : cell.exists && !data && !error ? null : (
        <p className="quiet">{t('panel.history.none')}</p>
      )}
      {lines.length > SHOWN ? (
        <p className="quiet">{t('panel.history.more', { count: lines.length - SHOWN })}</p>
      ) : null}
    </section>
  )
}

/** The value of a creation: the first values of the row by field. */
function firstValues({ field, to }: Entry): Readonly<Record<string, Value>> | null {
  if (field !== CREATION || typeof to !== 'object' || to === null) return null
  return to as Readonly<Record<string, Value>>
}

function linesOf(entries: readonly Entry[], field: string | null): readonly Line[] {
  const lines = entries.flatMap((entry) => linesOfEntry(entry, field))
  return lines
    .filter((line, at) => at === 0 || !isEmptyStart(line))
    .map((line) => (isCurrentElsewhere(lines, line) ? { ...line, isCurrent: false } : line))
}

/** A creation is current for some of its fields; those that were set since have their own line. */
function isCurrentElsewhere(lines: readonly Line[], line: Line): boolean {
  if (!line.isCurrent || line.entry.field !== CREATION) return false
  return lines.some(
    (other) => other.isCurrent && other.field === line.field && other.entry.field === line.field,
  )
}

/** A cell that was empty when its row was made says nothing, unless it is all there is to say. */
function isEmptyStart(line: Line): boolean {
  return line.entry.field === CREATION && line.field !== CREATION && line.to === null
}

function linesOfEntry(entry: Entry, field: string | null): readonly Line[] {
  const line = { entry, from: entry.from, isCurrent: entry.current }
  const first = firstValues(entry)
  if (!first) return [{ ...line, field: entry.field, to: entry.to as Value }]
  const made = { ...line, from: null }
  if (field) return [{ ...made, field, to: first[field] ?? null }]
  const given = Object.entries(first).filter(
    ([name, to]) => to !== null && says(entry.entity, name),
  )
  return given.length > 0
    ? given.map(([name, to]) => ({ ...made, field: name, to }))
    : [{ ...made, field: CREATION, to: null }]
}

/** What hangs where and under which key is not news about a value. */
function says(entity: string, field: string): boolean {
  const described = entityOf(entity)
  if (NAMING.includes(field) && NAMING.every((name) => described?.fields[name])) return false
  return fieldOf(entity, field)?.kind !== 'ref' && !described?.key?.includes(field)
}

/** The two fields by which links and comments name the row that they hang on. */
const NAMING = ['entity', 'row']

function HistoryLine(props: { readonly line: Line; readonly cell: SelectedCell }) {
  const text = useText()
  const valueText = useValueText()
  const { cell, line } = props
  const { entry, field } = line
  const isValue = entityOf(cell.entity)?.fields[field] !== undefined
  return (
    <li className={line.isCurrent ? 'history-line current' : 'history-line'}>
      {isValue ? (
        <p className="history-values">
          {cell.field === null ? (
            <span className="quiet">{fieldName(text.intl, cell.entity, field)} </span>
          ) : null}
          <span className="visually-hidden">{text.t('panel.history.from')} </span>
          <del dir="auto">{valueText(cell.entity, field, line.from)}</del>
          <span aria-hidden="true"> → </span>
          <span className="visually-hidden">{text.t('panel.history.to')} </span>
          <ins dir="auto">{valueText(cell.entity, field, line.to)}</ins>
        </p>
      ) : (
        <p>{rowWords(text.t, field, line.to)}</p>
      )}
      <p className="quiet history-who">
        <bdi>{entry.actor}</bdi>
        {entry.office ? ` (${entry.office})` : ''} · {text.instant(entry.at)}
        {entry.kind === 'edit' ? '' : ` · ${text.t(`panel.history.${entry.kind}`)}`}
      </p>
      {line.isCurrent ? (
        <p className="history-now">{text.t('panel.history.current')}</p>
      ) : isValue ? (
        <Restore cell={cell} field={field} value={line.to} />
      ) : null}
    </li>
  )
}

function rowWords(t: ReturnType<typeof useText>['t'], field: string, to: Value): string {
  if (field !== DELETED) return t('panel.history.made')
  return t(to === true ? 'panel.history.deleted' : 'panel.history.back')
}

function Restore(props: {
  readonly cell: SelectedCell
  readonly field: string
  readonly value: Value
}) {
  const { t } = useText()
  const valueText = useValueText()
  const apply = useEdit()
  const saying = useSaying()
  const [failed, setFailed] = useState<unknown>(null)
  const { cell, field, value } = props
  if (cell.locked !== null) return null
  async function restore() {
    setFailed(null)
    try {
      await apply([commandFor(cell.entity, cell.row, field, value)], {
        id: 'label.restore',
        values: { what: cell.name },
      })
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <>
      <Button
        look="plain"
        label={t('panel.restore.what', { value: valueText(cell.entity, field, value) })}
        onPress={() => void restore()}
      >
        {t('panel.restore')}
      </Button>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
    </>
  )
}

function commandFor(entity: EntityName, row: string, field: string, value: Value) {
  return { do: 'set', entity, row, values: { [field]: value } } as const
}
