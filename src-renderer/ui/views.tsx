// Several ways to look at one room: a row of words of which one is chosen.
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'

interface Props<V extends string> {
  /** What is chosen here; read by a screen reader, not shown. */
  readonly label: string
  readonly value: V
  readonly views: readonly { readonly id: V; readonly label: string }[]
  readonly onChoose: (view: V) => void
}

export function Views<V extends string>(props: Props<V>) {
  return (
    <ToggleButtonGroup
      className="views"
      aria-label={props.label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.value]}
      onSelectionChange={(keys) => {
        const chosen = props.views.find((view) => keys.has(view.id))
        if (chosen) props.onChoose(chosen.id)
      }}
    >
      {props.views.map((view) => (
        <ToggleButton key={view.id} id={view.id} className="view">
          {view.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
