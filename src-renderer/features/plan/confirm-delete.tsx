// Asks before a row is deleted with what is under it, and says that it can be undone.
import { Confirm } from '../../ui/dialog.tsx'
import { useText } from '../../ui/text.ts'
import { nameOf } from './plan-commands.ts'
import type { PlanRow } from './plan-rows.ts'

interface Props {
  readonly row: PlanRow
  readonly onYes: () => void
  readonly onNo: () => void
}

export function ConfirmDelete({ row, onYes, onNo }: Props) {
  const { t } = useText()
  const kind = t(`plan.entity.${row.entity}`)
  const name = nameOf(row)
  return (
    <Confirm
      open
      danger
      title={t('plan.delete.title', { what: `${kind} ${name}` })}
      text={t('plan.delete.text', { count: row.children })}
      yes={t('plan.delete.yes')}
      no={t('frame.cancel')}
      onYes={onYes}
      onNo={onNo}
    />
  )
}
