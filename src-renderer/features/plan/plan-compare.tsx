// Two versions of a plan beside each other, field by field: what was added, removed, moved and changed, with
// the old and the new value, who wrote it and when. Enter goes to the row. It changes nothing.
import { skipToken, useQuery } from '@tanstack/react-query'
import { ArrowLeft, Copy, CornerDownLeft } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { copyText } from '../../client/clipboard.ts'
import { useGo, useReference } from '../../frame/use-frame.ts'
import { useValueText } from '../../frame/value-text.ts'
import { announce } from '../../ui/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { Find } from '../../ui/find.tsx'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import { tsvOf } from '../../ui/grid-block.ts'
import type { Column } from '../../ui/grid-column.ts'
import { Chooser } from '../../ui/menu.tsx'
import { type Text, useText } from '../../ui/text.ts'
import {
  type Comparison,
  KINDS,
  type Kind,
  type Line,
  linesOf,
  shownLines,
  tableOf,
  who,
} from './compare-lines.ts'
import { DATE, firstChoice, type Moments, NOW, sideOf, sideOptions } from './compare-sides.ts'

interface Props {
  readonly workplan: string
  readonly onClose: () => void
}

export function PlanCompare(props: Props) {
  const api = useApi()
  const { data, error, refetch } = useQuery(
    api.compare.moments.queryOptions({ input: { workplan: props.workplan } }),
  )
  if (error && !data) return <Failure error={error} onAgain={() => void refetch()} />
  return data ? <Compare {...props} moments={data} /> : <Loading />
}

function Compare({ workplan, moments, onClose }: Props & { readonly moments: Moments }) {
  const text = useText()
  const { t } = text
  const { workplans, offices } = useReference()
  const [before, setBefore] = useState(() => firstChoice(moments))
  const [after, setAfter] = useState(NOW)
  const [dates, setDates] = useState({ before: '', after: '' })
  const [reports, setReports] = useState(false)
  const options = useMemo(
    () => sideOptions(text, moments, workplans, offices, workplan),
    [text, moments, workplans, offices, workplan],
  )
  const sides = {
    before: sideOf(before, dates.before, workplan, moments),
    after: sideOf(after, dates.after, workplan, moments),
  }
  const isReady = sides.before !== null && sides.after !== null
  const { data, error, isFetching } = useQuery(
    useApi().compare.plans.queryOptions({
      input:
        sides.before && sides.after
          ? { before: sides.before, after: sides.after, reports }
          : skipToken,
      // The last comparison stays until the next one is there.
      placeholderData: (known: Comparison | undefined) => known,
    }),
  )
  return (
    <>
      <div className="room-head compare-head">
        <Button icon={ArrowLeft} onPress={onClose}>
          {t('compare.back')}
        </Button>
        <h1>{t('compare.title')}</h1>
        <Chooser
          label={t('compare.before')}
          value={before}
          options={options}
          onChoose={setBefore}
        />
        {before === DATE ? (
          <DateField
            label={t('compare.before.date')}
            value={dates.before}
            onChange={(date) => setDates({ ...dates, before: date })}
          />
        ) : null}
        <span className="quiet">{t('compare.with')}</span>
        <Chooser label={t('compare.after')} value={after} options={options} onChoose={setAfter} />
        {after === DATE ? (
          <DateField
            label={t('compare.after.date')}
            value={dates.after}
            onChange={(date) => setDates({ ...dates, after: date })}
          />
        ) : null}
        <label className="compare-reports">
          <input
            type="checkbox"
            checked={reports}
            onChange={(event) => setReports(event.target.checked)}
          />
          {t('compare.reports')}
        </label>
      </div>
      {!isReady ? (
        <Empty title={t('compare.date.title')} text={t('compare.date.text')} />
      ) : error ? (
        <Failure error={error} />
      ) : data ? (
        <Differences data={data} isFetching={isFetching} />
      ) : (
        <Loading />
      )}
    </>
  )
}

interface DateProps {
  readonly label: string
  readonly value: string
  readonly onChange: (date: string) => void
}

function DateField(props: DateProps) {
  return (
    <input
      type="date"
      className="input compare-date"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )
}

function Differences(props: { readonly data: Comparison; readonly isFetching: boolean }) {
  const text = useText()
  const { t } = text
  const { data } = props
  const valueText = useValueText()
  const { workplans } = useReference()
  const go = useGo()
  const grid = useRef<GridHandle>(null)
  const [kind, setKind] = useState<Kind | 'all'>('all')
  const [find, setFind] = useState('')
  const [at, setAt] = useState<string | null>(null)
  const currencyOf = (id: string) => workplans.find((plan) => plan.id === id)?.currency ?? null
  const from = currencyOf(data.before.workplan)
  const to = currencyOf(data.after.workplan)
  const lines = useMemo(
    () => linesOf(data.differences, { text, valueText, currency: { from, to } }),
    [data, text, valueText, from, to],
  )
  const shown = useMemo(() => shownLines(lines, kind, find), [lines, kind, find])
  const columns = useMemo(() => columnsOf(text), [text])
  const line = shown.find(({ id }) => id === at) ?? null
  const kinds = [
    { id: 'all', label: t('compare.kind.all') },
    ...KINDS.map((id) => ({ id, label: t(`compare.kind.${id}`) })),
  ]

  function open({ difference, field }: Line) {
    const { kind: how, entity, row, before, period } = difference
    // What is not there now is shown where it was, if that is another plan of today.
    const isGone = how === 'removed' && data.before.workplan === data.after.workplan
    if (isGone || (how !== 'removed' && data.after.at !== null && before === null)) {
      announce(t('compare.gone'))
      return
    }
    const { office } = how === 'removed' ? data.before : data.after
    go({ entity, row, field, period, office })
  }
  async function copy() {
    const done = await copyText(tsvOf(tableOf(shown, text)))
    announce(t(done ? 'compare.copied' : 'compare.copy.failed', { count: shown.length }))
  }
  return (
    <>
      <div className="sheet-line">
        <p role="status" className={props.isFetching ? 'quiet' : ''}>
          {t('compare.counts', { ...data.counts, same: data.same })}
        </p>
        <span className="gap" />
        <Chooser
          label={t('compare.filter')}
          value={kind}
          options={kinds}
          onChoose={(id) => setKind(KINDS.find((known) => known === id) ?? 'all')}
        />
        <Button
          icon={CornerDownLeft}
          tip={t('compare.go.tip')}
          isDisabled={!line}
          onPress={() => line && open(line)}
        >
          {t('compare.go')}
        </Button>
        <Button icon={Copy} isDisabled={shown.length === 0} onPress={() => void copy()}>
          {t('compare.copy')}
        </Button>
        <Find
          find={find}
          found={shown.length}
          onFind={setFind}
          onLeave={() => grid.current?.refocus()}
        />
      </div>
      {lines.length === 0 ? (
        <Empty title={t('compare.same.title')} text={t('compare.same.text', { same: data.same })} />
      ) : (
        <Grid
          id="plan.compare"
          label={t('compare.title')}
          columns={columns}
          rows={shown}
          handle={grid}
          onKey={(event, line) => {
            if (event.key !== 'Enter') return false
            open(line)
            return true
          }}
          onFocus={(line) => setAt(line.id)}
        />
      )}
    </>
  )
}

function columnsOf(text: Text): readonly Column<Line>[] {
  const { t } = text
  return [
    {
      id: 'kind',
      head: t('compare.column.kind'),
      width: 84,
      pinned: true,
      tone: (line) => `compare-${line.kind}`,
      text: (line) => t(`compare.kind.${line.kind}`),
    },
    {
      id: 'entity',
      head: t('compare.column.entity'),
      width: 100,
      tone: () => 'cell-quiet',
      text: (line) => t(`entity.${line.difference.entity}`),
    },
    {
      id: 'place',
      head: t('compare.column.place'),
      width: 250,
      rowHead: true,
      text: (line) => line.place,
      tip: (line) => line.place,
    },
    {
      id: 'field',
      head: t('compare.column.field'),
      width: 116,
      text: (line) => line.fieldWords,
    },
    {
      id: 'from',
      head: t('compare.column.from'),
      width: 190,
      grow: true,
      tone: (line) => (line.kind === 'removed' ? 'compare-removed' : ''),
      text: (line) => line.from,
      tip: (line) => line.from,
    },
    {
      id: 'to',
      head: t('compare.column.to'),
      width: 190,
      tone: () => 'cell-strong',
      text: (line) => line.to,
      tip: (line) => line.to,
    },
    {
      id: 'who',
      head: t('compare.column.who'),
      width: 130,
      text: (line) => (line.by ? who(line.by) : ''),
    },
    {
      id: 'when',
      head: t('compare.column.when'),
      width: 130,
      tone: () => 'cell-quiet',
      text: (line) => (line.by ? text.instant(line.by.at) : ''),
    },
  ]
}
