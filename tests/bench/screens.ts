// Plan and Indicators: from opening the page to a grid that answers, in a real Chromium, against a
// bare page that shows an AG Grid of the same rows and as many columns. Both are loaded whole each
// time: nothing is cached, the server is on this machine.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import type { Client } from '#contract/client.ts'
import { hasRenderer, RENDERER_FOLDER } from '#hosts/http/application.ts'
import { type RunningServer, startServer } from '#hosts/http/server.ts'
import { launchChromium } from '#platform/chromium.ts'
import { freshCopy } from './import.ts'
import { byTurns, type Figure, median } from './measure.ts'
import { benchEngine, type Stage } from './stage.ts'

const PAIRS = 7
/** Between two openings, so that nothing of the one before is still under way. */
const SETTLE_MS = 300
const PERIODS = ['2020Q3', '2020Q4', '2021Q1', '2021Q2']
type Room = 'plan' | 'indicators'
type Row = Readonly<Record<string, string | number | null>>

export async function screenFigures(stage: Stage, scale: number): Promise<Figure[]> {
  if (!hasRenderer()) throw new Error('The screens are not built: run `npm run build` first.')
  const file = path.join(stage.folder, 'screens.waymark')
  freshCopy(stage.field, file)
  const engine = benchEngine(stage.profile)
  await engine.openFile(file)
  const server = await startServer({ engine, rendererFolder: RENDERER_FOLDER })
  const browser = await launchChromium()
  const bare = await startBare(stage)
  try {
    const figures: Figure[] = []
    for (const room of ['plan', 'indicators'] as const) {
      const rows = await rowsOf(engine.client, room)
      figures.push(...(await roomFigures({ browser, server, bare, room, rows, scale })))
    }
    return figures
  } finally {
    await browser.close()
    await bare.close()
    await server.close()
    await engine.close()
  }
}

interface Measuring {
  readonly browser: Browser
  readonly server: RunningServer
  readonly bare: Bare
  readonly room: Room
  readonly rows: readonly Row[]
  readonly scale: number
}

/** Two figures: the room opened from another room, and the whole application started on it. */
async function roomFigures(measuring: Measuring): Promise<Figure[]> {
  const { browser, server, bare, room, rows } = measuring
  const ours = await pageOf(browser)
  await ours.goto(server.url)
  await ours.waitForSelector('.room')
  await ours.goto(`${server.origin}/#/${room}`)
  await loaded(ours)
  const columns = await ours.evaluate(() =>
    Number(document.querySelector('[aria-colcount]')?.getAttribute('aria-colcount') ?? 0),
  )
  bare.show(rows, columns)
  const yardstick = await pageOf(browser)
  await yardstick.goto(bare.origin)
  const opened = await byTurns(
    PAIRS,
    () => openedFrom(ours, room === 'plan' ? 'submit' : 'plan', room),
    () => loaded(yardstick),
    1,
  )
  const started = await byTurns(
    PAIRS,
    () => loaded(ours),
    () => loaded(yardstick),
    1,
  )
  await ours.context().close()
  await yardstick.context().close()
  const about = `${rows.length} rows, ${columns} columns; yardstick: a page of its own that loads AG Grid and shows the same rows; both until cells are painted and the main thread is free; median of ${PAIRS} pairs`
  return [
    figureOf(measuring, 'opens', `from the click on the room's name; ${about}`, opened),
    figureOf(measuring, 'at start', `the whole application loaded on this room; ${about}`, started),
  ]
}

function figureOf(
  { room, scale }: Measuring,
  what: string,
  note: string,
  samples: Figure['samples'],
): Figure {
  const [mine, theirs] = [median(samples.ours), median(samples.yardstick)]
  return {
    name: `${room} ${what} at ${scale}x`,
    ours: mine,
    yardstick: theirs,
    unit: 'ms',
    ratio: mine / theirs,
    goal: '<= 1.5',
    met: mine / theirs <= 1.5,
    note,
    samples,
  }
}

/** Milliseconds from the click in the list of rooms; the other room has been left by then. */
async function openedFrom(page: Page, other: string, room: Room): Promise<number> {
  await page.click(`.room-link[href$="/${other}"]`)
  await page.waitForFunction((id) => window.location.hash === `#/${id}`, other)
  await page.waitForTimeout(SETTLE_MS)
  return page.evaluate(
    (id) =>
      new Promise<number>((resolve) => {
        const before = document.querySelector('.ag-root')
        const start = performance.now()
        document.querySelector<HTMLElement>(`.room-link[href$="/${id}"]`)?.click()
        const look = () => {
          const grid = document.querySelector('.ag-root')
          if (!grid || grid === before || !grid.querySelector('.ag-cell')) {
            requestAnimationFrame(look)
            return
          }
          requestAnimationFrame(() =>
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - start))),
          )
        }
        requestAnimationFrame(look)
      }),
    room,
  )
}

/** A window that notes when its first cells are painted and its main thread is free again. */
async function pageOf(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    const note = () => {
      if (!document.querySelector('.ag-cell')) return requestAnimationFrame(note)
      return requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          setTimeout(() => {
            Object.assign(window, { benchReady: performance.now() })
          }),
        ),
      )
    }
    note()
  })
  return page
}

/** Milliseconds from the start of the navigation. */
async function loaded(page: Page): Promise<number> {
  await page.reload({ waitUntil: 'commit' })
  const ready = await page.waitForFunction(() =>
    'benchReady' in window ? (window.benchReady as number) : false,
  )
  return Number(await ready.jsonValue())
}

async function rowsOf(client: Client, room: Room): Promise<readonly Row[]> {
  const [workspace, reference] = [await client.workspaces.current(), await client.reference.get()]
  const workplan =
    reference.workplans.find(({ office }) => office === workspace?.office.id)?.id ?? ''
  if (room === 'plan') {
    const { rows } = await client.plan.outline({ workplan })
    return rows.map((row) => plain({ ...row }))
  }
  const { rows } = await client.indicators.table({ workplan, periods: PERIODS })
  return rows.map(({ cells, ...row }) => ({
    ...plain({ ...row }),
    ...Object.fromEntries(
      Object.entries(cells).flatMap(([period, { target, actual }]) => [
        [`${period} target`, target.value],
        [`${period} actual`, actual.value],
      ]),
    ),
  }))
}

function plain(row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' ? value : null,
    ]),
  )
}

interface Bare {
  readonly origin: string
  show(rows: readonly Row[], columns: number): void
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

async function startBare(stage: Stage): Promise<Bare> {
  const source = path.join(import.meta.dirname, 'bare')
  const out = path.join(stage.folder, 'bare-built')
  await build({
    root: source,
    base: './',
    logLevel: 'error',
    configFile: false,
    build: { outDir: out, emptyOutDir: true, target: 'chrome120' },
  })
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? '/', 'http://localhost').pathname
    const file = path.join(out, name === '/' ? 'index.html' : name)
    if (!existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Content-Type', TYPES[path.extname(file)] ?? 'text/css')
    response.end(readFileSync(file))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}/`,
    show(rows, columns) {
      const names = Object.keys(rows[0] ?? {}).filter((name) => name !== 'id')
      const shown = Array.from({ length: columns }, (_, index) => names[index % names.length] ?? '')
      writeFileSync(path.join(out, 'rows.json'), JSON.stringify({ columns: shown, rows }))
    },
    close: () => closeServer(server),
  }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}
