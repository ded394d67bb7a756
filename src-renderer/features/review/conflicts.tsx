// Conflicts: open ones side by side, several by one rule with a look first, and those that were settled,
// with the value that lost.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { ConflictCard } from './conflict-card.tsx'
import { SettleByRule } from './settle-by-rule.tsx'
import { SettledConflicts } from './settled-conflicts.tsx'

/** More are worked off a page at a time; a rule takes all of them. */
const SHOWN = 50

export function Conflicts() {
  const { t } = useText()
  const { data, error, refetch } = useQuery(useApi().conflicts.list.queryOptions({ input: {} }))
  const [byRule, setByRule] = useState(false)
  const room = useRef<HTMLDivElement>(null)
  if (error && !data) return <Failure error={error} onAgain={() => void refetch()} />
  if (!data) return <Loading />
  const writable = data.filter((conflict) => conflict.writable)
  return (
    <div className="conflicts" ref={room} tabIndex={-1}>
      {data.length === 0 ? (
        <Empty title={t('conflicts.empty')} text={t('conflicts.empty.text')} />
      ) : (
        <>
          <div className="conflicts-head">
            <p>{t('conflicts.what', { count: data.length })}</p>
            {writable.length > 1 ? (
              <Button onPress={() => setByRule(true)}>{t('conflicts.byRule')}</Button>
            ) : null}
          </div>
          <ul className="conflict-list">
            {data.slice(0, SHOWN).map((conflict) => (
              <ConflictCard
                key={conflict.id}
                conflict={conflict}
                onSettled={() => room.current?.focus()}
              />
            ))}
          </ul>
          {data.length > SHOWN ? (
            <p className="quiet">{t('conflicts.more', { count: data.length - SHOWN })}</p>
          ) : null}
        </>
      )}
      <SettledConflicts />
      {byRule ? <SettleByRule conflicts={data} onClose={() => setByRule(false)} /> : null}
    </div>
  )
}
