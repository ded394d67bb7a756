// A labelled list to choose from, as the platform draws it: long lists open at once and are found by
// typing. For dialogs.
import { useId } from 'react'
import type { Choice } from '../../ui/grid-column.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly choices: readonly Choice[]
  readonly onChange: (id: string) => void
  readonly hint?: string
}

export function Pick(props: Props) {
  const id = useId()
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="input"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.label}
          </option>
        ))}
      </select>
      {props.hint ? <span className="hint">{props.hint}</span> : null}
    </div>
  )
}
