// Which of HQ's indicator definitions to use under a result: those of its objective first; those that
// are used there already are left out.
import { useMemo, useState } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { useLocation } from 'wouter'
import type { Reference } from '../../frame/state.ts'
import { useReference, useWorkspace } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import { nameOf } from './plan-commands.ts'
import { childrenOf, lineage, type PlanRow } from './plan-rows.ts'

interface Props {
  readonly rows: readonly PlanRow[]
  readonly parent: PlanRow
  readonly onChoose: (definition: string) => void
  readonly onClose: () => void
}

type Definition = Reference['definitions'][number]

export function ChooseDefinition(props: Props) {
  const { t } = useText()
  const { definitions } = useReference()
  const isHq = useWorkspace().role === 'hq'
  const [, navigate] = useLocation()
  const [search, setSearch] = useState('')
  const offered = useMemo(
    () => offeredDefinitions(definitions, props.rows, props.parent, search),
    [definitions, props.rows, props.parent, search],
  )
  return (
    <Dialog open wide title={t('plan.choose.title')} onClose={props.onClose}>
      <p className="quiet">{t('plan.choose.text', { what: nameOf(props.parent) })}</p>
      <Field autoFocus label={t('plan.choose.search')} value={search} onChange={setSearch} />
      <ListBox
        className="menu definitions"
        aria-label={t('plan.choose.title')}
        items={offered}
        renderEmptyState={() => (
          <p className="quiet menu-item">
            {t(definitions.length === 0 ? 'plan.choose.undefined' : 'plan.choose.none')}
          </p>
        )}
        onAction={(id) => props.onChoose(String(id))}
      >
        {(definition: Definition) => (
          <ListBoxItem
            id={definition.id}
            className="menu-item definition"
            textValue={`${definition.code} ${definition.title}`}
          >
            <strong>{definition.code}</strong>
            <span dir="auto">{definition.title}</span>
            <span className="note">{definition.unit}</span>
          </ListBoxItem>
        )}
      </ListBox>
      <div className="actions">
        {isHq ? (
          <Button onPress={() => navigate('/strategy')}>{t('plan.choose.define')}</Button>
        ) : null}
        <Button onPress={props.onClose}>{t('frame.cancel')}</Button>
      </div>
    </Dialog>
  )
}

function offeredDefinitions(
  definitions: readonly Definition[],
  rows: readonly PlanRow[],
  parent: PlanRow,
  search: string,
): Definition[] {
  const used = new Set(childrenOf(rows, parent.id, 'indicator').map((row) => row.definition))
  const objective = lineage(rows, parent.id).at(-1)?.id
  const words = search.trim().toLocaleLowerCase()
  const offered = definitions.filter(
    (d) => !used.has(d.id) && `${d.code} ${d.title}`.toLocaleLowerCase().includes(words),
  )
  const own = offered.filter((d) => d.objective === objective)
  return [...own, ...offered.filter((d) => d.objective !== objective)]
}
