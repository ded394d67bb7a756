// The engine of `npm run dev`, in a process of its own so that it restarts when its sources change
// while the screens stay open. Port and token come from dev.ts and stay the same over restarts.
import { startApplication } from '#hosts/http/application.ts'

const port = Number(process.env.WAYMARK_DEV_PORT)
const token = process.env.WAYMARK_DEV_TOKEN
const path = process.env.WAYMARK_DEV_FILE
if (!token || !port) throw new Error('Started by dev.ts only.')

const server = await startApplication({
  opening: path ? { kind: 'file', path } : { kind: 'sample' },
  rendererFolder: null,
  port,
  token,
})
console.log(`engine ready on ${server.origin}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().then(() => process.exit(0)))
}
