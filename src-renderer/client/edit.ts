// How screens change data: commands with a label, in one group. Resolves when the edit is durable and
// what the screen shows has been queried again, so an optimistic value can be let go.
import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { toRefusal } from '#contract/client.ts'
import type { Command, Label } from '#domain/changes.ts'
import { useClient } from './api.tsx'
import { andShown } from './live.tsx'
import { useSaving, whileSaving } from './saving.ts'

/** `apply(commands, label)` answers with the row of each command, in order; rejects when refused. */
export function useEdit(): (
  commands: readonly Command[],
  label: Label,
) => Promise<readonly string[]> {
  const client = useClient()
  const queries = useQueryClient()
  return useCallback(
    async (commands, label) => {
      const done = await andShown(queries, () =>
        whileSaving(() => client.edit.apply({ commands: [...commands], label })),
      )
      return done.rows
    },
    [client, queries],
  )
}

/** Keys held down ask once more than there is something to do: that is not a failure. */
function nothingLeft(error: unknown): null {
  if (/^nothing_to_/.test(toRefusal(error)?.code ?? '')) return null
  throw error
}

/** Undo and redo of whole groups; each answers with the rows it touched, or null if nothing to do. */
export function useUndo() {
  const client = useClient()
  const undo = useCallback(async () => {
    const { undo: label, pending } = useSaving.getState()
    // An edit that is on its way will be there to undo when its turn has come.
    if (!label && pending === 0) return null
    return await whileSaving(() => client.edit.undo().catch(nothingLeft))
  }, [client])
  const redo = useCallback(async () => {
    if (!useSaving.getState().redo) return null
    return await whileSaving(() => client.edit.redo().catch(nothingLeft))
  }, [client])
  return { undo, redo }
}
