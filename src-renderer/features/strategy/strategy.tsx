// The Strategy room (HQ): everything that HQ defines for all offices, a tab and a grid for each kind.
// What is used says by how much, what contradicts itself is marked, every change can be undone.
import './strategy.css'
import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useLocation } from 'wouter'
import { useApi } from '../../client/api.tsx'
import { choose, useChoice } from '../../frame/state.ts'
import { Button } from '../../ui/button.tsx'
import { Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { breakdownSheet } from './breakdown-sheet.ts'
import { definitionsSheet } from './definitions-sheet.ts'
import { goalsSheet } from './goals-sheet.ts'
import { headSheet } from './head-sheet.ts'
import { objectivesSheet } from './objectives-sheet.ts'
import { type OfficeRow, officesSheet } from './offices-sheet.ts'
import { peopleSheet } from './people-sheet.ts'
import { periodsSheet } from './periods-sheet.ts'
import { personnelSheet } from './personnel-sheet.ts'
import { type Strategy as Data, type Sheet, type SheetRow, type View, viewOf } from './sheet.ts'
import { SheetView } from './sheet-view.tsx'
import { workplansSheet } from './workplans-sheet.ts'

const TABS = [
  'head',
  'objectives',
  'offices',
  'workplans',
  'definitions',
  'periods',
  'personnel',
  'breakdown',
  'goals',
  'people',
] as const
type TabId = (typeof TABS)[number]

/** Which tab shows the rows of an entity. */
const TAB_OF: Readonly<Record<string, TabId>> = {
  strategy: 'head',
  strategic_objective: 'objectives',
  office: 'offices',
  workplan: 'workplans',
  indicator_definition: 'definitions',
  reporting_period: 'periods',
  personnel_category: 'personnel',
  personnel_level: 'personnel',
  disaggregation: 'breakdown',
  dimension_value: 'breakdown',
  sdg_relevance: 'goals',
  person_role: 'people',
}

/** Kept while the application is open: a person comes back to where they were. */
let lastTab: TabId = 'head'

export function Strategy() {
  const { t } = useText()
  // When a setup package was made is no change of the data, so nothing tells of it.
  const { data, error, refetch } = useQuery(
    useApi().strategy.get.queryOptions({ refetchOnMount: 'always' }),
  )
  if (error && !data) return <Failure error={error} onAgain={() => void refetch()} />
  return (
    <>
      <h1 className="visually-hidden">{t('room.strategy')}</h1>
      {data ? <StrategyTabs data={data} /> : <Loading />}
    </>
  )
}

function StrategyTabs({ data }: { readonly data: Data }) {
  const text = useText()
  const { t } = text
  const [tab, setTab] = useState<TabId>(lastTab)
  const place = useChoice((s) => s.place)
  const asked = place ? TAB_OF[place.entity] : undefined
  useEffect(() => {
    if (asked) setTab(asked)
  }, [asked])
  lastTab = tab
  const view = useMemo(() => viewOf(text, data), [text, data])
  return (
    <Tabs
      className="strategy"
      selectedKey={tab}
      onSelectionChange={(key) => setTab(TABS.find((id) => id === key) ?? 'head')}
    >
      <TabList className="tab-list" aria-label={t('room.strategy')}>
        {TABS.map((id) => (
          <Tab key={id} id={id} className="tab">
            {t(`strategy.tab.${id}`)}
            <Wrong view={view} tab={id} />
          </Tab>
        ))}
      </TabList>
      <TabPanel key={tab} id={tab} className="tab-panel">
        <Shown tab={tab} view={view} />
      </TabPanel>
    </Tabs>
  )
}

/** How many rows of a tab contradict themselves. */
function Wrong({ view, tab }: { readonly view: View; readonly tab: TabId }) {
  const { data, text } = view
  const rows: Readonly<Record<TabId, readonly { readonly id: string }[]>> = {
    head: [data.strategy],
    objectives: data.objectives,
    offices: data.offices,
    workplans: data.workplans,
    definitions: data.definitions,
    periods: data.periods,
    personnel: [...data.categories, ...data.levels],
    breakdown: [...data.disaggregations, ...data.dimensionValues],
    goals: data.sdgRelevance,
    people: data.people,
  }
  const count = rows[tab].filter(({ id }) =>
    view.problems.get(id)?.some(({ severity }) => severity !== 'info'),
  ).length
  if (count === 0) return null
  return (
    <span className="tab-wrong" title={text.t('strategy.wrong', { count })}>
      <span aria-hidden="true">{text.number(count, 0)}</span>
      <span className="visually-hidden">{text.t('strategy.wrong', { count })}</span>
    </span>
  )
}

function Shown({ tab, view }: { readonly tab: TabId; readonly view: View }) {
  switch (tab) {
    case 'head':
      return <SheetOf view={view} make={headSheet} />
    case 'objectives':
      return <SheetOf view={view} make={objectivesSheet} />
    case 'offices':
      return <SheetOf view={view} make={officesSheet} more={(row) => <SetUp row={row} />} />
    case 'workplans':
      return <SheetOf view={view} make={workplansSheet} />
    case 'definitions':
      return <SheetOf view={view} make={definitionsSheet} />
    case 'periods':
      return <SheetOf view={view} make={periodsSheet} />
    case 'personnel':
      return <SheetOf view={view} make={personnelSheet} />
    case 'breakdown':
      return <SheetOf view={view} make={breakdownSheet} />
    case 'goals':
      return <SheetOf view={view} make={goalsSheet} />
    case 'people':
      return <SheetOf view={view} make={peopleSheet} />
  }
}

interface SheetProps<R extends SheetRow> {
  readonly view: View
  readonly make: (view: View) => Sheet<R>
  readonly more?: (row: R) => ReactNode
}

function SheetOf<R extends SheetRow>(props: SheetProps<R>) {
  const { view, make, more } = props
  const sheet = useMemo(() => make(view), [make, view])
  return <SheetView sheet={sheet} data={view.data} {...(more ? { more } : {})} />
}

/** The setup package is made in Review, where the files of each office are. */
function SetUp({ row }: { readonly row: OfficeRow }) {
  const { t } = useText()
  const [, navigate] = useLocation()
  const { workplan } = row
  if (row.type === 'hq' || !workplan) return null
  return (
    <Button
      icon={Send}
      tip={t('strategy.office.set_up.tip')}
      onPress={() => {
        choose({ workplan: workplan.id, reviewing: 'submissions' })
        navigate('/review')
      }}
    >
      {t('strategy.office.set_up')}
    </Button>
  )
}
