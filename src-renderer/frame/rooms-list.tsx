// The rooms, as words, at the start side; below them whose workspace this is.

import type { Room } from '../rooms.tsx'
import { useText } from '../ui/text.ts'
import { roomKey } from './room-keys.ts'
import { useOpenConflicts } from './use-marks.ts'
import { WorkspaceMenu } from './workspace-menu.tsx'

export function RoomsList(props: { readonly rooms: readonly Room[]; readonly current: string }) {
  const { t } = useText()
  return (
    <div className="side">
      <nav aria-label={t('frame.rooms')}>
        <ul>
          {props.rooms.map((room, place) => (
            <li key={room.id}>
              <a
                className="room-link"
                href={`#/${room.id}`}
                {...keyOf(place)}
                {...(room.id === props.current ? { 'aria-current': 'page' as const } : {})}
              >
                {t(room.label)}
                {room.badge === 'conflicts' ? <ConflictBadge /> : null}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <WorkspaceMenu />
    </div>
  )
}

/** A room's key, for the pointer and for a screen reader. */
function keyOf(place: number) {
  const key = roomKey(place)
  return key === null ? {} : { title: key, 'aria-keyshortcuts': key }
}

/** How many conflicts wait for a choice; nothing when there are none. */
function ConflictBadge() {
  const { t, number } = useText()
  const count = useOpenConflicts()
  if (count === 0) return null
  return (
    <span className="room-badge">
      <span aria-hidden="true">{number(count)}</span>
      <span className="visually-hidden">, {t('review.badge', { count })}</span>
    </span>
  )
}
