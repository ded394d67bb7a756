// What every screen uses to reach the engine. This is the client's front page; its names:
//   useClient()      the typed client: await client.packages.make({ … })
//   useApi()         the same as query options: useQuery(api.plan.outline.queryOptions({ input }))
//   useEdit()        edit.ts: apply commands with a label; feeds the "saved" state of the top bar
//   useUndo()        edit.ts: undo and redo as the top bar and the keys do them
//   useSaying()      refusal.ts: an error of any operation as a sentence for a person
//   saveFile, pickFiles, dropped   files.ts: bytes to and from the person
// Screens need not refresh anything: live.ts re-queries what is shown after every change, whoever
// made it. Queries keep the old data while they re-query, so use `data` and do not blink.
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import type { Client } from '#contract/client.ts'
import { LiveChanges } from './live.tsx'
import { isRefusal } from './refusal.ts'

const ClientContext = createContext<Client | null>(null)

export function useClient(): Client {
  const client = useContext(ClientContext)
  if (!client) throw new Error('useClient outside ClientProvider')
  return client
}

export type Api = ReturnType<typeof createTanstackQueryUtils<Client>>

const ApiContext = createContext<Api | null>(null)

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi outside ClientProvider')
  return api
}

function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Live events say when something changed; nothing grows stale by itself.
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => !isRefusal(error) && count < 2,
        retryDelay: 400,
      },
      mutations: { networkMode: 'always' },
    },
  })
}

/** The wire and what it has answered so far. */
export interface Connection {
  readonly client: Client
  readonly queries: QueryClient
  readonly api: Api
}

/**
 * Made once, outside React: a tree that waits before its first paint is thrown away, and would ask
 * everything again and again.
 */
export function connectionOver(client: Client): Connection {
  return { client, queries: newQueryClient(), api: createTanstackQueryUtils(client) }
}

export function ClientProvider(props: {
  readonly connection: Connection
  readonly children: ReactNode
}) {
  const { client, queries, api } = props.connection
  return (
    <ClientContext value={client}>
      <ApiContext value={api}>
        <QueryClientProvider client={queries}>
          <LiveChanges client={client} />
          {props.children}
        </QueryClientProvider>
      </ApiContext>
    </ClientContext>
  )
}
