// A labelled text field with a hint and what is wrong with it.
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField } from 'react-aria-components/TextField'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  readonly wrong?: string | null
  readonly lines?: number
  readonly numeric?: boolean
  readonly autoFocus?: boolean
  readonly disabled?: boolean
}

export function Field(props: Props) {
  return (
    <TextField
      className="field"
      value={props.value}
      onChange={props.onChange}
      isInvalid={Boolean(props.wrong)}
      isDisabled={props.disabled ?? false}
      autoFocus={props.autoFocus ?? false}
    >
      <Label className="label">{props.label}</Label>
      {props.lines ? (
        <TextArea className="input" rows={props.lines} dir="auto" />
      ) : (
        <Input className="input" dir="auto" inputMode={props.numeric ? 'numeric' : 'text'} />
      )}
      {props.hint ? (
        <Text slot="description" className="hint">
          {props.hint}
        </Text>
      ) : null}
      <FieldError className="wrong">{props.wrong}</FieldError>
    </TextField>
  )
}
