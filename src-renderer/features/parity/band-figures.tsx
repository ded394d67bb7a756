// The line over the matrix: the share of women among those shown, where it stands in the band, and how
// many women are missing. It follows what is typed.
import { roundTo } from '#domain/arithmetic.ts'
import type { Figure } from '#domain/explain.ts'
import { usePlaces } from '../../frame/use-places.ts'
import { FigureView } from '../../ui/figure.tsx'
import { useText } from '../../ui/text.ts'
import type { Line, Matrix } from './matrix.ts'
import { BAND_SHAPES } from './matrix-columns.ts'

export function BandFigures(props: { readonly matrix: Matrix; readonly everybody: Line | null }) {
  const text = useText()
  const { t } = text
  const { everybody, matrix } = props
  if (!everybody || everybody.position === 'no_data') {
    return <p className="band-line quiet">{t('parity.band.no_data')}</p>
  }
  const band = { low: matrix.band.low, high: matrix.band.high }
  return (
    <p className="band-line">
      <strong className="band-share">
        <Told
          figure={matrix.share}
          value={everybody.share}
          shown={text.percent(everybody.share)}
          label={t('parity.trend.share')}
        />
      </strong>
      <span className={`badge band-${everybody.position}`}>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d={BAND_SHAPES[everybody.position]} fill="currentColor" />
        </svg>
        {t(`parity.band.${everybody.position}`, band)}
      </span>
      {everybody.needed ? (
        <span>
          {t('parity.needed')}:{' '}
          <strong>
            <Told
              figure={matrix.needed}
              value={everybody.needed}
              shown={text.number(everybody.needed, 0)}
              label={t('parity.needed')}
            />
          </strong>{' '}
          <span className="quiet">{t('parity.needed.note', { low: band.low })}</span>
        </span>
      ) : null}
    </p>
  )
}

/** It says how it was made, unless only some of the rows are shown or something was typed a moment ago. */
function Told(props: {
  readonly figure: Figure
  readonly value: number | null
  readonly shown: string
  readonly label: string
}) {
  const { figure, value, shown, label } = props
  const places = usePlaces()
  const isSame =
    figure.value !== null && value !== null && roundTo(figure.value, 9) === roundTo(value, 9)
  return isSame ? <FigureView {...{ figure, shown, label }} {...places} /> : shown
}
