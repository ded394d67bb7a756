// Opens the dialog for carrying the chosen plan on: which years it can be carried from, and which one is
// meant most likely.
import { useFrame, useReference } from '../../frame/use-frame.ts'
import { CarryDialog } from './carry-dialog.tsx'

export function CarryOn(props: { readonly onClose: () => void }) {
  const { workplan, period } = useFrame()
  const { strategy } = useReference()
  if (!workplan) return null
  const from = workplan.yearFrom ?? strategy.yearFrom
  const to = workplan.yearTo ?? strategy.yearTo
  const years = Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => from + index)
  const chosen = Number(period?.slice(0, 4))
  return (
    <CarryDialog
      workplan={workplan.id}
      code={workplan.code}
      years={years}
      proposed={years.includes(chosen) ? chosen : (years.at(-1) ?? from)}
      onClose={props.onClose}
    />
  )
}
