// A number that can be explained: it opens "How was this made?" with the rule in words, the offices in
// it and the cells it came from; a cell that can be shown is a link. A figure that came without its cells
// has a key to ask for them with, which is done when somebody looks.
import { useQuery } from '@tanstack/react-query'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import type { Explanation, Figure, FigureKey, Source } from '#domain/explain.ts'
import { useApi } from '../client/api.tsx'
import { Button } from './button.tsx'
import { Failure, Loading } from './empty.tsx'
import { type Text, useText } from './text.ts'

interface Props {
  readonly figure: Figure
  /** What the number is, for a screen reader: 'Progress of SO1'. */
  readonly label: string
  readonly currency?: string | null
  /** As it stands in a table whose head says the unit; else with its unit. */
  readonly shown?: string
  /** Office names by id, for "not in it". */
  readonly officeName?: (id: string) => string
  /** The name of a cell; without it the office and period are shown. */
  readonly placeName?: (source: Source) => string
  readonly onGo?: (source: Source) => void
}

export function FigureView(props: Props) {
  const text = useText()
  const shown = props.shown ?? text.figure(props.figure, props.currency ?? null)
  return (
    <DialogTrigger>
      <AriaButton
        className="figure"
        aria-label={`${props.label}: ${spoken(text, props.figure, shown)}`}
      >
        {shown}
      </AriaButton>
      <Popover className="popover" placement="bottom">
        <AriaDialog className="padded">
          {({ close }) => (
            <div className="how">
              <Heading slot="title" level={3}>
                {text.t('figure.how')}
              </Heading>
              <How {...props} close={close} />
            </div>
          )}
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  )
}

function spoken(text: Text, figure: Figure, shown: string): string {
  return figure.value === null ? text.t('figure.nodata') : shown
}

/** The explanation itself, where it is not in a popover. */
export function HowMade(props: Props) {
  return (
    <div className="how">
      <How {...props} close={() => {}} />
    </div>
  )
}

function How(props: Props & { readonly close: () => void }) {
  const text = useText()
  const { how, reported, expected } = props.figure
  const name = props.officeName ?? ((id: string) => id)
  return (
    <>
      <p>
        {text.say({ id: how.rule, ...(how.values ? { values: readable(text, how.values) } : {}) })}
      </p>
      {expected > 1 ? (
        <p className="quiet">{text.t('figure.reported', { reported, expected })}</p>
      ) : null}
      {how.missing.length > 0 ? (
        <p className="quiet">
          {text.t('figure.missing', { offices: text.intl.formatList(how.missing.map(name)) })}
        </p>
      ) : null}
      {how.key ? <Asked {...props} ask={how.key} /> : <Sources {...props} />}
    </>
  )
}

/** Periods and days by their names, as everywhere else. */
function readable(text: Text, values: NonNullable<Explanation['values']>): Explanation['values'] {
  const named = ([name, value]: readonly [string, string | number]) =>
    [name, typeof value === 'string' ? when(text, value) : value] as const
  return Object.fromEntries(Object.entries(values).map(named))
}

/** People are counted on a day; what is neither a day nor a period stays as it is. */
function when(text: Text, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return text.date(value)
  return /^\d{4}(Q[1-4])?$/.test(value) ? text.period(value) : value
}

/** The cells of a figure that came without them. */
function Asked(props: Props & { readonly close: () => void; readonly ask: FigureKey }) {
  const { ask, figure, ...rest } = props
  const { data, error, refetch } = useQuery(useApi().explain.get.queryOptions({ input: ask }))
  if (error) return <Failure error={error} onAgain={() => void refetch()} />
  return data ? <Sources {...rest} figure={data} /> : <Loading />
}

function Sources(props: Props & { readonly close: () => void }) {
  const text = useText()
  const { figure, onGo } = props
  const name = props.officeName ?? ((id: string) => id)
  const place =
    props.placeName ?? ((s: Source) => (s.office ? name(s.office) : (s.field ?? s.entity)))
  const { from, more } = figure.how
  if (from.length === 0) return null
  return (
    <>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.t('figure.where')}</th>
            <th scope="col">{text.t('figure.when')}</th>
            <th scope="col" className="number">
              {text.t('figure.value')}
            </th>
          </tr>
        </thead>
        <tbody>
          {from.map((source) => (
            <tr key={`${source.row} ${source.field ?? ''} ${source.period ?? ''}`}>
              <td>
                {onGo ? (
                  <Button
                    look="plain"
                    onPress={() => {
                      props.close()
                      onGo(source)
                    }}
                  >
                    {place(source)}
                  </Button>
                ) : (
                  place(source)
                )}
              </td>
              <td>{source.period ? when(text, source.period) : ''}</td>
              <td className="number">
                {figure.unit === 'money'
                  ? text.money(source.value, props.currency ?? null)
                  : text.number(source.value, Math.max(figure.decimals, 2))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more ? <p className="quiet">{text.t('figure.more', { count: more })}</p> : null}
    </>
  )
}
