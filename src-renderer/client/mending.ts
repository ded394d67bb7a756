// A workspace whose file is damaged or gone: which one, so that the dialog that mends it can be asked for from
// wherever it shows. It is asked for by itself when the engine finds the open file damaged.
import type { ClientContext, ClientLink } from '@orpc/client'
import { create } from 'zustand'
import { toRefusal } from '#contract/client.ts'

export interface Patient {
  /** One of the recent workspaces; null: the one that is open. */
  readonly workspace: string | null
  /** Of its office or its file; null for the one that is open. */
  readonly name: string | null
  readonly fileName: string
  readonly state: 'damaged' | 'overwritten' | 'gone'
}

export const useMending = create<{ readonly patient: Patient | null }>()(() => ({ patient: null }))

export function mend(patient: Patient): void {
  useMending.setState({ patient })
}

export function stopMending(): void {
  useMending.setState({ patient: null })
}

/** In which way a file cannot be opened, when it is one that a rescue or a backup mends. */
export function stateIn(error: unknown): Patient['state'] | null {
  const code = toRefusal(error)?.code
  if (code === 'workspace_damaged') return 'damaged'
  if (code === 'workspace_not_one') return 'overwritten'
  return code === 'workspace_missing' ? 'gone' : null
}

/** For an error of the open workspace: asks for the dialog when its file is damaged. */
export function mendOpen(error: unknown): void {
  const refusal = toRefusal(error)
  if (refusal?.code !== 'workspace_damaged') return
  const file = String(refusal.values.file ?? '')
  const fileName = file.split(/[\\/]/).at(-1) ?? ''
  mend({ workspace: null, name: null, fileName, state: 'damaged' })
}

/** Operations that are about other files than the open one. */
const OTHERS = ['workspaces', 'backups']

/** Who put the dialog away is not asked again by the next thing that fails; buttons still ask for it. */
let asked = false

/** The same link, watched for what the open file's damage makes fail. */
export function watched(link: ClientLink<ClientContext>): ClientLink<ClientContext> {
  return {
    call: async (path, input, options) => {
      try {
        return await link.call(path, input, options)
      } catch (error) {
        if (!asked && !OTHERS.includes(path[0] ?? '') && stateIn(error) === 'damaged') {
          asked = true
          mendOpen(error)
        }
        throw error
      }
    },
  }
}
