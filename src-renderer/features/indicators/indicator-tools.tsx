// The line above the Indicators grid: how much of the period is filled, saying that a value is missing
// on purpose, and find.
import { VALUE_STATUSES } from '#domain/entities.ts'
import { PanelButton } from '../../frame/side-panel.tsx'
import { Find } from '../../ui/find.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'
import type { Line } from './indicator-rows.ts'

interface Props {
  readonly line: Line | null
  readonly chosen: string
  readonly writable: boolean
  readonly reason: string | null
  readonly filled: number
  readonly count: number
  readonly find: string
  readonly found: number
  readonly onFind: (find: string) => void
  readonly onLeaveFind: () => void
  readonly onMark: (status: string) => void
}

export function IndicatorTools(props: Props) {
  const text = useText()
  const { t } = text
  const period = text.period(props.chosen)
  return (
    <div className="room-head">
      <h1>{t('room.indicators')}</h1>
      <MenuButton
        label={t('indicators.mark')}
        disabled={!props.line || !props.writable}
        groups={[
          {
            ...(props.line ? { head: `${props.line.indicator.code} · ${period}` } : {}),
            actions: VALUE_STATUSES.map((status) => ({
              id: status,
              label: t(`indicators.mark.${status}`),
              run: () => props.onMark(status),
            })),
          },
        ]}
      >
        {t('indicators.mark')}
      </MenuButton>
      {props.reason ? (
        <p className="quiet">{t('grid.locked', { reason: text.say({ id: props.reason }) })}</p>
      ) : null}
      <span className="gap" />
      <p className="quiet counts">
        {t('indicators.filled', { filled: props.filled, count: props.count, period })}
      </p>
      <Find
        find={props.find}
        found={props.found}
        onFind={props.onFind}
        onLeave={props.onLeaveFind}
      />
      <PanelButton />
    </div>
  )
}
