// The one place where what the rooms throw becomes what the contract answers: a Refusal becomes
// REFUSED with its code and values; anything else is a defect, is logged with its stack, and leaves
// as an internal error that names the log entry. Nothing is swallowed.
import { mapEventIterator } from '@orpc/client'
import { ORPCError } from '@orpc/server'
import { Refusal } from '#domain/errors.ts'
import { logError } from '#platform/log.ts'

/** Turns an error into the one that travels. `where` is the operation's name, for the log. */
export function toContractError(where: string, error: unknown): ORPCError<string, unknown> {
  if (error instanceof Refusal) {
    const { code, values } = error
    return new ORPCError('REFUSED', {
      defined: true,
      status: 422,
      message: error.message,
      data: { code, values },
      cause: error,
    })
  }
  if (error instanceof ORPCError && error.code !== 'INTERNAL_SERVER_ERROR') return error
  if (error instanceof Error && error.name === 'AbortError') {
    return toContractError(where, new Refusal('cancelled', {}, error))
  }
  const entry = logError(where, error)
  return new ORPCError('INTERNAL_SERVER_ERROR', {
    message: `Internal error in ${where}, log entry ${entry}`,
    cause: error,
  })
}

/** Answers that are streams fail later than their call: their errors take the same way. */
export function withContractErrors(where: string, output: unknown): unknown {
  if (!isAsyncIterator(output)) return output
  return mapEventIterator(output, {
    value: async (value) => value,
    error: async (error) => toContractError(where, error),
  })
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}
