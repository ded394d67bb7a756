// Remembers in the workspace's own settings what a person chose in the frame (workplan, period,
// appearance, language), and gives it back when the workspace is opened again. These settings never travel.
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { LANGUAGES } from '#domain/entities.ts'
import type { Language } from '#i18n/intl.ts'
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
        now.theme === before.theme &&
        now.language === before.language
      if (same) return
      const { workplan, period, theme, language } = now
      const value = { workplan, period, theme, language }
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
    language: 'language' in held && isLanguage(held.language) ? held.language : ('en' as const),
  }
}

function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value)
}

function isTheme(value: unknown): value is Theme {
  return value === 'system' || value === 'light' || value === 'dark'
}
