// Who submitted when: offices × periods, each cell a shape with its words, so that late and missing are
// seen without colour.
import { useReference } from '../../frame/use-frame.ts'
import { useText } from '../../ui/text.ts'
import type { Board } from './board.ts'

type Cell = Board['calendar'][number]['cells'][number]

/** What a cell shows, worst first: the order of the legend too. */
export const MARKS = ['accepted', 'on_time', 'late', 'returned', 'missing', 'waiting'] as const
export type Mark = (typeof MARKS)[number]

export function markOf(cell: Pick<Cell, 'state' | 'timeliness'>): Mark {
  if (cell.state === 'returned') return 'returned'
  if (cell.timeliness === 'late') return 'late'
  if (cell.state === 'accepted' || cell.state === 'locked') return 'accepted'
  if (cell.timeliness === 'on_time') return 'on_time'
  return cell.timeliness === 'waiting' ? 'waiting' : 'missing'
}

/** Drawn in a box of 10 × 10: tick, disc, triangle, arrow back, cross, dash. */
const SHAPES: Readonly<Record<Mark, string>> = {
  accepted: 'M1.2 5.2 3.8 8 9 2l1 .9L3.9 10 .2 6.2z',
  on_time: 'M5 0a5 5 0 1 0 0 10a5 5 0 0 0 0-10z',
  late: 'M5 .5 10 9.5H0z',
  returned: 'M4 1v2h2a4 4 0 0 1 0 7H3V8.4h3a2.2 2.2 0 0 0 0-3.8H4v2L0 3.8z',
  missing: 'M1.2 0 5 3.8 8.8 0 10 1.2 6.2 5 10 8.8 8.8 10 5 6.2 1.2 10 0 8.8 3.8 5 0 1.2z',
  waiting: 'M1 4h8v2H1z',
}

function Shape(props: { readonly mark: Mark }) {
  return (
    <svg className={`mark-shape mark-${props.mark}`} viewBox="0 0 10 10" aria-hidden="true">
      <path d={SHAPES[props.mark]} fill="currentColor" />
    </svg>
  )
}

export function Calendar(props: { readonly board: Board }) {
  const text = useText()
  const reference = useReference()
  const periods = [
    ...new Set(props.board.calendar.flatMap((line) => line.cells.map((cell) => cell.period))),
  ].sort()
  const years = [...Map.groupBy(periods, (period) => period.slice(0, 4))]
  const nameOf = (id: string) => reference.offices.find((office) => office.id === id)?.name ?? id
  return (
    <section className="panel wide" aria-labelledby="dashboard-calendar">
      <h2 id="dashboard-calendar">{text.t('dashboard.calendar')}</h2>
      <div className="scrolls" tabIndex={-1}>
        <table className="calendar">
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {text.t('dashboard.office')}
              </th>
              {years.map(([year, own]) => (
                <th key={year} scope="colgroup" colSpan={own.length}>
                  {text.period(year)}
                </th>
              ))}
            </tr>
            <tr>
              {periods.map((period) => (
                <th key={period} scope="col" aria-label={text.period(period)}>
                  {period.length > 4
                    ? text.t('frame.quarter.short', {
                        quarter: text.number(Number(period.slice(5)), 0),
                      })
                    : text.t('dashboard.year')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.board.calendar.map((line) => (
              <tr key={line.office}>
                <th scope="row">
                  <bdi>{nameOf(line.office)}</bdi>
                </th>
                {periods.map((period) => (
                  <CalendarCell
                    key={period}
                    cell={line.cells.find((cell) => cell.period === period)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className="legend">
        {MARKS.map((mark) => (
          <li key={mark}>
            <Shape mark={mark} /> {text.t(`dashboard.mark.${mark}`)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function CalendarCell(props: { readonly cell: Cell | undefined }) {
  const { t } = useText()
  if (!props.cell) return <td />
  const mark = markOf(props.cell)
  const words = t(`dashboard.mark.${mark}`)
  return (
    <td title={words}>
      <Shape mark={mark} />
      <span className="visually-hidden">{words}</span>
    </td>
  )
}
