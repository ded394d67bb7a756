// Parity at a glance: the share of women by level (it falls with seniority) and over time, against the
// band that the strategy aims for.
import { useCallback } from 'react'
import type { Figure } from '#domain/explain.ts'
import { percentText } from '#i18n/figures.ts'
import { type Text, useText } from '../../ui/text.ts'
import type { Board } from './board.ts'
import { Chart, type ChartColours } from './chart.tsx'
import { ToldFigure } from './told-figure.tsx'

interface Band {
  readonly parityLow: number
  readonly parityHigh: number
}

interface Point {
  readonly label: string
  /** null: the gap between two categories. */
  readonly share: Figure | null
}

/** More columns than this leave no room for labels side by side. */
const CROWDED = 12

/** Levels one after the other, a gap where another category begins. */
function grouped(levels: Board['parity']['byLevel']): readonly Point[] {
  return levels.flatMap((level, index) => {
    const point = { label: level.code, share: level.share }
    const before = levels[index - 1]
    return before && before.category !== level.category
      ? [{ label: '', share: null }, point]
      : [point]
  })
}

export function ParityPanel(props: { readonly board: Board; readonly band: Band }) {
  const text = useText()
  const { parity } = props.board
  const levels = grouped(parity.byLevel)
  const trend = parity.trend.map((point) => ({ label: text.date(point.date), share: point.share }))
  return (
    <section className="panel" aria-labelledby="dashboard-parity">
      <h2 id="dashboard-parity">{text.t('dashboard.parity')}</h2>
      {levels.length === 0 ? (
        <p className="quiet">{text.t('report.parity.none')}</p>
      ) : (
        <>
          <h3>{text.t('dashboard.parity.levels')}</h3>
          <ShareChart
            points={levels}
            band={props.band}
            kind="bar"
            label={text.t('dashboard.parity.levels')}
          >
            <LevelTable board={props.board} />
          </ShareChart>
        </>
      )}
      {trend.length > 1 ? (
        <>
          <h3>{text.t('report.chart.trend')}</h3>
          <ShareChart
            points={trend}
            band={props.band}
            kind="line"
            label={text.t('report.chart.trend')}
          >
            <TrendTable points={trend} />
          </ShareChart>
        </>
      ) : null}
    </section>
  )
}

function ShareChart(props: {
  readonly points: readonly Point[]
  readonly band: Band
  readonly kind: 'bar' | 'line'
  readonly label: string
  readonly children: React.ReactNode
}) {
  const text = useText()
  const { kind, band } = props
  const points = JSON.stringify(props.points.map((p) => [p.label, p.share?.value ?? null]))
  const option = useCallback(
    (colours: ChartColours) => shareOption(text, colours, kind, JSON.parse(points), band),
    [text, kind, points, band],
  )
  return (
    <Chart
      label={text.t('dashboard.chart.label', {
        what: props.label,
        low: band.parityLow,
        high: band.parityHigh,
      })}
      height={kind === 'bar' ? 210 : 150}
      option={option}
      table={props.children}
    />
  )
}

function shareOption(
  text: Text,
  colours: ChartColours,
  kind: 'bar' | 'line',
  points: readonly (readonly [string, number | null])[],
  band: Band,
) {
  const rightToLeft = document.documentElement.dir === 'rtl'
  const crowded = kind === 'bar' && points.length > CROWDED
  const highest = Math.max(60, ...points.map(([, share]) => share ?? 0))
  return {
    grid: {
      top: 18,
      bottom: crowded ? 50 : 24,
      left: rightToLeft ? 4 : 40,
      right: rightToLeft ? 40 : 4,
    },
    xAxis: {
      type: 'category',
      inverse: rightToLeft,
      data: points.map(([label]) => label),
      axisTick: { show: false },
      axisLabel: {
        color: colours.quiet,
        fontSize: crowded ? 9 : 10.5,
        rotate: crowded ? 90 : 0,
        ...(crowded ? { interval: 0 } : { hideOverlap: true }),
      },
      axisLine: { lineStyle: { color: colours.quiet } },
    },
    yAxis: {
      type: 'value',
      position: rightToLeft ? 'right' : 'left',
      min: 0,
      max: Math.ceil(highest / 20) * 20,
      interval: 20,
      axisLabel: { color: colours.quiet, formatter: (value: number) => text.percent(value, 0) },
      splitLine: { lineStyle: { color: colours.line } },
    },
    series: [
      {
        type: kind,
        barMaxWidth: 30,
        symbolSize: 7,
        data: points.map(([, share]) => share),
        itemStyle: { color: colours.accent },
        lineStyle: { color: colours.accent, width: 2 },
        label: {
          show: !crowded,
          position: 'top',
          color: colours.ink,
          fontSize: 10.5,
          formatter: ({ value }: { value: unknown }) =>
            typeof value === 'number' ? percentText(text.intl, value, kind === 'line' ? 1 : 0) : '',
        },
        labelLayout: { hideOverlap: true },
        markArea: {
          silent: true,
          itemStyle: { color: colours.band, opacity: 0.8 },
          data: [[{ yAxis: band.parityLow }, { yAxis: band.parityHigh }]],
        },
      },
    ],
  }
}

function LevelTable(props: { readonly board: Board }) {
  const text = useText()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.t('report.column.level')}</th>
          {(['women', 'men', 'other', 'undisclosed'] as const).map((sex) => (
            <th key={sex} scope="col" className="number">
              {text.t(`parity.${sex}`)}
            </th>
          ))}
          <th scope="col" className="number">
            {text.t('dashboard.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.board.parity.byLevel.map((level) => (
          <tr key={`${level.category} ${level.code}`}>
            <th scope="row">
              <bdi>{level.title || level.code}</bdi>
            </th>
            <td className="number">{text.number(level.women, 0)}</td>
            <td className="number">{text.number(level.men, 0)}</td>
            <td className="number">{text.number(level.other, 0)}</td>
            <td className="number">{text.number(level.undisclosed, 0)}</td>
            <td className="number">
              <ToldFigure
                figure={level.share}
                label={text.t('dashboard.share.of', { what: level.title || level.code })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TrendTable(props: {
  readonly points: readonly { readonly label: string; readonly share: Figure }[]
}) {
  const text = useText()
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{text.t('dashboard.date')}</th>
          <th scope="col" className="number">
            {text.t('dashboard.share')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.points.map((point) => (
          <tr key={point.label}>
            <th scope="row">{point.label}</th>
            <td className="number">
              <ToldFigure
                figure={point.share}
                label={text.t('dashboard.share.of', { what: point.label })}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
