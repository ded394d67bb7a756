// The Parity room: who works here at a date, by level and sex; who came and left in a period; targets
// and the trend to the last year. An office counts its own people; HQ reads those of one office or all.
import './parity.css'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useApi } from '../../client/api.tsx'
import { PanelButton } from '../../frame/side-panel.tsx'
import { useChoice } from '../../frame/state.ts'
import { type Office, useFrame, useWorkspace } from '../../frame/use-frame.ts'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { Views } from '../../ui/views.tsx'
import { FlowsView } from './flows.tsx'
import { Headcount } from './headcount.tsx'
import type { Matrix } from './matrix.ts'
import { Targets } from './targets.tsx'

type View = 'headcount' | 'flows' | 'trend'
const VIEWS: readonly View[] = ['headcount', 'flows', 'trend']

/** The line over the room; each view puts its own actions in it, and why its period is closed. */
export interface RoomParts {
  readonly head: (actions: ReactNode, closed?: string | null) => ReactNode
}

export function Parity() {
  const { t } = useText()
  const { office, period } = useFrame()
  if (!office || !period) {
    return <Empty title={t('frame.nothing.office')} text={t('frame.nothing.office.text')} />
  }
  return <ParityOf key={office.id} office={office} period={period} />
}

const VIEW_OF: Readonly<Record<string, View>> = {
  parity_headcount: 'headcount',
  parity_flow: 'flows',
  parity_target: 'trend',
}

function ParityOf({ office, period }: { readonly office: Office; readonly period: string }) {
  const { t } = useText()
  const api = useApi()
  const isHq = useWorkspace().role === 'hq'
  const place = useChoice((s) => s.place)
  const [view, setView] = useState<View>('headcount')
  const [whose, setWhose] = useState<'office' | 'all'>('office')
  const [asked, setAsked] = useState<{ readonly date?: string; readonly row?: string }>({})
  const all = whose === 'all' && view !== 'flows'
  const query = useQuery({
    ...api.parity.get.queryOptions({ input: { ...asked, ...(all ? {} : { office: office.id }) } }),
    placeholderData: (before: Matrix | undefined) => before,
  })
  useEffect(() => {
    const to = place ? VIEW_OF[place.entity] : undefined
    if (!place || !to) return
    setView(to)
    setWhose('office')
    if (to === 'headcount') setAsked({ row: place.row })
  }, [place])
  if (query.error && !query.data) {
    return <Failure error={query.error} onAgain={() => query.refetch()} />
  }
  if (!query.data) return <Loading />
  const matrix = query.data
  const parts: RoomParts = {
    head: (actions, closed = null) => (
      <div className="room-head">
        <h1>{t('room.parity')}</h1>
        <Views
          label={t('parity.view')}
          value={view}
          views={VIEWS.map((id) => ({ id, label: t(`parity.view.${id}`) }))}
          onChoose={setView}
        />
        {isHq && view !== 'flows' ? (
          <Views
            label={t('parity.whose')}
            value={whose}
            views={[
              { id: 'office', label: t('parity.whose.office', { office: office.code }) },
              { id: 'all', label: t('parity.whose.all') },
            ]}
            onChoose={setWhose}
          />
        ) : null}
        {actions}
        {closed === null ? null : <p className="quiet">{t('grid.locked', { reason: closed })}</p>}
        <span className="gap" />
        <PanelButton />
      </div>
    ),
  }
  if (view === 'flows') {
    return (
      <FlowsView
        matrix={matrix}
        office={office.id}
        officeName={office.name}
        period={period}
        parts={parts}
      />
    )
  }
  if (view === 'trend') return <Targets matrix={matrix} officeName={office.name} parts={parts} />
  return (
    <Headcount
      key={whose}
      matrix={matrix}
      officeName={office.name}
      onDate={(date) => setAsked({ date })}
      parts={parts}
    />
  )
}
