// The few charts of a report, drawn by ECharts without a browser: an SVG text with patterns beside
// colours, readable in black and white. Each kind stands once on a page. Each returns the picture only; the section gives it a label
// and the table that says the same in figures.
import { BarChart, LineChart } from 'echarts/charts'
import {
  AriaComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
} from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { RAG_COLOURS, RAG_ORDER, type RagName } from './marks.ts'
import { type Markup, trusted } from './markup.ts'
import type { Words } from './words.ts'

echarts.use([
  BarChart,
  LineChart,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  AriaComponent,
  SVGRenderer,
])

const INK = '#1f2933'
const FAINT = '#d9dde2'
const FONT = "'Inter Variable', 'Noto Sans Arabic Variable', sans-serif"

/** What tells statuses apart without colour: none, slanted lines, crossed lines, dots, level lines. */
export const RAG_DECALS = {
  green: { symbol: 'none' },
  amber: {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 5],
    rotation: Math.PI / 4,
    color: 'rgba(255,255,255,0.75)',
  },
  red: {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [1.5, 2.5],
    rotation: -Math.PI / 4,
    color: 'rgba(255,255,255,0.8)',
  },
  grey: {
    symbol: 'circle',
    symbolSize: 0.7,
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    color: 'rgba(255,255,255,0.85)',
  },
  blue: {
    symbol: 'rect',
    dashArrayX: [1, 0],
    dashArrayY: [2, 3],
    color: 'rgba(255,255,255,0.55)',
  },
} as const

/**
 * Draws an option. The result has no style attribute and no style element (a page with a strict
 * content security policy drops those), and ids that are its own.
 */
function draw(
  id: string,
  option: echarts.EChartsCoreOption,
  width: number,
  height: number,
): Markup {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: FONT, fontSize: 11, color: INK },
      aria: { enabled: true, decal: { show: true } },
      ...option,
    })
    return trusted(standalone(chart.renderToSVGString(), id))
  } finally {
    chart.dispose()
  }
}

function standalone(svg: string, id: string): string {
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ class="zr[^"]*"/g, '')
    .replace(/ ecmeta_[a-z_]+="[^"]*"/g, '')
    .replace(/\bzr\d+-/g, `${id}-`)
    .replace(/ style="([^"]*)"/g, (_, css: string) => presentation(css))
    .replace(/^<svg width="\d+" height="\d+"/, '<svg aria-hidden="true" focusable="false"')
}

/** `font-size:11px;font-family:X` as attributes; SVG knows the same names. */
function presentation(css: string): string {
  return css
    .split(';')
    .map((pair) => pair.split(':'))
    .filter((pair): pair is [string, string] => pair.length === 2)
    .map(([name, value]) => ` ${name.trim()}="${value.trim()}"`)
    .join('')
}

export interface StatusRow {
  readonly label: string
  readonly counts: Readonly<Record<RagName, number>>
}

/** One stacked bar per row: how many indicators have which status. */
export function statusChart(words: Words, rows: readonly StatusRow[]): Markup {
  const rightToLeft = words.direction === 'rtl'
  const used = RAG_ORDER.filter((rag) => rows.some((row) => row.counts[rag] > 0))
  return draw(
    'chart-status',
    {
      grid: {
        top: 4,
        bottom: 44,
        left: rightToLeft ? 8 : 46,
        right: rightToLeft ? 46 : 8,
      },
      legend: {
        bottom: 0,
        itemWidth: 16,
        itemHeight: 10,
        itemGap: 14,
        textStyle: { fontFamily: FONT, fontSize: 11, color: INK },
      },
      xAxis: {
        type: 'value',
        inverse: rightToLeft,
        minInterval: 1,
        axisLabel: { formatter: (value: number) => words.number(value), color: INK },
        splitLine: { lineStyle: { color: FAINT } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        position: rightToLeft ? 'right' : 'left',
        data: rows.map((row) => row.label),
        axisTick: { show: false },
        axisLabel: { color: INK, fontWeight: 600 },
        axisLine: { lineStyle: { color: INK } },
      },
      series: used.map((rag) => ({
        type: 'bar',
        stack: 'status',
        name: words.t(`status.${rag}`),
        data: rows.map((row) => row.counts[rag]),
        barWidth: '62%',
        itemStyle: {
          color: RAG_COLOURS[rag],
          decal: RAG_DECALS[rag],
          borderColor: '#fff',
          borderWidth: 1,
        },
      })),
    },
    640,
    44 + Math.max(2, rows.length) * 26,
  )
}

interface Band {
  readonly low: number
  readonly high: number
}

/** More columns than this leave no room for labels side by side. */
const CROWDED = 14

export interface SharePoint {
  readonly label: string
  readonly share: number | null
}

/**
 * Share of women as columns, one group per category with a gap between, and the parity band as a
 * shaded strip. Percent, 0..100. Many columns are labelled upright and without their values, which
 * stand in the table.
 */
export function shareChart(words: Words, groups: readonly (readonly SharePoint[])[], band: Band) {
  const points = groups.flatMap((group, index) =>
    index === 0 ? group : [{ label: '', share: null }, ...group],
  )
  const crowded = points.length > CROWDED
  return draw(
    'chart-share',
    {
      ...shareAxes(words, points, crowded),
      series: [
        {
          type: 'bar',
          barMaxWidth: 34,
          barCategoryGap: crowded ? '25%' : '35%',
          data: points.map((point) => point.share),
          itemStyle: { color: '#33566b', decal: { symbol: 'none' } },
          label: { ...valueLabel(words, 0), show: !crowded },
          markArea: bandArea(band),
        },
      ],
    },
    640,
    crowded ? 200 : 190,
  )
}

export interface UrgencyBar {
  readonly label: string
  /** 0..100 */
  readonly value: number
}

/** One bar per workplan, in the order of the funding request. */
export function urgencyChart(words: Words, bars: readonly UrgencyBar[]): Markup {
  const rightToLeft = words.direction === 'rtl'
  return draw(
    'chart-urgency',
    {
      grid: {
        top: 4,
        bottom: 24,
        left: rightToLeft ? 30 : 70,
        right: rightToLeft ? 70 : 30,
      },
      xAxis: {
        type: 'value',
        inverse: rightToLeft,
        min: 0,
        max: 100,
        axisLabel: { formatter: (value: number) => words.number(value), color: INK },
        splitLine: { lineStyle: { color: FAINT } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        position: rightToLeft ? 'right' : 'left',
        data: bars.map(({ label }) => label),
        axisTick: { show: false },
        axisLabel: { color: INK, fontSize: 10, interval: 0 },
        axisLine: { lineStyle: { color: INK } },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 14,
          data: bars.map(({ value }) => value),
          itemStyle: { color: '#33566b', decal: { symbol: 'none' } },
          label: {
            show: true,
            position: rightToLeft ? 'left' : 'right',
            fontSize: 9,
            color: INK,
            formatter: ({ value }: { value: unknown }) =>
              typeof value === 'number' ? words.number(value, 1) : '',
          },
        },
      ],
    },
    640,
    Math.max(120, 30 + bars.length * 17),
  )
}

/** The same share over time. Needs two points to say anything; the caller asks first. */
export function trendChart(words: Words, points: readonly SharePoint[], band: Band): Markup {
  return draw(
    'chart-trend',
    {
      ...shareAxes(words, points, false),
      series: [
        {
          type: 'line',
          data: points.map((point) => point.share),
          symbol: 'circle',
          symbolSize: 7,
          lineStyle: { color: INK, width: 2 },
          itemStyle: { color: INK },
          label: valueLabel(words, 1),
          markArea: bandArea(band),
        },
      ],
    },
    330,
    170,
  )
}

function valueLabel(words: Words, decimals: number) {
  return {
    show: true,
    position: 'top',
    fontSize: 10,
    color: INK,
    formatter: ({ value }: { value: unknown }) =>
      typeof value === 'number' ? words.percent(value, decimals) : '',
  }
}

function shareAxes(
  words: Words,
  points: readonly SharePoint[],
  crowded: boolean,
): echarts.EChartsCoreOption {
  const rightToLeft = words.direction === 'rtl'
  const top = Math.max(60, ...points.map((point) => point.share ?? 0))
  return {
    grid: {
      top: 16,
      bottom: crowded ? 52 : 26,
      left: rightToLeft ? 8 : 44,
      right: rightToLeft ? 44 : 8,
    },
    xAxis: {
      type: 'category',
      inverse: rightToLeft,
      data: points.map((point) => point.label),
      axisTick: { show: false },
      axisLabel: { color: INK, interval: 0, fontSize: crowded ? 9 : 10, rotate: crowded ? 90 : 0 },
      axisLine: { lineStyle: { color: INK } },
    },
    yAxis: {
      type: 'value',
      position: rightToLeft ? 'right' : 'left',
      min: 0,
      max: Math.ceil(top / 20) * 20,
      interval: 20,
      axisLabel: { formatter: (value: number) => words.percent(value, 0), color: INK },
      splitLine: { lineStyle: { color: FAINT } },
    },
  }
}

function bandArea(band: Band) {
  return {
    silent: true,
    itemStyle: { color: 'rgba(31,41,51,0.13)', decal: { symbol: 'none' } },
    data: [[{ yAxis: band.low }, { yAxis: band.high }]],
  }
}
