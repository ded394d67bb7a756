// How a number of the Consolidated room was made: the rule in words, how many offices are in it and who is
// missing, the cells it came from and the way to each. A mean opens further to the indicators it is of.
import { skipToken, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Source } from '#domain/explain.ts'
import { useApi } from '../../client/api.tsx'
import { usePlaces } from '../../frame/use-places.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Failure, Loading } from '../../ui/empty.tsx'
import { HowMade } from '../../ui/figure.tsx'
import { useText } from '../../ui/text.ts'

type Told = 'actual' | 'target' | 'progress'

/** A number to explain: of an indicator, of one of its parts, or the mean over several. */
export interface Asked {
  /** What it is: an objective, an office, an indicator or a part of it. */
  readonly what: string
  /** Of which office, when `what` does not say so. */
  readonly whose: string
  readonly period: string
  /** Of the period alone, not up to its end. */
  readonly alone: boolean
  readonly figures: readonly Told[]
  readonly definition?: string
  readonly objective?: string | null
  readonly office?: string | null
  readonly slice?: string
}

export function How(props: { readonly asked: Asked; readonly onClose: () => void }) {
  const text = useText()
  const { t } = text
  /** From a mean to one of its indicators, and back. */
  const [path, setPath] = useState<readonly Asked[]>([props.asked])
  const asked = path.at(-1) ?? props.asked
  const { placeName } = usePlaces()
  function into(source: Source) {
    const place = source.entity === 'strategic_objective' ? 'objective' : 'definition'
    const { slice: _, ...rest } = asked
    setPath([
      ...path,
      {
        ...rest,
        figures: ['progress'],
        what: placeName(source),
        [place]: source.row,
      },
    ])
  }
  const title = [asked.what, asked.whose, text.period(asked.period)].filter(Boolean).join(' · ')
  return (
    <Dialog open title={title} onClose={props.onClose} wide>
      {asked.figures.map((figure) => (
        <Explained
          key={`${path.length} ${figure}`}
          asked={asked}
          figure={figure}
          onInto={into}
          onGone={props.onClose}
        />
      ))}
      <div className="actions">
        {path.length > 1 ? (
          <Button onPress={() => setPath(path.slice(0, -1))}>{t('consolidated.how.back')}</Button>
        ) : null}
        <Button autoFocus onPress={props.onClose}>
          {t('frame.close')}
        </Button>
      </div>
    </Dialog>
  )
}

/** What a mean is of: opened here; every other cell has a room of its own. */
const OPENED_HERE = ['strategic_objective', 'indicator_definition']

function Explained(props: {
  readonly asked: Asked
  readonly figure: Told
  readonly onInto: (source: Source) => void
  readonly onGone: () => void
}) {
  const text = useText()
  const { officeName, placeName, onGo } = usePlaces()
  const { asked, figure: told } = props
  const { data, error, refetch } = useFigure(asked, told)
  if (error) return <Failure error={error} onAgain={refetch} />
  if (!data) return <Loading />
  const head = text.t(`consolidated.measure.${told}`)
  return (
    <section aria-label={head}>
      <h3>
        {head}: {text.figure(data)}
      </h3>
      <HowMade
        figure={data}
        label={head}
        officeName={officeName}
        placeName={placeName}
        onGo={(source) => {
          if (OPENED_HERE.includes(source.entity)) props.onInto(source)
          else {
            props.onGone()
            onGo(source)
          }
        }}
      />
    </section>
  )
}

/** To date every figure has a key of its own; parts and periods alone are told by the room. */
function useFigure(asked: Asked, told: Told) {
  const api = useApi()
  const { definition, slice, period, alone } = asked
  const office = asked.office ?? undefined
  const objective = asked.objective ?? undefined
  const mean = objective !== undefined ? 'objective' : office !== undefined ? 'office' : 'strategy'
  const kind = definition !== undefined ? told : mean
  const part =
    definition !== undefined && told !== 'progress' && (alone || slice !== undefined)
      ? { definition, slice, objective, figure: told, alone }
      : undefined
  const known = useQuery(
    api.explain.get.queryOptions({
      input: { figure: kind, period, definition, objective, office },
      enabled: part === undefined,
    }),
  )
  const other = useQuery(
    api.consolidated.explain.queryOptions({
      input: part ? { period, office, of: part } : skipToken,
    }),
  )
  const { data, error, refetch } = part ? other : known
  return { data, error, refetch: () => void refetch() }
}
