// A new HQ workspace: title, years, name.
import { Flag } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useClient } from '../../client/api.tsx'
import { useOpening } from '../../frame/use-opening.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import { Wrong } from '../../ui/wrong.tsx'

export function NewStrategy() {
  const { t } = useText()
  const [open, setOpen] = useState(false)
  return (
    <section className="way" aria-labelledby="way-hq">
      <h2 id="way-hq">{t('welcome.hq')}</h2>
      <p className="quiet">{t('welcome.hq.text')}</p>
      {open ? (
        <NewStrategyForm onCancel={() => setOpen(false)} />
      ) : (
        <Button icon={Flag} onPress={() => setOpen(true)}>
          {t('welcome.hq.start')}
        </Button>
      )}
    </section>
  )
}

function NewStrategyForm(props: { readonly onCancel: () => void }) {
  const { t } = useText()
  const client = useClient()
  const opening = useOpening()
  const thisYear = new Date().getFullYear()
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState(String(thisYear))
  const [to, setTo] = useState(String(thisYear + 4))
  const [person, setPerson] = useState('')
  const [asked, setAsked] = useState(false)
  const yearsFit = isYear(from) && isYear(to) && Number(from) <= Number(to)
  function start(event: FormEvent) {
    event.preventDefault()
    setAsked(true)
    if (!title.trim() || !person.trim() || !yearsFit) return
    void opening.run(() =>
      client.workspaces.createHq({
        title: title.trim(),
        person: person.trim(),
        yearFrom: Number(from),
        yearTo: Number(to),
      }),
    )
  }
  return (
    <form className="welcome-form" onSubmit={start}>
      <Field
        autoFocus
        label={t('welcome.hq.title')}
        value={title}
        onChange={setTitle}
        wrong={asked && !title.trim() ? t('welcome.hq.title.needed') : null}
      />
      <div className="two-fields">
        <Field numeric label={t('welcome.hq.from')} value={from} onChange={setFrom} />
        <Field numeric label={t('welcome.hq.to')} value={to} onChange={setTo} />
      </div>
      {asked && !yearsFit ? <p className="wrong">{t('welcome.hq.years.wrong')}</p> : null}
      <Field
        label={t('welcome.name')}
        hint={t('welcome.name.hint')}
        value={person}
        onChange={setPerson}
        wrong={asked && !person.trim() ? t('welcome.name.needed') : null}
      />
      <div className="welcome-actions">
        <Button look="primary" type="submit" isDisabled={opening.busy}>
          {t('welcome.open')}
        </Button>
        <Button isDisabled={opening.busy} onPress={props.onCancel}>
          {t('frame.cancel')}
        </Button>
      </div>
      <Wrong error={opening.error} />
    </form>
  )
}

function isYear(text: string): boolean {
  const year = Number(text)
  return Number.isInteger(year) && year >= 2000 && year <= 2100
}
