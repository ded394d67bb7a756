// The Dashboard: where the strategy, or one office, stands in the chosen period. Every number opens how
// it was made; every picture has its figures beside it as a table.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { useLocation } from 'wouter'
import { useApi } from '../../client/api.tsx'
import { choose } from '../../frame/state.ts'
import { useFrame, useReference, useWorkspace } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import type { Board } from './board.ts'
import { Calendar } from './calendar.tsx'
import './dashboard.css'
import { Headline } from './headline.tsx'
import { Objectives } from './objectives.tsx'
import { Offices } from './offices.tsx'
import { ParityPanel } from './parity-panel.tsx'

type Scope = 'all' | 'office'

export function Dashboard() {
  const text = useText()
  const { office, period } = useFrame()
  const { role } = useWorkspace()
  const [chosen, setScope] = useState<Scope>('all')
  const scope =
    role === 'hq' && office?.type === 'field' ? chosen : role === 'hq' ? 'all' : 'office'
  const ready = period !== null && (scope === 'all' || office !== null)
  const input = {
    period: period ?? '',
    ...(scope === 'office' && office ? { office: office.id } : {}),
  }
  const { data, error, refetch } = useQuery({
    ...useApi().dashboard.get.queryOptions({ input, enabled: ready }),
    placeholderData: keepPreviousData,
  })

  return (
    <>
      <div className="room-head">
        <h1>{text.t('room.dashboard')}</h1>
        <span className="quiet">
          <bdi>{scope === 'all' ? text.t('dashboard.scope.all') : office?.name}</bdi> ·{' '}
          {text.period(period)}
        </span>
        <span className="gap" />
        {role === 'hq' && office?.type === 'field' ? (
          <ScopeChoice scope={scope} office={office.name} onChoose={setScope} />
        ) : null}
      </div>
      {error ? (
        <Failure error={error} onAgain={() => void refetch()} />
      ) : data ? (
        <Panels
          board={data}
          office={scope === 'all' ? null : (office?.id ?? null)}
          onOffice={(workplan) => {
            choose({ workplan })
            setScope('office')
          }}
        />
      ) : ready ? (
        <Loading />
      ) : (
        <Empty title={text.t('frame.nothing.office')} text={text.t('frame.nothing.office.text')} />
      )}
    </>
  )
}

function ScopeChoice(props: {
  readonly scope: Scope
  readonly office: string
  readonly onChoose: (scope: Scope) => void
}) {
  const { t } = useText()
  return (
    <ToggleButtonGroup
      aria-label={t('dashboard.scope')}
      className="scope"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[props.scope]}
      onSelectionChange={(keys) => props.onChoose(keys.has('all') ? 'all' : 'office')}
    >
      <ToggleButton id="all" className="scope-button">
        {t('dashboard.scope.all')}
      </ToggleButton>
      <ToggleButton id="office" className="scope-button">
        <bdi>{props.office}</bdi>
      </ToggleButton>
    </ToggleButtonGroup>
  )
}

function hasNothing(board: Board): boolean {
  return (
    board.progress.value === null &&
    board.parity.share.value === null &&
    board.objectives.every((objective) => objective.indicators.length === 0) &&
    board.offices.every((office) => office.submission?.submittedAt == null)
  )
}

function Panels(props: {
  readonly board: Board
  /** null: of all. */
  readonly office: string | null
  readonly onOffice: (workplan: string) => void
}) {
  const { board, office } = props
  const several = office === null
  const { t } = useText()
  const { role } = useWorkspace()
  const reference = useReference()
  const [, navigate] = useLocation()
  if (hasNothing(board)) {
    // Before there are offices nobody can send anything: the strategy comes first.
    const isNew = role === 'hq' && board.offices.length === 0
    const to = isNew ? 'strategy' : role === 'hq' ? 'inbox' : 'plan'
    return (
      <Empty title={t('dashboard.empty')} text={t(`dashboard.empty.${isNew ? 'new' : role}`)}>
        <Button look="primary" onPress={() => navigate(`/${to}`)}>
          {t('dashboard.empty.go', { room: t(`room.${to}`) })}
        </Button>
      </Empty>
    )
  }
  return (
    <div className="dashboard">
      <Headline board={board} />
      <div className="column">
        {/* One office has room for its indicators at once. */}
        <Objectives key={String(several)} board={board} office={office} unfolded={!several} />
        {several ? <Offices board={board} onOffice={props.onOffice} /> : null}
      </div>
      <div className="column">
        <ParityPanel board={board} band={reference.strategy} />
        {board.calendar.length > 0 ? <Calendar board={board} /> : null}
      </div>
    </div>
  )
}
