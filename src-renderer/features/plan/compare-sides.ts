// The two sides of a comparison as a person chooses them: this plan now, as it was at a moment, on a date,
// or another workplan. A choice is a text, so that a list can hold it.
import type { Client } from '#contract/client.ts'
import type { Reference } from '../../frame/state.ts'
import type { Option } from '../../ui/menu.tsx'
import type { Text } from '../../ui/text.ts'

export type Moments = Awaited<ReturnType<Client['compare']['moments']>>
type Side = Parameters<Client['compare']['plans']>[0]['before']

export const NOW = 'now'
export const DATE = 'date'

/** What can stand on a side, the plan itself first. */
export function sideOptions(
  text: Text,
  moments: Moments,
  plans: Reference['workplans'],
  offices: Reference['offices'],
  workplan: string,
): readonly Option[] {
  const { t } = text
  const officeName = new Map(offices.map(({ id, name }) => [id, name]))
  return [
    { id: NOW, label: t('compare.now') },
    ...moments.map(({ label, at, moment }, index) => ({
      id: `moment ${index}`,
      label: t(moment.kind === 'submission' ? 'compare.moment.at' : 'compare.moment.before', {
        what: momentWords(text, label, moment),
      }),
      note: text.instant(at),
    })),
    { id: DATE, label: t('compare.date') },
    ...plans
      .filter(({ id }) => id !== workplan)
      .map(({ id, office, code, title }) => ({
        id: `plan ${id}`,
        label: t('compare.other', { office: officeName.get(office) ?? title, plan: code }),
      })),
  ]
}

type Moment = Moments[number]

function momentWords(text: Text, label: Moment['label'], moment: Moment['moment']): string {
  if (moment.kind === 'submission') return text.period(moment.period)
  return text.say(label)
}

/** null where a date is still to be typed. */
export function sideOf(
  choice: string,
  date: string,
  workplan: string,
  moments: Moments,
): Side | null {
  if (choice === NOW) return { workplan }
  if (choice === DATE) {
    return /^\d{4}-\d\d-\d\d$/.test(date) ? { workplan, at: { kind: 'date', date } } : null
  }
  const [kind, id = ''] = choice.split(' ')
  if (kind === 'plan') return { workplan: id }
  const moment = moments[Number(id)]?.moment
  return moment ? { workplan, at: moment } : null
}

/** What is compared with at first: the last report, else the last moment, else a date. */
export function firstChoice(moments: Moments): string {
  const report = moments.findIndex(({ moment }) => moment.kind === 'submission')
  if (report >= 0) return `moment ${report}`
  return moments.length > 0 ? 'moment 0' : DATE
}
