// A new office, with its workplan under the global one in the same action. The country proposes name,
// code, language and time zone until a person says otherwise.
import { type FormEvent, useMemo, useState } from 'react'
import { countryOf, isPrivateCode } from '#domain/countries.ts'
import { LANGUAGES } from '#domain/entities.ts'
import { newId } from '#domain/ids.ts'
import { choiceName, fieldName } from '#i18n/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import { countryChoices, countryName, timeZones, usualLanguage, usualZone } from './countries.ts'
import { Pick } from './pick.tsx'
import type { Doing, Strategy } from './sheet.ts'

interface Props {
  readonly data: Strategy
  readonly onDo: (doing: Doing) => Promise<boolean>
  readonly onClose: () => void
}

interface Draft {
  readonly country: string
  readonly own: string
  readonly name: string
  readonly code: string
  readonly language: string
  readonly zone: string
  readonly currency: string
}

/** The choice for an area that ISO has no code for. */
const PRIVATE = 'private'

const EMPTY: Draft = {
  country: '',
  own: '',
  name: '',
  code: '',
  language: 'en',
  zone: 'UTC',
  currency: 'USD',
}

export function AddOffice({ data, onDo, onClose }: Props) {
  const text = useText()
  const { t, intl } = text
  const [draft, setDraft] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const countries = useMemo(
    () => [
      { id: '', label: t('strategy.office.country.choose') },
      { id: PRIVATE, label: t('strategy.office.country.none') },
      ...countryChoices(text),
    ],
    [text, t],
  )
  const zones = useMemo(timeZones, [])
  const change = (values: Partial<Draft>) => setDraft((before) => ({ ...before, ...values }))
  const country = draft.country === PRIVATE ? draft.own.trim().toUpperCase() : draft.country
  const taken = data.offices.some(
    ({ code }) => code?.toLowerCase() === draft.code.trim().toLowerCase(),
  )
  const wrongOwn = draft.country === PRIVATE && !isPrivateCode(country)
  const isComplete = draft.name.trim() && draft.code.trim() && !taken && country && !wrongOwn

  function choose(id: string) {
    if (!countryOf(id)) return change({ country: id })
    const before = draft.country
    const isOurs = (typed: string, proposed: string) => typed.trim() === '' || typed === proposed
    change({
      country: id,
      language: usualLanguage(id),
      zone: usualZone(id),
      ...(isOurs(draft.name, countryName(text, before)) ? { name: countryName(text, id) } : {}),
      ...(isOurs(draft.code, before) ? { code: id } : {}),
    })
  }
  async function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!isComplete) return
    const title = t('strategy.new.workplan', { office: draft.name.trim() })
    if (await onDo(newOffice(data, { ...draft, country }, title))) onClose()
  }
  return (
    <Dialog open title={t('strategy.add.office.title')} onClose={onClose}>
      <form className="strategy-form" onSubmit={save}>
        <p className="quiet">{t('strategy.add.office.text')}</p>
        <Pick
          label={fieldName(intl, 'office', 'country')}
          value={draft.country}
          choices={countries}
          onChange={choose}
        />
        {tried && !draft.country ? (
          <p className="wrong">{t('strategy.office.country.needed')}</p>
        ) : null}
        {draft.country === PRIVATE ? (
          <Field
            label={t('strategy.office.own')}
            hint={t('strategy.office.own.hint')}
            value={draft.own}
            onChange={(own) => change({ own })}
            wrong={tried && wrongOwn ? t('strategy.office.own.wrong') : null}
          />
        ) : null}
        <div className="strategy-two">
          <Field
            label={fieldName(intl, 'office', 'name')}
            value={draft.name}
            onChange={(name) => change({ name })}
            wrong={tried && !draft.name.trim() ? t('strategy.needed') : null}
          />
          <Field
            label={fieldName(intl, 'office', 'code')}
            hint={t('strategy.office.code.hint')}
            value={draft.code}
            onChange={(code) => change({ code })}
            wrong={
              taken
                ? t('rule.duplicate_code', { code: draft.code.trim() })
                : tried && !draft.code.trim()
                  ? t('strategy.needed')
                  : null
            }
          />
        </div>
        <div className="strategy-two">
          <Pick
            label={fieldName(intl, 'office', 'language')}
            value={draft.language}
            choices={LANGUAGES.map((id) => ({ id, label: choiceName(intl, 'language', id) }))}
            onChange={(language) => change({ language })}
          />
          <Pick
            label={fieldName(intl, 'office', 'time_zone')}
            value={draft.zone}
            choices={zones}
            onChange={(zone) => change({ zone })}
          />
        </div>
        <Field
          label={t('strategy.office.currency')}
          hint={t('strategy.office.currency.hint')}
          value={draft.currency}
          onChange={(currency) => change({ currency })}
        />
        <div className="actions">
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('strategy.add.office')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function newOffice(data: Strategy, draft: Draft, title: string): Doing {
  const [office, workplan] = [newId(), newId()]
  const { strategy, globalWorkplan } = data
  const code = draft.code.trim()
  return {
    label: { id: 'label.add_office', values: { what: draft.name.trim() } },
    row: office,
    commands: [
      {
        do: 'create',
        entity: 'office',
        id: office,
        values: {
          code,
          name: draft.name.trim(),
          type: 'field',
          country: draft.country,
          m49: countryOf(draft.country)?.m49 ?? null,
          language: draft.language,
          time_zone: draft.zone,
        },
      },
      {
        do: 'create',
        entity: 'workplan',
        id: workplan,
        values: {
          strategy: strategy.id,
          office,
          parent: globalWorkplan,
          code,
          title,
          level: 'field',
          year_from: strategy.yearFrom,
          year_to: strategy.yearTo,
          currency: draft.currency.trim().toUpperCase() || null,
          plan_version: 1,
        },
      },
    ],
  }
}
