// The reporting periods of a year in one action: four quarters and the year, each with its window.
// Periods that have a window already stay as they are.
import { type FormEvent, useState } from 'react'
import type { Command } from '#domain/changes.ts'
import { naturalId } from '#domain/ids.ts'
import { periodsOfYear, USUAL_WINDOW, type WindowDays } from '#domain/period-windows.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import type { Doing, Strategy } from './sheet.ts'

interface Props {
  readonly data: Strategy
  readonly onDo: (doing: Doing) => Promise<boolean>
  readonly onClose: () => void
}

export function AddYear({ data, onDo, onClose }: Props) {
  const text = useText()
  const { t } = text
  const [year, setYear] = useState(String(nextYear(data)))
  const [opens, setOpens] = useState(String(-USUAL_WINDOW.opens))
  const [due, setDue] = useState(String(USUAL_WINDOW.due))
  const [locks, setLocks] = useState('')
  const days = daysOf(opens, due, locks)
  const isYear = /^(19|20|21)\d\d$/.test(year.trim())
  const planned = isYear && days ? missing(data, Number(year), days) : null
  const first = planned?.[0]

  async function save(event: FormEvent) {
    event.preventDefault()
    if (!planned || planned.length === 0) return
    if (await onDo(yearOf(Number(year), planned))) onClose()
  }
  return (
    <Dialog open title={t('strategy.add.year.title')} onClose={onClose}>
      <form className="strategy-form" onSubmit={save}>
        <p className="quiet">{t('strategy.add.year.text')}</p>
        <Field
          autoFocus
          numeric
          label={t('strategy.year')}
          value={year}
          onChange={setYear}
          wrong={isYear ? null : t('strategy.year.wrong')}
        />
        <div className="strategy-three">
          <Field numeric label={t('strategy.year.opens')} value={opens} onChange={setOpens} />
          <Field numeric label={t('strategy.year.due')} value={due} onChange={setDue} />
          <Field numeric label={t('strategy.year.locks')} value={locks} onChange={setLocks} />
        </div>
        <p className="quiet">{t('strategy.year.locks.hint')}</p>
        {days ? null : <p className="wrong">{t('strategy.year.days')}</p>}
        <p role="status">
          {planned?.length === 0
            ? t('strategy.year.there', { year })
            : first
              ? t('strategy.year.first', {
                  period: text.period(first.code),
                  opens: text.date(first.opens),
                  due: text.date(first.due),
                })
              : ''}
        </p>
        <div className="actions">
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={!planned || planned.length === 0}>
            {t('strategy.year.make', { count: planned?.length ?? 0 })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The year after the last that has windows; in a new strategy its first. */
function nextYear({ strategy, periods }: Strategy): number {
  const years = periods
    .filter(({ opens }) => opens !== null)
    .map(({ code }) => Number(code.slice(0, 4)))
  const from = strategy.yearFrom ?? new Date().getFullYear()
  return years.length === 0 ? from : Math.max(...years) + 1
}

/** undefined: not whole numbers of days, or in the wrong order. */
function daysOf(opens: string, due: string, locks: string): WindowDays | undefined {
  const all = [opens, due, ...(locks.trim() ? [locks] : [])]
  if (!all.every((days) => /^\d{1,3}$/.test(days.trim()))) return undefined
  const last = locks.trim() ? Number(locks) : null
  if (last !== null && last < Number(due)) return undefined
  return { opens: -Number(opens), due: Number(due), locks: last }
}

type Planned = ReturnType<typeof periodsOfYear>

function missing(data: Strategy, year: number, days: WindowDays): Planned {
  const windows = data.periods.filter(({ opens, due }) => opens !== null || due !== null)
  const there = new Set(windows.map(({ code }) => code))
  return periodsOfYear(year, days).filter(({ code }) => !there.has(code))
}

function yearOf(year: number, planned: Planned): Doing {
  const first = planned[0]
  const row = first ? naturalId('reporting_period', { code: first.code }) : undefined
  return {
    ...(row ? { row } : {}),
    label: { id: 'label.add_year', values: { year: String(year) } },
    commands: planned.map(
      (values): Command => ({ do: 'put', entity: 'reporting_period', values: { ...values } }),
    ),
  }
}
