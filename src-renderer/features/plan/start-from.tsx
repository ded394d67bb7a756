// An empty plan started from another one: which, and what of it. It takes the words of the results chain
// and which indicators are measured; dates, money, baselines, targets and values belong to the other plan.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { useFrame, useReference } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { type Doing, type PlanContext, startFrom } from './plan-commands.ts'
import { type Outline, resultsOf } from './plan-rows.ts'

interface Props {
  readonly context: PlanContext
  /** False when it was refused. */
  readonly onDo: (doing: Doing) => Promise<boolean>
  readonly onClose: () => void
}

export function StartFrom({ context, onDo, onClose }: Props) {
  const { t } = useText()
  const plans = useOtherPlans(context.workplan)
  const [chosen, setChosen] = useState(plans[0]?.id ?? '')
  const { data, error, refetch } = useQuery(
    useApi().plan.outline.queryOptions({ input: { workplan: chosen }, enabled: chosen !== '' }),
  )
  return (
    <Dialog open title={t('plan.start.title')} onClose={onClose}>
      <p className="quiet">{t('plan.start.text')}</p>
      <label className="links-field">
        <span className="label">{t('plan.start.from')}</span>
        <select
          className="input"
          value={chosen}
          onChange={(event) => setChosen(event.target.value)}
        >
          {plans.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {error ? (
        <Failure error={error} onAgain={() => void refetch()} />
      ) : data ? (
        <Choice key={data.workplan} source={data} {...{ context, onDo, onClose }} />
      ) : (
        <Loading />
      )}
    </Dialog>
  )
}

/** The office's own plans first: they are nearest. */
function useOtherPlans(workplan: string) {
  const { office } = useFrame()
  const { workplans, offices } = useReference()
  const nameOf = (id: string) => offices.find((each) => each.id === id)?.name ?? ''
  return workplans
    .filter(({ id }) => id !== workplan)
    .toSorted((a, b) => Number(b.office === office?.id) - Number(a.office === office?.id))
    .map((plan) => ({ id: plan.id, name: `${nameOf(plan.office)} · ${plan.code}` }))
}

function Choice(props: Props & { readonly source: Outline }) {
  const { t } = useText()
  const { source, context, onDo, onClose } = props
  const [activities, setActivities] = useState(true)
  const [indicators, setIndicators] = useState(true)
  const rows = resultsOf(source.rows)
  const of = (entity: string) => rows.filter((row) => row.entity === entity).length
  const isEmpty = of('outcome') === 0
  async function start() {
    const doing = startFrom(context, rows, { activities, indicators })
    if (await onDo(doing)) onClose()
  }
  return (
    <>
      <p>{t('plan.start.results', { outcomes: of('outcome'), outputs: of('output') })}</p>
      <Checkbox
        label={t('plan.start.activities', { count: of('activity') })}
        ticked={activities}
        onTick={setActivities}
      />
      <Checkbox
        label={t('plan.start.indicators', { count: of('indicator') })}
        ticked={indicators}
        onTick={setIndicators}
      />
      <div className="actions">
        <Button onPress={onClose}>{t('frame.cancel')}</Button>
        <Button look="primary" isDisabled={isEmpty} onPress={() => void start()}>
          {t('plan.start.run')}
        </Button>
      </div>
    </>
  )
}
