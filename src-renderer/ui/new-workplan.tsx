// A further workplan of an office: whose it is, how it is called, for which years, in which currency. For
// HQ's Strategy room and for the office's own Plan; it makes nothing itself, it answers with commands.
import { type FormEvent, useId, useState } from 'react'
import type { Command, Label } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { fieldName } from '#i18n/problem-text.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field } from './field.tsx'
import { useText } from './text.ts'

export interface MadeWorkplan {
  readonly commands: readonly Command[]
  readonly label: Label
  readonly row: string
}

interface OfficeChoice {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly level: 'global' | 'field'
}

interface Props {
  readonly strategy: {
    readonly id: string
    readonly yearFrom: number | null
    readonly yearTo: number | null
  }
  /** The global workplan, under which offices' plans hang. */
  readonly parent: string | null
  /** Offices that can be chosen; one is not asked about. */
  readonly offices: readonly OfficeChoice[]
  /** Codes of the workplans that there are. */
  readonly taken: readonly string[]
  /** The office that is proposed. */
  readonly office: string | null
  /** False when it was refused. */
  readonly onDo: (made: MadeWorkplan) => Promise<boolean>
  readonly onClose: () => void
}

export function NewWorkplan(props: Props) {
  const { t, intl } = useText()
  const { strategy, offices, taken } = props
  const first = offices.find(({ id }) => id === props.office) ?? offices[0]
  const [office, setOffice] = useState(first)
  const [draft, setDraft] = useState(() => ({
    ...proposed(first, taken, t),
    from: String(strategy.yearFrom ?? ''),
    to: String(strategy.yearTo ?? ''),
    currency: 'USD',
  }))
  const [tried, setTried] = useState(false)
  const list = useId()
  const change = (values: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...values }))
  const word = (field: string) => fieldName(intl, 'workplan', field)
  const code = draft.code.trim()
  const isTaken = taken.some((other) => other.toLowerCase() === code.toLowerCase())
  const [from, to] = [yearOf(draft.from), yearOf(draft.to)]
  const areYears = from !== undefined && to !== undefined && from <= to
  const isComplete = office && code && !isTaken && draft.title.trim() && areYears

  async function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!office || !isComplete) return
    const row = newId()
    const values = {
      strategy: strategy.id,
      office: office.id,
      parent: office.level === 'field' ? props.parent : null,
      code,
      title: draft.title.trim(),
      level: office.level,
      year_from: from ?? null,
      year_to: to ?? null,
      currency: draft.currency.trim().toUpperCase() || null,
      plan_version: 1,
    }
    const done = await props.onDo({
      row,
      label: { id: 'label.add_workplan', values: { what: code } },
      commands: [{ do: 'create', entity: 'workplan', id: row, values }],
    })
    if (done) props.onClose()
  }
  return (
    <Dialog open title={t('workplan.new.title')} onClose={props.onClose}>
      <form className="form" onSubmit={save}>
        <p className="quiet">{t('workplan.new.text')}</p>
        {offices.length > 1 ? (
          <div className="field">
            <label className="label" htmlFor={list}>
              {word('office')}
            </label>
            <select
              id={list}
              className="input"
              value={office?.id ?? ''}
              onChange={(event) => {
                const chosen = offices.find(({ id }) => id === event.target.value)
                setOffice(chosen)
                change(proposed(chosen, taken, t))
              }}
            >
              {offices.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        ) : null}
        <Field
          autoFocus
          label={word('title')}
          value={draft.title}
          onChange={(title) => change({ title })}
          wrong={tried && !draft.title.trim() ? t('strategy.needed') : null}
        />
        <Field
          label={word('code')}
          hint={t('workplan.new.code.hint')}
          value={draft.code}
          onChange={(typed) => change({ code: typed })}
          wrong={
            isTaken
              ? t('rule.duplicate_code', { code })
              : tried && !code
                ? t('strategy.needed')
                : null
          }
        />
        <div className="form-three">
          <Field
            numeric
            label={word('year_from')}
            value={draft.from}
            onChange={(typed) => change({ from: typed })}
          />
          <Field
            numeric
            label={word('year_to')}
            value={draft.to}
            onChange={(typed) => change({ to: typed })}
            wrong={areYears ? null : t('workplan.new.years')}
          />
          <Field
            label={word('currency')}
            value={draft.currency}
            onChange={(currency) => change({ currency })}
          />
        </div>
        <div className="actions">
          <Button onPress={props.onClose}>{t('frame.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('workplan.new.make')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function yearOf(typed: string): number | undefined {
  return /^(19|20|21)\d\d$/.test(typed.trim()) ? Number(typed) : undefined
}

type Say = ReturnType<typeof useText>['t']

function proposed(office: OfficeChoice | undefined, taken: readonly string[], t: Say) {
  const codes = new Set(taken.map((code) => code.toLowerCase()))
  let number = 2
  while (codes.has(`wp-${office?.code ?? ''}-${number}`.toLowerCase())) number += 1
  return {
    code: `WP-${office?.code ?? ''}-${number}`,
    title: t('workplan.new.plan', { office: office?.name ?? '' }),
  }
}
