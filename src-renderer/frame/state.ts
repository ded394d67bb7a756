// What the person has chosen in the frame, for every room: which workplan, which period, and the cell
// to go to. Rooms read it with useFrame(); only the choosers and `go` write it. Data is never kept here.
import { create } from 'zustand'
import type { Client } from '#contract/client.ts'
import type { Language } from '#i18n/intl.ts'

export type Reference = Awaited<ReturnType<Client['reference']['get']>>
export type WorkspaceInfo = NonNullable<Awaited<ReturnType<Client['workspaces']['current']>>>

/** A cell to show: the row (or what hangs on it), the field and the period, as far as known. */
export interface Place {
  readonly entity: string
  readonly row: string
  readonly field?: string | null
  readonly period?: string | null
  /** Office id, when it is another than the one chosen. */
  readonly office?: string | null
}

export type Theme = 'system' | 'light' | 'dark'

interface Choice {
  readonly workplan: string | null
  readonly period: string | null
  readonly place: Place | null
  readonly problemsOpen: boolean
  /** What the Review room shows. */
  readonly reviewing: 'submissions' | 'conflicts'
  readonly keysOpen: boolean
  readonly theme: Theme
  readonly language: Language
}

export const useChoice = create<Choice>()(() => ({
  workplan: null,
  period: null,
  place: null,
  problemsOpen: false,
  reviewing: 'submissions',
  keysOpen: false,
  theme: 'system',
  language: 'en',
}))

export function choose(change: Partial<Choice>): void {
  useChoice.setState(change)
}

/** Forgets what was chosen: another workspace is open. */
export function resetChoice(): void {
  useChoice.setState({ workplan: null, period: null, place: null, problemsOpen: false })
}
