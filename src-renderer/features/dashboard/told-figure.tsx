// A figure of the dashboard: opens "how was this made", knows the offices by name, and its cells lead
// to the room that shows them.

import type { Figure, Source } from '#domain/explain.ts'
import type { Reference } from '../../frame/state.ts'
import { useGo, useReference } from '../../frame/use-frame.ts'
import { FigureView } from '../../ui/figure.tsx'
import { type Text, useText } from '../../ui/text.ts'

/** A cell in words: the objective, office or indicator it is about, else whose it is and what kind. */
function nameOfPlace(reference: Reference, text: Text, source: Source): string {
  const { objectives, definitions, offices, workplans } = reference
  const about = [...objectives, ...definitions].find((one) => one.id === source.row)
  if (about) return `${about.code} ${about.title}`
  const plan = workplans.find((one) => one.id === source.row)
  const id = plan?.office ?? (source.entity === 'office' ? source.row : source.office)
  const office = offices.find((one) => one.id === id)?.name
  if (plan || source.entity === 'office') return office ?? source.row
  return [office, text.say({ id: `entity.${source.entity}` })].filter(Boolean).join(' · ')
}

export function ToldFigure(props: {
  readonly figure: Figure
  readonly label: string
  readonly currency?: string
}) {
  const reference = useReference()
  const text = useText()
  const go = useGo()
  const name = (id: string) => reference.offices.find((office) => office.id === id)?.name ?? id
  return (
    <FigureView
      figure={props.figure}
      label={props.label}
      currency={props.currency ?? null}
      officeName={name}
      placeName={(source) => nameOfPlace(reference, text, source)}
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
