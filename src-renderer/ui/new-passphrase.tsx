// Asks for the passphrase that a package is to be sealed with. It is told by telephone, so it is readable as
// it is typed.
import { Field } from './field.tsx'
import { useText } from './text.ts'

/** Shorter ones are guessed too soon by whoever finds the stick. */
const SHORTEST = 10

export function isLongEnough(passphrase: string): boolean {
  return passphrase.trim().length >= SHORTEST
}

export function NewPassphrase(props: {
  readonly label?: string
  readonly value: string
  readonly onChange: (passphrase: string) => void
  /** What was wrong with the package that it was for. */
  readonly wrong: string | null
}) {
  const { t } = useText()
  const { value } = props
  const isShort = value.length > 0 && !isLongEnough(value)
  return (
    <Field
      label={props.label ?? t('passphrase.label')}
      hint={t('passphrase.hint')}
      value={value}
      onChange={props.onChange}
      wrong={props.wrong ?? (isShort ? t('passphrase.short', { count: SHORTEST }) : null)}
    />
  )
}
