// The share of women over time as a line, the band that the strategy aims for, and the straight line to
// its last year. A drawing only; the same numbers stand in the table beside it.
import { useText } from '../../ui/text.ts'
import type { Matrix } from './matrix.ts'

const WIDTH = 620
const HEIGHT = 260
const ROOM = { start: 44, end: 56, top: 14, bottom: 28 }

interface Point {
  readonly date: string
  readonly share: number
}

function days(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000
}

/** Where dates and shares are in the drawing. */
function scales(points: readonly Point[], from: string, to: string, high: number) {
  const all = [days(from), days(to), ...points.map(({ date }) => days(date))]
  const first = Math.min(...all)
  const last = Math.max(...all)
  const top = Math.max(Math.ceil(Math.max(high, ...points.map(({ share }) => share)) / 10) * 10, 60)
  return {
    top,
    x: (date: string) =>
      ROOM.start + ((days(date) - first) / (last - first || 1)) * (WIDTH - ROOM.start - ROOM.end),
    y: (share: number) => HEIGHT - ROOM.bottom - (share / top) * (HEIGHT - ROOM.top - ROOM.bottom),
  }
}

export function TrendChart({ matrix }: { readonly matrix: Matrix }) {
  const text = useText()
  const { band, projection, years } = matrix
  const points = matrix.trend.flatMap(({ date, share }) =>
    share.value === null ? [] : [{ date, share: share.value }],
  )
  const aim = projection.share.value
  const { x, y, top } = scales(points, `${years.from}-01-01`, projection.date, band.high)
  const last = points.at(-1)
  const lines = Array.from({ length: top / 20 + 1 }, (_, i) => i * 20)
  const starts = Array.from({ length: years.to - years.from + 1 }, (_, i) => years.from + i)
  return (
    <svg
      className="trend"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={text.t('parity.trend.label', {
        low: band.low,
        high: band.high,
        date: text.date(projection.date),
      })}
      direction="ltr"
    >
      <rect
        className="trend-band"
        x={ROOM.start}
        y={y(band.high)}
        width={WIDTH - ROOM.start - ROOM.end}
        height={y(band.low) - y(band.high)}
      />
      <text className="trend-word" x={ROOM.start + 6} y={y((band.low + band.high) / 2) + 4}>
        {text.t('parity.trend.band', { low: band.low, high: band.high })}
      </text>
      {lines.map((share) => (
        <g key={share}>
          <line
            className="trend-grid"
            x1={ROOM.start}
            x2={WIDTH - ROOM.end}
            y1={y(share)}
            y2={y(share)}
          />
          <text className="trend-word" x={ROOM.start - 6} y={y(share) + 4} textAnchor="end">
            {text.percent(share, 0)}
          </text>
        </g>
      ))}
      {starts.map((year) => (
        <text
          key={year}
          className="trend-word"
          x={x(`${year}-07-01`)}
          y={HEIGHT - 8}
          textAnchor="middle"
        >
          {text.intl.formatNumber(year, { useGrouping: false })}
        </text>
      ))}
      <polyline
        className="trend-line"
        points={points.map((point) => `${x(point.date)},${y(point.share)}`).join(' ')}
      />
      {last && aim !== null && projection.date > last.date ? (
        <line
          className="trend-ahead"
          x1={x(last.date)}
          y1={y(last.share)}
          x2={x(projection.date)}
          y2={y(aim)}
        />
      ) : null}
      {points.map((point) => (
        <circle
          key={point.date}
          className="trend-dot"
          cx={x(point.date)}
          cy={y(point.share)}
          r={3.5}
        />
      ))}
      {last ? (
        <text className="trend-figure" x={x(last.date)} y={y(last.share) - 9} textAnchor="middle">
          {text.percent(last.share)}
        </text>
      ) : null}
      {last && aim !== null && projection.date > last.date ? (
        <>
          <circle className="trend-aim" cx={x(projection.date)} cy={y(aim)} r={4} />
          <text className="trend-figure" x={x(projection.date) + 8} y={y(aim) + 4}>
            {text.percent(aim)}
          </text>
        </>
      ) : null}
    </svg>
  )
}
