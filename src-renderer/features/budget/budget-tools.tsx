// The line over the budget grid: which view, what can be added under the selected row, find.
import { ChevronsDownUp, ChevronsUpDown, Plus, Trash2 } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Find } from '../../ui/find.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'
import type { Budget, Line } from './budget-rows.ts'
import { nameOf } from './budget-view.ts'

interface Props {
  readonly budget: Budget
  readonly line: Line | null
  readonly anyOpen: boolean
  readonly find: string
  readonly found: number
  readonly onFind: (find: string) => void
  readonly onLeaveFind: () => void
  readonly onAddLine: () => void
  readonly onAddFunding: () => void
  readonly onDelete: () => void
  readonly onFold: () => void
}

export function BudgetTools(props: Props) {
  const text = useText()
  const { t } = text
  const { line, budget } = props
  const under = line?.kind === 'line' || line?.kind === 'funding' ? line.line : null
  const activity = line && line.kind !== 'total' ? line.activity : null
  const deletable = budget.writable && (line?.kind === 'line' || line?.kind === 'funding')
  const lines = budget.activities.reduce((count, each) => count + each.lines.length, 0)
  return (
    <>
      {budget.writable ? (
        <>
          <MenuButton
            label={t('budget.add')}
            icon={Plus}
            look={activity ? 'primary' : 'normal'}
            disabled={!activity}
            groups={[
              {
                actions: [
                  {
                    id: 'line',
                    label: t('budget.add.line'),
                    key: activity ? t('plan.add.where', { what: activity.code }) : '',
                    run: props.onAddLine,
                  },
                  {
                    id: 'funding',
                    label: t('budget.add.funding'),
                    key:
                      under && activity
                        ? t('plan.add.where', {
                            what: nameOf(text, {
                              kind: 'line',
                              id: under.id,
                              line: under,
                              activity,
                            }),
                          })
                        : '',
                    disabled: under === null,
                    run: props.onAddFunding,
                  },
                ],
              },
            ]}
          >
            {t('budget.add')}
          </MenuButton>
          <Button
            icon={Trash2}
            label={t('budget.delete')}
            tip={`${t('budget.delete')} (Ctrl+Delete)`}
            isDisabled={!deletable}
            onPress={props.onDelete}
          />
        </>
      ) : null}
      <Button
        look="plain"
        icon={props.anyOpen ? ChevronsDownUp : ChevronsUpDown}
        onPress={props.onFold}
      >
        {t(props.anyOpen ? 'budget.fold' : 'budget.unfold')}
      </Button>
      <span className="gap" />
      <p className="quiet counts">
        {t('budget.counts', { activities: budget.activities.length, lines })}
      </p>
      <Find
        find={props.find}
        found={props.found}
        onFind={props.onFind}
        onLeave={props.onLeaveFind}
      />
    </>
  )
}
