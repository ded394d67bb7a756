// What the first picture needs, fetched before React starts: once React has shown that it waits, it
// holds what comes next back for a third of a second. When the engine does not answer soon, the
// screens start all the same and say what they wait for.
import type { Connection } from './client/api.tsx'
import { ROOMS } from './rooms.tsx'

const PATIENCE_MS = 1000

/** The connection, when the wire is there in time. */
export async function fetchFirst(connection: Promise<Connection>): Promise<Connection | null> {
  const patience = new Promise<null>((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
  return Promise.race([fetchAll(connection), patience])
}

async function fetchAll(connection: Promise<Connection>): Promise<Connection> {
  const wire = await connection
  // A failure is told by the screen that asks for the same and fails again.
  await fetchAnswers(wire).catch(() => undefined)
  return wire
}

async function fetchAnswers({ queries, api }: Connection): Promise<void> {
  const asked = ROOMS.find(({ id }) => window.location.hash === `#/${id}`)?.load()
  const workspace = await queries.ensureQueryData(api.workspaces.current.queryOptions())
  if (!workspace) return
  const first = workspace.role === 'hq' ? 'dashboard' : 'plan'
  await Promise.all([
    asked ?? ROOMS.find(({ id }) => id === first)?.load(),
    queries.ensureQueryData(api.reference.get.queryOptions()),
  ])
}
