// The five figures on top: progress, completeness, timeliness, share of women, funding gap.
import type { ReactNode } from 'react'
import type { Figure } from '#domain/explain.ts'
import { useReference } from '../../frame/use-frame.ts'
import { type Text, useText } from '../../ui/text.ts'
import type { Board } from './board.ts'
import { ToldFigure } from './told-figure.tsx'

/** From so many signs on a figure is written smaller, to stay in its card. */
const LONG = 13

function Card(props: {
  readonly label: string
  readonly figure: Figure
  readonly currency?: string
  readonly children: ReactNode
}) {
  const text = useText()
  const isLong = text.figure(props.figure, props.currency).length > LONG
  return (
    <div className="card">
      <dt>{props.label}</dt>
      <dd>
        <div className={isLong ? 'card-value card-value-long' : 'card-value'}>
          <ToldFigure
            figure={props.figure}
            label={props.label}
            {...(props.currency ? { currency: props.currency } : {})}
          />
        </div>
        <small>{props.children}</small>
      </dd>
    </div>
  )
}

/** '18 of 19 offices', or what to say when only one office is in it. */
function coverage(text: Text, figure: Figure, otherwise: string): string {
  return figure.expected > 1
    ? text.t('figure.coverage', { reported: figure.reported, expected: figure.expected })
    : otherwise
}

export function Headline(props: { readonly board: Board }) {
  const text = useText()
  const { strategy } = useReference()
  const { progress, completeness, timeliness, parity, funding } = props.board
  const band = { low: strategy.parityLow, high: strategy.parityHigh }
  return (
    <dl className="cards">
      <Card label={text.t('dashboard.progress')} figure={progress}>
        {coverage(text, progress, text.t('dashboard.progress.note'))}
      </Card>
      <Card label={text.t('dashboard.completeness')} figure={completeness}>
        {text.t('dashboard.completeness.note', {
          reported: completeness.reported,
          expected: completeness.expected,
        })}
      </Card>
      <Card label={text.t('dashboard.timeliness')} figure={timeliness}>
        {text.t('dashboard.timeliness.note')}
      </Card>
      <Card label={text.t('dashboard.share')} figure={parity.share}>
        {text.t(`parity.band.${parity.band}`, band)}
        {parity.needed.value ? (
          <>
            {' · '}
            <ToldFigure figure={parity.needed} label={text.t('parity.needed')} />{' '}
            {text.t('dashboard.needed.note')}
          </>
        ) : null}
      </Card>
      <Card label={text.t('dashboard.gap')} figure={funding.gap} currency={funding.currency}>
        {funding.required.value === null
          ? text.t('report.figure.gap.none')
          : text.t('report.figure.gap.note', {
              required: text.money(funding.required.value, funding.currency),
            })}
      </Card>
    </dl>
  )
}
