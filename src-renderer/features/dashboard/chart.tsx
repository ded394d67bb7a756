// An ECharts picture in the colours of the theme, with its figures as a table for those who cannot or
// do not want to see it. Drawn as SVG; redrawn when its box or the theme changes.
import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, MarkAreaComponent } from 'echarts/components'
import * as echarts from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { type ReactNode, useEffect, useRef } from 'react'
import { useChoice } from '../../frame/state.ts'
import { useText } from '../../ui/text.ts'

echarts.use([BarChart, LineChart, GridComponent, MarkAreaComponent, AriaComponent, SVGRenderer])

export interface ChartColours {
  readonly ink: string
  readonly quiet: string
  readonly line: string
  readonly accent: string
  readonly band: string
}

interface Props {
  /** Says what is to be seen, for a screen reader. */
  readonly label: string
  readonly height: number
  readonly option: (colours: ChartColours) => echarts.EChartsCoreOption
  /** The same figures as a table. */
  readonly table: ReactNode
}

function coloursOf(element: HTMLElement): ChartColours {
  const style = getComputedStyle(element)
  const read = (name: string) => style.getPropertyValue(name).trim()
  return {
    ink: read('--ink'),
    quiet: read('--ink-quiet'),
    line: read('--line'),
    accent: read('--accent'),
    band: read('--line'),
  }
}

export function Chart(props: Props) {
  const { t } = useText()
  const box = useRef<HTMLDivElement>(null)
  const { option } = props
  const theme = useChoice((s) => s.theme)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are read from the theme's tokens
  useEffect(() => {
    const element = box.current
    if (!element) return
    const chart = echarts.init(element, null, { renderer: 'svg' })
    const draw = () =>
      chart.setOption(
        {
          animation: false,
          textStyle: { fontFamily: getComputedStyle(element).fontFamily, fontSize: 11.5 },
          ...option(coloursOf(element)),
        },
        true,
      )
    draw()
    const resized = new ResizeObserver(() => chart.resize())
    resized.observe(element)
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => {
      dark.removeEventListener('change', draw)
      resized.disconnect()
      chart.dispose()
    }
  }, [option, theme])
  return (
    <div className="chart">
      <div
        ref={box}
        role="img"
        aria-label={props.label}
        style={{ blockSize: props.height }}
        dir="ltr"
      />
      <details>
        <summary>{t('dashboard.asTable')}</summary>
        {props.table}
      </details>
    </div>
  )
}
