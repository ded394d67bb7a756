// A box to tick, with its words.
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox'

interface Props {
  readonly label: string
  readonly ticked: boolean
  readonly onTick: (ticked: boolean) => void
}

export function Checkbox(props: Props) {
  return (
    <AriaCheckbox className="checkbox" isSelected={props.ticked} onChange={props.onTick}>
      <span className="checkbox-box" aria-hidden="true" />
      <span>{props.label}</span>
    </AriaCheckbox>
  )
}
