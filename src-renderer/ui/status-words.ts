// What a status is made of, in words: who set it and why, or how near the target of which period.
import type { Client } from '#contract/client.ts'
import type { Text } from './text.ts'

type Status = NonNullable<Awaited<ReturnType<Client['plan']['outline']>>['rows'][number]['status']>

/** Empty where there is no status, or no data to make one of. */
export function statusTip(text: Text, status: Status | null): string {
  if (status === null) return ''
  if (status.overridden) {
    return text.t('status.overridden.why', {
      reason: status.reason ?? '—',
      computed: text.t(`status.${status.computed}`),
    })
  }
  if (status.percent === null) return ''
  const percent = text.percent(status.percent, 0)
  return status.duePeriod
    ? text.t('status.of_target', { percent, period: text.period(status.duePeriod) })
    : text.t('status.of_target.only', { percent })
}
