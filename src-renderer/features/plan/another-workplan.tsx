// A further workplan of the office whose plan is shown; when it is made, it is the chosen one.
import { choose } from '../../frame/state.ts'
import { useFrame, useReference } from '../../frame/use-frame.ts'
import { type MadeWorkplan, NewWorkplan } from '../../ui/new-workplan.tsx'

interface Props {
  readonly onDo: (made: MadeWorkplan) => Promise<boolean>
  readonly onClose: () => void
}

export function AnotherWorkplan({ onDo, onClose }: Props) {
  const { office } = useFrame()
  const { strategy, workplans } = useReference()
  if (!office) return null
  const { id, code, name, type } = office
  async function make(made: MadeWorkplan) {
    const done = await onDo(made)
    if (done) choose({ workplan: made.row })
    return done
  }
  return (
    <NewWorkplan
      strategy={strategy}
      parent={workplans.find(({ level }) => level === 'global')?.id ?? null}
      offices={[{ id, code, name, level: type === 'hq' ? 'global' : 'field' }]}
      taken={workplans.map((plan) => plan.code)}
      office={id}
      onDo={make}
      onClose={onClose}
    />
  )
}
