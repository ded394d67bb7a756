// A figure of the dashboard: opens "how was this made", knows the offices by name, and its cells lead
// to the room that shows them.

import type { Figure, Source } from '#domain/explain.ts'
import { useGo, useReference } from '../../frame/use-frame.ts'
import { FigureView } from '../../ui/figure.tsx'

export function ToldFigure(props: {
  readonly figure: Figure
  readonly label: string
  readonly currency?: string
}) {
  const reference = useReference()
  const go = useGo()
  const name = (id: string) => reference.offices.find((office) => office.id === id)?.name ?? id
  return (
    <FigureView
      figure={props.figure}
      label={props.label}
      currency={props.currency ?? null}
      officeName={name}
      onGo={(source: Source) =>
        go({
          entity: source.entity,
          row: source.row,
          field: source.field ?? null,
          period: source.period ?? null,
          office: source.office ?? null,
        })
      }
    />
  )
}
