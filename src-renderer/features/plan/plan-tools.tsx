// The line above the outline: what can be done with the selected row, and find.
import {
  ArrowDown,
  ArrowUp,
  BookCopy,
  ChevronsDownUp,
  ChevronsUpDown,
  Link2,
  Plus,
  Trash2,
} from 'lucide-react'
import { PanelButton } from '../../frame/side-panel.tsx'
import { Button } from '../../ui/button.tsx'
import { Find } from '../../ui/find.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'
import { type Addable, addsFirst, nameOf, parentFor } from './plan-commands.ts'
import type { PlanRow } from './plan-rows.ts'

interface Props {
  readonly rows: readonly PlanRow[]
  readonly row: PlanRow | null
  readonly writable: boolean
  readonly reason: string | null
  readonly find: string
  readonly found: number
  readonly anyFolded: boolean
  readonly onFind: (find: string) => void
  readonly onLeaveFind: () => void
  readonly onAdd: (entity: Addable) => void
  /** Objectives are HQ's. */
  readonly onAddObjective: (() => void) | null
  readonly onMove: (by: -1 | 1) => void
  readonly onDelete: () => void
  readonly onLinks: () => void
  readonly onCarry: () => void
  /** Null where the plan has begun, or there is none to start from. */
  readonly onStart: (() => void) | null
  readonly onCompare: () => void
  readonly onNewWorkplan: () => void
  readonly onFoldAll: () => void
}

const ADDABLE = ['outcome', 'output', 'activity', 'indicator'] as const

export function PlanTools(props: Props) {
  const { t } = useText()
  const { row, rows, writable } = props
  const changeable = writable && row !== null && row.entity !== 'strategic_objective'
  const objective = props.onAddObjective
    ? [{ id: 'objective', label: t('plan.add.objective'), run: props.onAddObjective }]
    : []
  const adds = ADDABLE.map((entity) => {
    const parent = row ? parentFor(rows, row, entity) : null
    return {
      id: entity,
      label: t(`plan.add.${entity}`),
      key: parent ? t('plan.add.where', { what: nameOf(parent) }) : '',
      disabled: !parent,
      run: () => props.onAdd(entity),
    }
  })
  return (
    <div className="room-head">
      <h1>{t('room.plan')}</h1>
      <MenuButton
        label={t('plan.add')}
        icon={Plus}
        look={row && writable ? 'primary' : 'normal'}
        disabled={!row || !writable}
        groups={[
          {
            ...(row
              ? { head: t('plan.add.hint', { kind: t(`plan.entity.${addsFirst(row)}`) }) }
              : {}),
            actions: [...objective, ...adds],
          },
        ]}
      >
        {t('plan.add')}
      </MenuButton>
      <Button
        icon={ArrowUp}
        label={t('plan.up')}
        tip={`${t('plan.up')} (Alt+↑)`}
        isDisabled={!changeable}
        onPress={() => props.onMove(-1)}
      />
      <Button
        icon={ArrowDown}
        label={t('plan.down')}
        tip={`${t('plan.down')} (Alt+↓)`}
        isDisabled={!changeable}
        onPress={() => props.onMove(1)}
      />
      <Button
        icon={Trash2}
        label={t('plan.delete')}
        tip={`${t('plan.delete')} (Ctrl+Delete)`}
        isDisabled={!changeable}
        onPress={props.onDelete}
      />
      <Button
        icon={Link2}
        label={t('links.open')}
        tip={t('links.open.tip')}
        isDisabled={!row?.links}
        onPress={props.onLinks}
      />
      <Button
        look="plain"
        icon={props.anyFolded ? ChevronsUpDown : ChevronsDownUp}
        onPress={props.onFoldAll}
      >
        {t(props.anyFolded ? 'plan.unfold' : 'plan.fold')}
      </Button>
      <MenuButton
        label={t('plan.workplan')}
        icon={BookCopy}
        look="plain"
        groups={[
          {
            actions: [
              {
                id: 'carry',
                label: t('plan.workplan.carry'),
                disabled: !writable,
                run: props.onCarry,
              },
              ...(props.onStart
                ? [{ id: 'start', label: t('plan.workplan.start'), run: props.onStart }]
                : []),
              { id: 'compare', label: t('plan.workplan.compare'), run: props.onCompare },
              {
                id: 'new',
                label: t('plan.workplan.new'),
                disabled: !writable,
                run: props.onNewWorkplan,
              },
            ],
          },
        ]}
      >
        {t('plan.workplan')}
      </MenuButton>
      <span className="gap" />
      {props.writable ? null : (
        <p className="quiet">
          {t('grid.locked', { reason: t('plan.locked.office', { office: props.reason ?? '' }) })}
        </p>
      )}
      <Counts rows={rows} />
      <Find
        find={props.find}
        found={props.found}
        onFind={props.onFind}
        onLeave={props.onLeaveFind}
      />
      <PanelButton />
    </div>
  )
}

function Counts({ rows }: { readonly rows: readonly PlanRow[] }) {
  const { t } = useText()
  const of = (entity: string) => rows.filter((row) => row.entity === entity).length
  return (
    <p className="quiet counts">
      {t('plan.counts', {
        outputs: of('output'),
        activities: of('activity'),
        indicators: of('indicator'),
      })}
    </p>
  )
}
