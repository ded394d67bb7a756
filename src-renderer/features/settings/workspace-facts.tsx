// Who types here, and where the file is.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useApi, useClient } from '../../client/api.tsx'
import { useSaying } from '../../client/refusal.ts'
import { useWorkspace } from '../../frame/use-frame.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'

export function You() {
  const { t } = useText()
  const client = useClient()
  const queries = useQueryClient()
  const saying = useSaying()
  const workspace = useWorkspace()
  const [person, setPerson] = useState(workspace.person)
  const [failed, setFailed] = useState<unknown>(null)
  const changed = person.trim() !== workspace.person
  async function save(event: FormEvent) {
    event.preventDefault()
    if (!changed || !person.trim()) return
    setFailed(null)
    try {
      await client.workspaces.setPerson({ person: person.trim() })
      await queries.invalidateQueries()
      announce(t('settings.you.saved', { person: person.trim() }))
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <section aria-labelledby="settings-you">
      <h2 id="settings-you">{t('settings.you')}</h2>
      <form className="settings-form" onSubmit={(event) => void save(event)}>
        <Field
          label={t('settings.you.name')}
          hint={t('settings.you.hint')}
          value={person}
          onChange={setPerson}
          wrong={failed ? saying(failed) : person.trim() ? null : t('settings.you.needed')}
        />
        <Button type="submit" isDisabled={!changed || !person.trim()}>
          {t('settings.you.save')}
        </Button>
      </form>
    </section>
  )
}

export function ThisFile() {
  const text = useText()
  const { t } = text
  const workspace = useWorkspace()
  const { data } = useQuery(useApi().workspaces.info.queryOptions())
  return (
    <section aria-labelledby="settings-file">
      <h2 id="settings-file">{t('settings.file')}</h2>
      <dl className="facts-list">
        <dt>{t('settings.file.name')}</dt>
        <dd dir="auto">{workspace.fileName}</dd>
        <dt>{t('settings.file.folder')}</dt>
        <dd className="path" dir="ltr">
          {workspace.folder}
        </dd>
        {data ? (
          <>
            <dt>{t('settings.file.holds')}</dt>
            <dd>
              {t('settings.file.size', {
                changes: data.changes,
                size: text.number(data.bytes / 1024 / 1024, 1),
              })}
            </dd>
          </>
        ) : null}
        <dt>{t('settings.file.version')}</dt>
        <dd>{workspace.appVersion}</dd>
      </dl>
      <p className="quiet">{t('settings.file.text')}</p>
    </section>
  )
}
