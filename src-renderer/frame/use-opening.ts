// Opening a workspace, from the Welcome screen or after mending one: one at a time, with progress, and what went wrong.
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Progress } from '#contract/client.ts'
import { resetChoice } from './state.ts'

interface Opening {
  readonly busy: boolean
  readonly progress: Progress | null
  readonly error: unknown
  /** Runs `open`; when it ends, the window shows the workspace that is open then. */
  readonly run: (
    open: (onProgress: (p: Progress) => void, signal: AbortSignal) => Promise<unknown>,
  ) => Promise<void>
  /** Stops what is running; what was half made is removed by the engine. */
  readonly cancel: () => void
}

export function useOpening(): Opening {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  async function run(open: Parameters<Opening['run']>[0]) {
    setBusy(true)
    setError(null)
    setProgress(null)
    const stopping = new AbortController()
    stop.current = stopping
    try {
      await open(setProgress, stopping.signal)
      resetChoice()
      await queries.resetQueries()
    } catch (problem) {
      if (!stopping.signal.aborted) setError(problem)
    } finally {
      setBusy(false)
    }
  }
  return { busy, progress, error, run, cancel: () => stop.current?.abort() }
}
