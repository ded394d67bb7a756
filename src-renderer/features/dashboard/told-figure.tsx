// A figure of the dashboard: opens "how was this made", knows the offices by name, and its cells lead
// to the room that shows them.
import type { Figure } from '#domain/explain.ts'
import { usePlaces } from '../../frame/use-places.ts'
import { FigureView } from '../../ui/figure.tsx'

export function ToldFigure(props: {
  readonly figure: Figure
  readonly label: string
  readonly currency?: string
}) {
  const { currency = null, ...figure } = props
  return <FigureView {...figure} {...usePlaces()} currency={currency} />
}
