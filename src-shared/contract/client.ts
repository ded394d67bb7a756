// The typed client over any transport, and how a long operation is followed to its end.

import type { ClientContext, ClientLink } from '@orpc/client'
import { createORPCClient, ORPCError } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Label } from '#domain/changes.ts'
import { REFUSALS, Refusal, type RefusalCode, type RefusalValues } from '#domain/errors.ts'
import type { Contract } from './contract.ts'

export type Client = ContractRouterClient<Contract>

export function createClient(link: ClientLink<ClientContext>): Client {
  return createORPCClient(link)
}

export interface Progress {
  readonly done: number
  readonly total: number
  readonly step: Label
}

type LongEvent<R> = { readonly progress: Progress } | { readonly result: R }

/** Follows a long operation; resolves with its result. Throws Refusal('cancelled') if it just stops. */
export async function finish<R>(
  events: Promise<AsyncIterable<LongEvent<R>>> | AsyncIterable<LongEvent<R>>,
  onProgress: (progress: Progress) => void = () => {},
): Promise<R> {
  for await (const event of await events) {
    if ('result' in event) return event.result
    onProgress(event.progress)
  }
  throw new Refusal('cancelled')
}

/**
 * The refusal that an answer carries, whichever transport it came over; undefined for every other
 * error (a defect in the engine, a lost connection). A call that its own schema does not take is a
 * `usage` refusal whose `detail` says which field.
 */
export function toRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (!(error instanceof ORPCError)) return undefined
  if (error.code === 'REFUSED') return refusalFrom(error.data)
  if (error.code === 'BAD_REQUEST') return new Refusal('usage', { detail: issuesIn(error.data) })
  return undefined
}

function refusalFrom(data: unknown): Refusal | undefined {
  const { code, values } = (data ?? {}) as { code?: RefusalCode; values?: RefusalValues }
  return code && REFUSALS.includes(code) ? new Refusal(code, values ?? {}) : undefined
}

function issuesIn(data: unknown): string {
  const { issues } = (data ?? {}) as { issues?: { message: string; path?: unknown[] }[] }
  return (issues ?? [])
    .map((issue) => `${(issue.path ?? []).map(String).join('.')}: ${issue.message}`)
    .join('; ')
}
