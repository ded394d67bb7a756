// The line over the matrix: the share of women among those shown, where it stands in the band, and how
// many women are missing. It follows what is typed.
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
      <strong className="band-share">{text.percent(everybody.share)}</strong>
      <span className={`badge band-${everybody.position}`}>
        <svg viewBox="0 0 10 10" aria-hidden="true">
          <path d={BAND_SHAPES[everybody.position]} fill="currentColor" />
        </svg>
        {t(`parity.band.${everybody.position}`, band)}
      </span>
      {everybody.needed ? (
        <span>
          {t('parity.needed')}: <strong>{text.number(everybody.needed, 0)}</strong>{' '}
          <span className="quiet">{t('parity.needed.note', { low: band.low })}</span>
        </span>
      ) : null}
    </p>
  )
}
