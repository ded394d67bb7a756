// The window around the rooms: notice, top bar, rooms at the start side, the room itself, problems at
// the bottom. It knows which room is shown and nothing of what is in it.
import './frame.css'
import { Suspense, useEffect } from 'react'
import { useLocation } from 'wouter'
import { ROOMS, RoomShown, roomsOf } from '../rooms.tsx'
import { Loading } from '../ui/empty.tsx'
import { useText } from '../ui/text.ts'
import { BackupStrip } from './backup-strip.tsx'
import { BrokenQuery } from './broken.tsx'
import { KeysDialog } from './keys.tsx'
import { ProblemsPanel } from './problems.tsx'
import { RoomsList } from './rooms-list.tsx'
import { SidePanel } from './side-panel.tsx'
import { TopBar } from './top-bar.tsx'
import { useFrame, useReference, useWorkspace } from './use-frame.ts'
import { useKeys } from './use-keys.ts'
import { useRemembered } from './use-remembered.ts'
import { useStrayDrops } from './use-stray-drops.ts'

export function Frame() {
  const ready = useRemembered()
  return ready ? (
    <BrokenQuery>
      <Suspense fallback={<Loading />}>
        <Window />
      </Suspense>
    </BrokenQuery>
  ) : (
    <Loading />
  )
}

function Window() {
  const { t } = useText()
  const workspace = useWorkspace()
  const { workplan, office } = useFrame()
  const [path, navigate] = useLocation()
  const rooms = roomsOf(workspace.role)
  const { objectives } = useReference()
  // HQ begins a new strategy with what everybody shares.
  const hqFirst = objectives.length === 0 ? 'strategy' : 'dashboard'
  const first = workspace.role === 'hq' ? hqFirst : 'plan'
  const room =
    rooms.find((r) => `/${r.id}` === path) ?? rooms.find((r) => r.id === first) ?? ROOMS[0]
  const title = room ? t(room.label) : ''
  useKeys(rooms)
  useStrayDrops()
  useEffect(() => {
    if (room && path !== `/${room.id}`) navigate(`/${room.id}`, { replace: true })
  }, [path, room, navigate])
  useEffect(() => {
    document.title = t('frame.title', { room: title, office: office?.name ?? '' })
  }, [t, title, office])
  if (!room) return null
  return (
    <div className="window">
      <button type="button" className="skip" onClick={skipToContent}>
        {t('frame.skip')}
      </button>
      <TopBar />
      <BackupStrip />
      <RoomsList rooms={rooms} current={room.id} />
      <main id="content" className="room" tabIndex={-1} aria-label={title}>
        <BrokenQuery resetKey={`${room.id} ${workplan?.id}`}>
          <Suspense fallback={<Loading />}>
            <RoomShown key={room.id} room={room} />
          </Suspense>
        </BrokenQuery>
      </main>
      <SidePanel />
      <ProblemsPanel />
      <KeysDialog rooms={rooms} />
    </div>
  )
}

/** The address belongs to the rooms, so the skip link is a button that moves the focus. */
function skipToContent(): void {
  document.getElementById('content')?.focus()
}
