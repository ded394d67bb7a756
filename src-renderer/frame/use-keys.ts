// The keys that work in every room: undo, redo, the key of each room, problems, the list of keys. A key
// pressed while a text is being typed belongs to that text.
import { useEffect } from 'react'
import { useLocation } from 'wouter'
import { onMenu } from '../client/connect.ts'
import type { Room } from '../rooms.tsx'
import { print } from './printing.ts'
import { roomPressed } from './room-keys.ts'
import { choose, useChoice } from './state.ts'
import { useUndoing } from './use-undoing.ts'

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select') !== null
}

export function useKeys(rooms: readonly Room[]): void {
  const { runUndo, runRedo } = useUndoing()
  const [, navigate] = useLocation()
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const run = actionOf(event)
      if (!run) return
      event.preventDefault()
      run()
    }
    function actionOf(event: KeyboardEvent): (() => void) | null {
      if (event.key === 'F1') return () => choose({ keysOpen: true })
      const place = roomPressed(event)
      if (place !== null) return toRoom(place)
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return null
      const key = event.key.toLowerCase()
      if (key === 'z') return event.shiftKey ? runRedo : runUndo
      if (key === 'y') return runRedo
      if (key === 'p') return print
      return key === 'j' ? toggleProblems : null
    }
    function toRoom(place: number): (() => void) | null {
      const room = rooms[place]
      return room ? () => navigate(`/${room.id}`) : null
    }
    const stopMenu = onMenu((command) => {
      if (command === 'undo') runUndo()
      if (command === 'redo') runRedo()
      if (command === 'print') print()
    })
    window.addEventListener('keydown', onKey)
    return () => {
      stopMenu()
      window.removeEventListener('keydown', onKey)
    }
  }, [rooms, runUndo, runRedo, navigate])
}

function toggleProblems(): void {
  choose({ problemsOpen: !useChoice.getState().problemsOpen })
}
