// Many conflicts by one rule. What the rule would choose is shown first; then it is one action, which undo
// takes back.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Conflict } from '#contract/conflicts.ts'
import { useApi, useClient } from '../../client/api.tsx'
import { andShown } from '../../client/live.tsx'
import { useSaying } from '../../client/refusal.ts'
import { whileSaving } from '../../client/saving.ts'
import { useValueText } from '../../frame/value-text.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Chooser } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'
import { conflictName, sideName, sideValue } from './conflict-words.ts'

const RULES = ['owner', 'hq', 'latest', 'shown'] as const
type Rule = (typeof RULES)[number]

export function SettleByRule(props: {
  readonly conflicts: readonly Conflict[]
  readonly onClose: () => void
}) {
  const { t } = useText()
  const client = useClient()
  const queries = useQueryClient()
  const saying = useSaying()
  const [rule, setRule] = useState<Rule>('owner')
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<unknown>(null)
  const { data, error } = useQuery(
    useApi().conflicts.resolveBy.queryOptions({ input: { rule, dryRun: true } }),
  )
  const count = data?.chosen.length ?? 0
  async function settle() {
    if (!data) return
    setBusy(true)
    setFailed(null)
    try {
      // Exactly those that were shown: one that arrived since is not settled unseen.
      const conflicts = data.chosen.map(({ conflict }) => conflict)
      await andShown(queries, () =>
        whileSaving(() => client.conflicts.resolveBy({ rule, conflicts })),
      )
      announce(t('conflicts.rule.said', { count: conflicts.length }))
      props.onClose()
    } catch (problem) {
      setFailed(problem)
      setBusy(false)
    }
  }
  return (
    <Dialog open title={t('conflicts.byRule.title')} onClose={props.onClose} wide>
      <p>{t('conflicts.byRule.text')}</p>
      <div>
        <Chooser
          label={t('conflicts.rule')}
          value={rule}
          options={RULES.map((id) => ({ id, label: t(`conflicts.rule.${id}`) }))}
          onChoose={(id) => setRule(RULES.find((known) => known === id) ?? 'owner')}
        />
      </div>
      {data ? <Look conflicts={props.conflicts} chosen={data.chosen} /> : null}
      {data && data.skipped.length > 0 ? (
        <p className="quiet">{t('conflicts.rule.skipped', { count: data.skipped.length })}</p>
      ) : null}
      {error || failed ? (
        <p className="wrong" role="alert">
          {saying(failed ?? error)}
        </p>
      ) : null}
      <div className="actions">
        <Button onPress={props.onClose}>{t('frame.cancel')}</Button>
        <Button look="primary" isDisabled={busy || count === 0} onPress={() => void settle()}>
          {t('conflicts.rule.apply', { count })}
        </Button>
      </div>
    </Dialog>
  )
}

interface Chosen {
  readonly conflict: string
  readonly ref: string
}

/** What would be chosen, and what would not be. */
function Look(props: {
  readonly conflicts: readonly Conflict[]
  readonly chosen: readonly Chosen[]
}) {
  const text = useText()
  const valueText = useValueText()
  const refs = new Map(props.chosen.map(({ conflict, ref }) => [conflict, ref]))
  const lines = props.conflicts.filter((conflict) => refs.has(conflict.id))
  if (lines.length === 0) return <p className="quiet">{text.t('conflicts.rule.none')}</p>
  return (
    // Scrollable content is reachable by key.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
    <section className="look" tabIndex={0} aria-label={text.t('conflicts.look')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{text.t('conflicts.where')}</th>
            <th scope="col">{text.t('conflicts.chosen')}</th>
            <th scope="col">{text.t('conflicts.notChosen')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((conflict) => {
            const isChosen = (ref: string) => ref === refs.get(conflict.id)
            const words = (sides: Conflict['sides']) =>
              sides.map((side) => (
                <p key={side.ref}>
                  <bdi>{sideValue(text, valueText, conflict, side)}</bdi>{' '}
                  <span className="quiet">{sideName(text, side)}</span>
                </p>
              ))
            return (
              <tr key={conflict.id}>
                <th scope="row">
                  <bdi>{conflictName(text, conflict)}</bdi>
                </th>
                <td>{words(conflict.sides.filter((side) => isChosen(side.ref)))}</td>
                <td>{words(conflict.sides.filter((side) => !isChosen(side.ref)))}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
