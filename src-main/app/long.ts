// A long operation: work that reports how far it is and can be stopped between two steps. The work
// runs whether or not somebody listens; leaving the iteration or aborting the signal stops it at its
// next step, and the iteration has ended only when the work has, so nothing is left half made.
import { AsyncIteratorClass } from '@orpc/server'
import type { Progress } from '#contract/client.ts'
import type { Label } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'

export type LongEvent<R> = { readonly progress: Progress } | { readonly result: R }
/** Says what is done and gives others a turn; throws Refusal('cancelled') when it was stopped. */
export type Step = (done: number, total: number, step: Label) => Promise<void>

export function long<R>(
  signal: AbortSignal | undefined,
  work: (step: Step) => Promise<R>,
): AsyncIteratorClass<LongEvent<R>> {
  const stop = new AbortController()
  const stopped = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
  const events: LongEvent<R>[] = []
  let failure: { readonly error: unknown } | null = null
  let ended = false
  let wake: () => void = () => undefined

  async function step(done: number, total: number, label: Label): Promise<void> {
    events.push({ progress: { done, total, step: label } })
    wake()
    await new Promise((resolve) => setImmediate(resolve))
    if (stopped.aborted) throw new Refusal('cancelled')
  }

  async function run(): Promise<void> {
    try {
      const result = await work(step)
      events.push({ result })
    } catch (error) {
      failure = { error }
    }
    ended = true
    wake()
  }
  const running = run()

  return new AsyncIteratorClass<LongEvent<R>>(
    async () => {
      for (;;) {
        const event = events.shift()
        if (event) return { done: false, value: event }
        if (failure) throw failure.error
        if (ended) return { done: true, value: undefined }
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
    },
    async () => {
      if (!ended) stop.abort()
      await running
    },
  )
}
