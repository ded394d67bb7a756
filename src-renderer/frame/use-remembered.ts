// Remembers in the workspace's own settings what a person chose in the frame (workplan, period,
// appearance), and gives it back when the workspace is opened again. These settings never travel.
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi, useClient } from '../client/api.tsx'
import { choose, type Theme, useChoice } from './state.ts'

const KEY = 'frame'

/** True when the remembered choice is in place. A failure to remember never keeps anybody out. */
export function useRemembered(): boolean {
  const client = useClient()
  const { data, isPending } = useQuery(
    useApi().settings.get.queryOptions({ input: { key: KEY }, gcTime: 0 }),
  )
  useEffect(() => {
    if (isPending) return
    if (data) choose(restored(data.value))
    return useChoice.subscribe((now, before) => {
      const same =
        now.workplan === before.workplan &&
        now.period === before.period &&
        now.theme === before.theme
      if (same) return
      const value = { workplan: now.workplan, period: now.period, theme: now.theme }
      client.settings.put({ key: KEY, value }).catch(() => {
        // Only a convenience: the choice still holds until the window closes.
      })
    })
  }, [data, isPending, client])
  return !isPending
}

function restored(value: unknown) {
  const held = typeof value === 'object' && value !== null ? value : {}
  return {
    workplan: 'workplan' in held && typeof held.workplan === 'string' ? held.workplan : null,
    period: 'period' in held && typeof held.period === 'string' ? held.period : null,
    theme: 'theme' in held && isTheme(held.theme) ? held.theme : ('system' as const),
  }
}

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark'
}
