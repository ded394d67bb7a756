// What a piece of work refuses. A test that expects a refusal fails when there is none.
import { Refusal } from '#domain/errors.ts'

export function refusal(work: () => unknown): Refusal {
  try {
    work()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}
