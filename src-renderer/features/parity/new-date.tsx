// Asks for the date of a new headcount, as people type dates in their language.
import { type FormEvent, useState } from 'react'
import { parseDate } from '#domain/parse-date.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'

interface Props {
  readonly dates: readonly string[]
  /** How many rows the new date starts with. */
  readonly rows: number
  readonly onStart: (date: string) => void
  readonly onClose: () => void
}

/** The last day of the half year after the last headcount. */
function proposed(last: string | undefined): string {
  if (!last) return ''
  const [year = 0, month = 0] = last.split('-').map(Number)
  return month < 6 ? `${year}-06-30` : month < 12 ? `${year}-12-31` : `${year + 1}-06-30`
}

export function NewDate(props: Props) {
  const text = useText()
  const { t } = text
  const [last] = props.dates
  const [typed, setTyped] = useState(() => proposed(last))
  const date = parseDate(typed, text.intl.locale)
  const isKnown = date !== undefined && props.dates.includes(date)
  const example = text.date(proposed(last) || '2020-12-31')
  const wrong = isKnown
    ? t('parity.date.new.known')
    : typed.trim() !== '' && date === undefined
      ? t('parity.date.new.unread', { example })
      : null
  function start(event: FormEvent) {
    event.preventDefault()
    if (date !== undefined && !isKnown) props.onStart(date)
  }
  return (
    <Dialog open title={t('parity.date.new.title')} onClose={props.onClose}>
      <form onSubmit={start}>
        <p>
          {last
            ? t('parity.date.new.text', { date: text.date(last), count: props.rows })
            : t('parity.date.new.first')}
        </p>
        <Field
          autoFocus
          label={t('parity.date.new.date')}
          hint={t('parity.date.new.hint', { example })}
          value={typed}
          onChange={setTyped}
          wrong={wrong}
        />
        <div className="actions">
          <Button onPress={props.onClose}>{t('parity.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={date === undefined || isKnown}>
            {t('parity.date.new.yes')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
