// Where the share of women is to go and where it goes: targets per category and year, and the trend to
// the last year of the strategy, as a drawing and as a table.
import { useEffect, useMemo, useRef, useState } from 'react'
import { naturalId } from '#domain/ids.ts'
import { addBySex, womenShare } from '#domain/parity.ts'
import { percentText } from '#i18n/figures.ts'
import { useSelectedCell } from '../../frame/selected.ts'
import { useChoice } from '../../frame/state.ts'
import { arrived } from '../../frame/use-frame.ts'
import { usePlaces } from '../../frame/use-places.ts'
import { numberEdit } from '../../ui/edits.ts'
import { FigureView } from '../../ui/figure.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import type { Column } from '../../ui/grid-column.ts'
import { problemMarks, unreadMark } from '../../ui/problem-marks.ts'
import { type Text, useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import type { Matrix } from './matrix.ts'
import type { RoomParts } from './parity.tsx'
import { setTarget } from './parity-commands.ts'
import { TrendChart } from './trend-chart.tsx'

interface Props {
  readonly matrix: Matrix
  readonly officeName: string
  readonly parts: RoomParts
}

export function Targets({ matrix, officeName, parts }: Props) {
  const { t } = useText()
  return (
    <>
      {parts.head(null)}
      <div className="parity-sheet">
        {matrix.office ? (
          <section aria-labelledby="parity-targets">
            <h2 id="parity-targets">{t('parity.targets')}</h2>
            <p className="quiet">{t('parity.targets.hint')}</p>
            <TargetGrid matrix={matrix} office={matrix.office} officeName={officeName} />
          </section>
        ) : null}
        <section aria-labelledby="parity-trend">
          <h2 id="parity-trend">{t('parity.trend')}</h2>
          <Trend matrix={matrix} />
        </section>
      </div>
    </>
  )
}

type Target = Matrix['targets'][number]
interface TargetLine {
  readonly id: string
  readonly title: string
  /** Of women at the date that the headcount shows; null is no data. */
  readonly share: number | null
  readonly byYear: ReadonlyMap<number, Target>
}

function TargetGrid(props: {
  readonly matrix: Matrix
  readonly office: string
  readonly officeName: string
}) {
  const text = useText()
  const { t } = text
  const { matrix, office } = props
  const grid = useRef<GridHandle>(null)
  const [at, setAt] = useState<{ readonly row: string; readonly column: string } | null>(null)
  const [ready, setReady] = useState(false)
  const locked = matrix.writable
    ? null
    : t('parity.locked.office', { office: matrix.reason ?? props.officeName })
  const lines = useMemo(() => targetLines(matrix), [matrix])
  const columns = useMemo(() => targetColumns(text, matrix, locked), [text, matrix, locked])
  useSelectedCell(
    useMemo(() => {
      const line = lines.find(({ id }) => id === at?.row)
      const year = Number(at?.column)
      if (!line || !Number.isInteger(year)) return null
      const known = line.byYear.get(year)?.id
      const row = known ?? naturalId('parity_target', { office, category: line.id, year }) ?? ''
      return {
        entity: 'parity_target',
        row,
        exists: known !== undefined,
        field: 'women_share',
        office,
        name: `${line.title} · ${year}`,
        locked,
        refocus: () => grid.current?.refocus(),
      }
    }, [lines, at, office, locked]),
  )
  const place = useChoice((s) => s.place)
  useEffect(() => {
    const target = matrix.targets.find(({ id }) => id === place?.row)
    if (!ready || !target) return
    return untilThere(() => {
      const gone = grid.current?.focus(target.category, String(target.year)) ?? false
      if (gone) arrived()
      return gone
    })
  }, [place, matrix, ready])
  return (
    <div className="sheet-grid">
      <Grid
        id="parity-targets"
        label={t('parity.grid.targets', { office: props.officeName })}
        columns={columns}
        rows={lines}
        handle={grid}
        onReady={() => setReady(true)}
        onFocus={(line, column) => setAt({ row: line.id, column })}
        change={({ row, column, value }) =>
          setTarget(office, row.id, Number(column), value, `${row.title} ${column}`)
        }
      />
    </div>
  )
}

function targetLines(matrix: Matrix): readonly TargetLine[] {
  return matrix.categories.map(({ id, title }) => ({
    id,
    title,
    share: shareIn(matrix.rows.filter(({ category }) => category === id)),
    byYear: new Map(
      matrix.targets.filter(({ category }) => category === id).map((each) => [each.year, each]),
    ),
  }))
}

function shareIn(rows: Matrix['rows']): number | null {
  const { women, men } = addBySex(rows.filter((row) => row.women !== null && row.men !== null))
  return womenShare(women, men)
}

function targetColumns(
  text: Text,
  matrix: Matrix,
  locked: string | null,
): readonly Column<TargetLine>[] {
  const { from, to } = matrix.years
  const years = new Set(Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i))
  for (const { year } of matrix.targets) years.add(year)
  const problems = problemMarks(text, matrix.problems)
  return [
    {
      id: 'category',
      head: text.t('parity.column.category'),
      width: 180,
      grow: true,
      pinned: true,
      rowHead: true,
      text: (line) => line.title,
    },
    {
      id: 'now',
      head: matrix.date ? text.date(matrix.date) : text.t('parity.column.share'),
      headTip: text.t('parity.targets.now'),
      width: 96,
      end: true,
      tone: () => 'matrix-derived',
      text: (line) => percentText(text.intl, line.share, 1),
      edit: () => ({ locked: text.t('parity.locked.derived') }),
    },
    ...[...years].sort().map(
      (year): Column<TargetLine> => ({
        id: String(year),
        head: text.period(String(year)),
        width: 62,
        end: true,
        text: (line) => {
          const target = line.byYear.get(year)
          const share = target?.womenShare ?? null
          return target?.unread?.women_share ?? (share === null ? '' : text.number(share))
        },
        marks: (line) => {
          const target = line.byYear.get(year)
          return [
            ...unreadMark(text, target?.unread ?? null, 'women_share'),
            ...problems.marks(target?.id ?? null, 'women_share'),
          ]
        },
        edit: (line) => {
          if (locked !== null) return { locked }
          const target = line.byYear.get(year)
          return numberEdit(text, target?.womenShare ?? null, target?.unread?.women_share)
        },
      }),
    ),
  ]
}

function Trend({ matrix }: { readonly matrix: Matrix }) {
  const text = useText()
  const { t } = text
  const places = usePlaces()
  const { trend, projection, band } = matrix
  if (trend.every(({ share }) => share.value === null)) {
    return <p className="quiet">{t('parity.trend.none')}</p>
  }
  const figure = (label: string, share: (typeof trend)[number]['share']) => (
    <FigureView
      figure={share}
      label={`${t('parity.trend.share')}, ${label}`}
      officeName={places.officeName}
      placeName={places.placeName}
    />
  )
  return (
    <>
      <TrendChart matrix={matrix} />
      <p>
        {projection.share.value === null
          ? t('parity.trend.projection.none')
          : t('parity.trend.projection', {
              share: text.percent(projection.share.value),
              date: text.date(projection.date),
              low: band.low,
            })}
      </p>
      <details>
        <summary>{t('parity.trend.table')}</summary>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('parity.trend.date')}</th>
              <th scope="col" className="number">
                {t('parity.trend.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {trend.map(({ date, share }) => (
              <tr key={date}>
                <th scope="row">{text.date(date)}</th>
                <td className="number">{figure(text.date(date), share)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">
                {text.date(projection.date)} ({t('parity.trend.projected')})
              </th>
              <td className="number">{figure(text.date(projection.date), projection.share)}</td>
            </tr>
          </tbody>
        </table>
      </details>
    </>
  )
}
