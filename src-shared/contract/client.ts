// The typed client over any transport, and how a long operation is followed to its end.

import type { ClientContext, ClientLink } from '@orpc/client'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { Label } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
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
