// Opening a workspace from the Welcome screen: one at a time, with progress, and what went wrong.
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Progress } from '#contract/client.ts'
import { resetChoice } from '../../frame/state.ts'

interface Opening {
  readonly busy: boolean
  readonly progress: Progress | null
  readonly error: unknown
  /** Runs `open`; when it ends, the window shows the workspace that is open then. */
  readonly run: (open: (onProgress: (p: Progress) => void) => Promise<unknown>) => Promise<void>
  readonly clear: () => void
}

export function useOpening(): Opening {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  async function run(open: Parameters<Opening['run']>[0]) {
    setBusy(true)
    setError(null)
    setProgress(null)
    try {
      await open(setProgress)
      resetChoice()
      await queries.resetQueries()
    } catch (problem) {
      setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { busy, progress, error, run, clear: () => setError(null) }
}
