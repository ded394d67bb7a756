// What an explanation needs to speak to people: offices and cells by name, and the way to a cell. For every
// figure on every screen, so that the same cell has the same name and leads to the same place.
import { useMemo } from 'react'
import type { Source } from '#domain/explain.ts'
import { type Text, useText } from '../ui/text.ts'
import type { Reference } from './state.ts'
import { useGo, useReference } from './use-frame.ts'

interface Places {
  readonly officeName: (id: string) => string
  readonly placeName: (source: Source) => string
  readonly onGo: (source: Source) => void
}

export function usePlaces(): Places {
  const reference = useReference()
  const text = useText()
  const go = useGo()
  return useMemo(
    () => ({
      officeName: (id) => reference.offices.find((office) => office.id === id)?.name ?? id,
      placeName: (source) => nameOfPlace(reference, text, source),
      onGo: ({ entity, row, field = null, period = null, office = null }) =>
        go({ entity, row, field, period, office }),
    }),
    [reference, text, go],
  )
}

/** A cell in words: the objective, office or indicator it is about, else whose it is and what kind. */
function nameOfPlace(reference: Reference, text: Text, source: Source): string {
  const { objectives, definitions, offices, workplans } = reference
  const about = [...objectives, ...definitions].find((one) => one.id === source.row)
  if (about) return `${about.code} ${about.title}`
  const plan = workplans.find((one) => one.id === source.row)
  const id = plan?.office ?? (source.entity === 'office' ? source.row : source.office)
  const office = offices.find((one) => one.id === id)?.name
  if (plan || source.entity === 'office') return office ?? source.row
  const kind = source.name ?? text.say({ id: `entity.${source.entity}` })
  return [office, kind, sexOf(text, source)].filter(Boolean).join(' · ')
}

/** Of people, who of them was counted: the women and the men of a row are two cells. */
function sexOf(text: Text, { field = '' }: Source): string | null {
  return SEXES.includes(field) ? text.say({ id: `field.${field}` }) : null
}

const SEXES: readonly string[] = ['women', 'men', 'other', 'undisclosed']
