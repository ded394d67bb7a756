// Conflicts that somebody settled: what was chosen, by whom, and the value that lost, which stays here
// and in the history of its cell.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conflict } from '#contract/conflicts.ts'
import { useApi } from '../../client/api.tsx'
import { useGo } from '../../frame/use-frame.ts'
import { useValueText } from '../../frame/value-text.ts'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import { conflictName, sideName, sideValue, valueWords } from './conflict-words.ts'

export function SettledConflicts() {
  const { t } = useText()
  const { data } = useQuery(useApi().conflicts.list.queryOptions({ input: { settled: true } }))
  const [open, setOpen] = useState(false)
  const settled = data?.filter((conflict) => conflict.settled !== null) ?? []
  if (settled.length === 0) return null
  return (
    <details className="settled" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t('conflicts.settled', { count: settled.length })}</summary>
      <p className="quiet">{t('conflicts.settled.kept')}</p>
      {open ? <SettledTable conflicts={settled} /> : null}
    </details>
  )
}

function SettledTable(props: { readonly conflicts: readonly Conflict[] }) {
  const { t } = useText()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('conflicts.where')}</th>
          <th scope="col">{t('conflicts.chosen')}</th>
          <th scope="col">{t('conflicts.sides')}</th>
          <th scope="col">{t('conflicts.by')}</th>
        </tr>
      </thead>
      <tbody>
        {props.conflicts.map((conflict) => (
          <SettledLine key={conflict.id} conflict={conflict} />
        ))}
      </tbody>
    </table>
  )
}

function SettledLine(props: { readonly conflict: Conflict }) {
  const text = useText()
  const valueText = useValueText()
  const go = useGo()
  const { conflict } = props
  const { settled } = conflict
  if (!settled) return null
  return (
    <tr>
      <th scope="row">
        <Button look="plain" onPress={() => go(conflict)}>
          <bdi>{conflictName(text, conflict)}</bdi>
        </Button>
      </th>
      <td dir="auto">{valueWords(text, valueText, conflict, settled.value)}</td>
      <td>
        {conflict.sides.map((side) => (
          <p key={side.ref} className="quiet">
            <bdi>{sideName(text, side)}</bdi>: {sideValue(text, valueText, conflict, side)}
          </p>
        ))}
      </td>
      <td>
        <bdi>{settled.by}</bdi>
        {settled.office ? ` (${settled.office})` : ''}
        <br />
        <span className="quiet">{text.instant(settled.at)}</span>
      </td>
    </tr>
  )
}
