// The Narrative & risk room: what was achieved in the period and what stood in the way, in words, for
// the workplan and each output; and the plan's risks. The office writes; HQ reads and comments.
import './narrative.css'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useApi } from '../../client/api.tsx'
import { PanelButton } from '../../frame/side-panel.tsx'
import { useChoice } from '../../frame/state.ts'
import { useFrame } from '../../frame/use-frame.ts'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { RisksView } from './risks.tsx'
import { Writing } from './writing.tsx'

export function Narrative() {
  const { t, period: periodText } = useText()
  const { workplan, office, period } = useFrame()
  return (
    <>
      <div className="room-head">
        <h1>{t('room.narrative')}</h1>
        <span className="quiet">
          <bdi>{office?.name}</bdi> · {periodText(period)}
        </span>
        <span className="gap" />
        <PanelButton />
      </div>
      {workplan ? (
        <Views key={workplan.id} workplan={workplan.id} period={period} />
      ) : (
        <Empty title={t('frame.nothing.office')} text={t('frame.nothing.office.text')} />
      )}
    </>
  )
}

type ViewId = 'narrative' | 'risks'

function Views(props: { readonly workplan: string; readonly period: string | null }) {
  const { t } = useText()
  const { workplan, period } = props
  const api = useApi()
  const risks = useQuery(api.risks.list.queryOptions({ input: { workplan } }))
  const [view, setView] = useState<ViewId>('narrative')
  const place = useChoice((s) => s.place)
  useEffect(() => {
    if (place?.entity === 'risk') setView('risks')
    if (place?.entity === 'narrative') setView('narrative')
  }, [place])
  return (
    <Tabs
      className="narrative"
      selectedKey={view}
      onSelectionChange={(key) => setView(key === 'risks' ? 'risks' : 'narrative')}
    >
      <TabList className="tab-list" aria-label={t('narrative.views')}>
        <Tab id="narrative" className="tab">
          {t('narrative.view.narrative')}
        </Tab>
        <Tab id="risks" className="tab">
          {t('narrative.view.risks', { count: risks.data?.rows.length ?? 0 })}
        </Tab>
      </TabList>
      <TabPanel id="narrative" className="tab-panel">
        {period ? (
          <Book workplan={workplan} period={period} />
        ) : (
          <Empty title={t('narrative.no_period.title')} text={t('narrative.no_period.text')} />
        )}
      </TabPanel>
      <TabPanel id="risks" className="tab-panel">
        {risks.data ? (
          <RisksView risks={risks.data} />
        ) : risks.error ? (
          <Failure error={risks.error} onAgain={() => void risks.refetch()} />
        ) : (
          <Loading />
        )}
      </TabPanel>
    </Tabs>
  )
}

function Book(input: { readonly workplan: string; readonly period: string }) {
  const { data, error, refetch } = useQuery(useApi().narratives.get.queryOptions({ input }))
  if (data) return <Writing book={data} />
  return error ? <Failure error={error} onAgain={() => void refetch()} /> : <Loading />
}
