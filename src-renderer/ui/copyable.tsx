// A text that a person copies or reads out: shown whole, with a button that copies it.
import { Copy } from 'lucide-react'
import { copyText } from '../client/clipboard.ts'
import { announce } from './announce.ts'
import { Button } from './button.tsx'
import { useText } from './text.ts'

export function Copyable(props: { readonly label: string; readonly text: string }) {
  const { t } = useText()
  async function copy() {
    const done = await copyText(props.text)
    announce(t(done ? 'copy.done' : 'copy.failed', { what: props.label }))
  }
  return (
    <div className="copyable">
      <p className="copyable-text" dir="ltr">
        {props.text}
      </p>
      <Button
        look="plain"
        icon={Copy}
        label={t('copy.what', { what: props.label })}
        onPress={() => void copy()}
      />
    </div>
  )
}
