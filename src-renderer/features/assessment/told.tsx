// A figure of the assessment that says how it was made. Its cells lead to the room that shows them; the
// parts of an urgency are named.
import type { Figure, Source } from '#domain/explain.ts'
import type { Reference } from '../../frame/state.ts'
import { useGo, useReference } from '../../frame/use-frame.ts'
import { FigureView, HowMade } from '../../ui/figure.tsx'
import { type Text, useText } from '../../ui/text.ts'
import type { Assessed, FigureName } from './assessment-rows.ts'

interface Props {
  readonly figure: Figure
  readonly label: string
  readonly currency: string
  readonly shown?: string
  /** Whose figure it is. */
  readonly row?: Assessed
}

export function Told(props: Props) {
  const { row: _, ...shown } = props
  return <FigureView {...shown} {...useTelling(props.row)} />
}

/** The same, not behind a button: in the dialog of a cell. */
export function ToldOpenly(
  props: Props & { readonly onGone: () => void; readonly onPart: (part: FigureName) => void },
) {
  const { row: _, onGone, onPart, ...shown } = props
  const { onGo, ...telling } = useTelling(props.row)
  return (
    <HowMade
      {...shown}
      {...telling}
      onGo={(source) => {
        const part = partOf(source)
        if (part) {
          onPart(FIGURE_OF[part])
          return
        }
        onGone()
        onGo(source)
      }}
    />
  )
}

const PARTS = ['shortfall', 'risk', 'gap'] as const
/** Which figure a part of an urgency is made of. */
const FIGURE_OF = { shortfall: 'progress', risk: 'risk', gap: 'gapShare' } as const

function partOf(source: Source): (typeof PARTS)[number] | undefined {
  return PARTS.find((each) => each === source.field)
}

function useTelling(row: Assessed | undefined) {
  const reference = useReference()
  const text = useText()
  const go = useGo()
  return {
    officeName: (id: string) => officeName(reference, id),
    placeName: (source: Source) => placeName(reference, text, source),
    onGo: (source: Source) =>
      go({
        entity: source.entity,
        row: source.row,
        field: partOf(source) ? null : (source.field ?? null),
        period: source.period ?? null,
        office: source.office ?? row?.office ?? null,
      }),
  }
}

function officeName(reference: Reference, id: string): string {
  return reference.offices.find((office) => office.id === id)?.name ?? id
}

function placeName(reference: Reference, text: Text, source: Source): string {
  const part = partOf(source)
  if (part) return text.t(`assessment.part.${part}`)
  const about = reference.definitions.find(({ id }) => id === source.row)
  if (about) return `${about.code} ${about.title}`
  const office = source.office ? officeName(reference, source.office) : ''
  return [office, text.say({ id: `entity.${source.entity}` })].filter(Boolean).join(' · ')
}
