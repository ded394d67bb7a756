// A person of an office. The office owns the row for good, so it is asked before the row is made.
import { type FormEvent, useState } from 'react'
import { newId } from '#domain/ids.ts'
import { fieldName } from '#i18n/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import { roleChoices } from './people-sheet.ts'
import { Pick } from './pick.tsx'
import type { Doing, Strategy } from './sheet.ts'

interface Props {
  readonly data: Strategy
  /** The selected row: a person proposes their office. */
  readonly at: string | null
  readonly onDo: (doing: Doing) => Promise<boolean>
  readonly onClose: () => void
}

export function AddPerson({ data, at, onDo, onClose }: Props) {
  const { t, intl } = useText()
  const near = data.people.find(({ id }) => id === at)?.office
  const [office, setOffice] = useState(near ?? data.offices[0]?.id ?? '')
  const [name, setName] = useState('')
  const [title, setTitle] = useState('')
  const [role, setRole] = useState('enterer')
  const [tried, setTried] = useState(false)
  const word = (field: string) => fieldName(intl, 'person_role', field)

  async function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!name.trim()) return
    const row = newId()
    const done = await onDo({
      row,
      label: { id: 'label.add_person', values: { what: name.trim() } },
      commands: [
        {
          do: 'create',
          entity: 'person_role',
          id: row,
          values: { office, name: name.trim(), title: title.trim() || null, role },
        },
      ],
    })
    if (done) onClose()
  }
  return (
    <Dialog open title={t('strategy.add.person.title')} onClose={onClose}>
      <form className="strategy-form" onSubmit={save}>
        <Pick
          label={word('office')}
          value={office}
          choices={data.offices.map(({ id, code, name: called }) => ({
            id,
            label: called ?? code ?? '',
          }))}
          onChange={setOffice}
        />
        <Field
          autoFocus
          label={word('name')}
          value={name}
          onChange={setName}
          wrong={tried && !name.trim() ? t('strategy.needed') : null}
        />
        <Field label={word('title')} value={title} onChange={setTitle} />
        <Pick label={word('role')} value={role} choices={roleChoices(intl)} onChange={setRole} />
        <div className="actions">
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('strategy.add.person')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
