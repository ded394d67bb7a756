// `npm run dev [-- FILE]`: the screens with hot reload against the engine over the http host. The
// page is vite's, its operations are passed on to the engine, which restarts when it changes.
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createServer as createSocket } from 'node:net'
import { join, resolve } from 'node:path'
import { createServer } from 'vite'
import { ROOT } from './project.ts'

/** Folders whose change restarts the engine. */
const ENGINE_SOURCES = ['src-main', 'src-shared', 'db']

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const socket = createSocket().once('error', fail)
    socket.listen(0, '127.0.0.1', () => {
      const address = socket.address()
      socket.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

const enginePort = await freePort()
const engineOrigin = `http://127.0.0.1:${enginePort}`
const token = randomBytes(32).toString('base64url')
const file = process.argv[2]

const engine = spawn(
  process.execPath,
  [
    '--disable-warning=ExperimentalWarning',
    '--watch-preserve-output',
    ...ENGINE_SOURCES.map((folder) => `--watch-path=${join(ROOT, folder)}`),
    join(ROOT, 'tools/dev-engine.ts'),
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      WAYMARK_DEV_PORT: String(enginePort),
      WAYMARK_DEV_TOKEN: token,
      ...(file ? { WAYMARK_DEV_FILE: resolve(process.env.INIT_CWD ?? '.', file) } : {}),
    },
  },
)

const screens = await createServer({
  configFile: join(ROOT, 'vite.config.ts'),
  root: join(ROOT, 'src-renderer'),
  server: {
    proxy: {
      '/rpc': {
        target: engineOrigin,
        changeOrigin: true,
        configure: (proxy) => {
          // The engine answers its own origin only; the page that vite serves stands in for it.
          proxy.on('proxyReq', (request) => request.setHeader('origin', engineOrigin))
        },
      },
    },
  },
})
await screens.listen()
const address = screens.resolvedUrls?.local[0]
console.log(`\n  Waymark (development) is at ${address}#token=${token}\n`)

async function stop(): Promise<void> {
  engine.kill('SIGTERM')
  await screens.close()
}
engine.once('exit', (code) => {
  process.exitCode = code ?? 0
  void screens.close()
})
process.on('SIGINT', () => void stop()).on('SIGTERM', () => void stop())
