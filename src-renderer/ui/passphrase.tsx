// Asks for the passphrase that a package is sealed with.
import { type FormEvent, useState } from 'react'
import { toRefusal } from '#contract/client.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { useText } from './text.ts'

/** True when a passphrase is what is missing, or was wrong. */
export function asksPassphrase(error: unknown): boolean {
  return toRefusal(error)?.values.asked === 'passphrase'
}

export function Passphrase(props: { readonly onOpen: (passphrase: string) => void }) {
  const { t } = useText()
  const [passphrase, setPassphrase] = useState('')
  function open(event: FormEvent) {
    event.preventDefault()
    if (passphrase) props.onOpen(passphrase)
  }
  return (
    <form className="unlock" onSubmit={open}>
      <Field label={t('passphrase.label')} value={passphrase} onChange={setPassphrase} autoFocus />
      <Button type="submit" look="primary" isDisabled={!passphrase}>
        {t('passphrase.open')}
      </Button>
    </form>
  )
}
