// The line of commands and the long operation, without a workspace: order, exclusion, cancelling.
import { describe, expect, test } from 'vitest'
import { long } from '#app/long.ts'
import { createQueue } from '#app/queue.ts'
import { Refusal } from '#domain/errors.ts'

const turn = () => new Promise((resolve) => setImmediate(resolve))

function gate() {
  let open: () => void = () => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { open, passed }
}

describe('the queue', () => {
  test('commands run one after the other, in the order they came, also after a failure', async () => {
    const queue = createQueue()
    const seen: string[] = []
    const command = (name: string, fails = false) =>
      queue.command(async () => {
        seen.push(`${name} begins`)
        await turn()
        seen.push(`${name} ends`)
        if (fails) throw new Error(name)
      })
    const all = await Promise.allSettled([command('a'), command('b', true), command('c')])
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
  })

  test('a read does not wait for a command', async () => {
    const queue = createQueue()
    const { open, passed } = gate()
    const command = queue.command(() => passed)
    expect(await queue.read(async () => 'read')).toBe('read')
    open()
    await command
  })

  test('who wants to be alone waits for reads under way, and new reads wait for it', async () => {
    const queue = createQueue()
    const seen: string[] = []
    const first = gate()
    const read = queue.read(async () => {
      await first.passed
      seen.push('read ends')
    })
    const alone = queue.alone(async () => {
      seen.push('alone begins')
      await turn()
      seen.push('alone ends')
    })
    await turn()
    const late = queue.read(async () => {
      seen.push('late read')
    })
    await turn()
    expect(seen).toEqual([])
    first.open()
    await Promise.all([read, alone, late])
    expect(seen).toEqual(['read ends', 'alone begins', 'alone ends', 'late read'])
  })
})

describe('a long operation', () => {
  const label = { id: 'step.open' }

  test('tells its steps and ends with its result, whether or not somebody listens', async () => {
    let done = false
    const events = long(undefined, async (step) => {
      await step(0, 2, label)
      await step(1, 2, label)
      done = true
      return 'made'
    })
    await expect.poll(() => done).toBe(true)
    const seen: unknown[] = []
    for await (const event of events) seen.push(event)
    expect(seen).toEqual([
      { progress: { done: 0, total: 2, step: label } },
      { progress: { done: 1, total: 2, step: label } },
      { result: 'made' },
    ])
  })

  test.each(['leaving the iteration', 'aborting the signal'])(
    '%s stops it at its next step',
    async (how) => {
      const abort = new AbortController()
      const { open, passed } = gate()
      const begun = gate()
      const seen: string[] = []
      const events = long(abort.signal, async (step) => {
        await step(0, 2, label)
        begun.open()
        await passed
        try {
          await step(1, 2, label)
        } catch (error) {
          seen.push(error instanceof Refusal ? error.code : String(error))
          throw error
        }
        seen.push('went on')
        return 'made'
      })
      await events.next()
      await begun.passed
      const leaving = how === 'leaving the iteration' ? events.return(undefined) : undefined
      abort.abort()
      open()
      await leaving
      await expect.poll(() => seen).toEqual(['cancelled'])
    },
  )
})
