// Main's end of the engine, with engines that die on purpose: a page is never left waiting. The
// processes are real workers running small engines that speak the messages of the real one.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { type EngineLink, startEngine } from '#hosts/electron/engine-link.ts'
import type { FromEngine, Opening } from '#hosts/electron/engine-messages.ts'
import { desk } from '../support/electron/desk.ts'
import { utilityProcesses } from '../support/electron/utility-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()
const file = join(folder, 'engine.mjs')
const START = { opening: { kind: 'welcome' } as Opening, profile: folder }
let link: EngineLink | null = null

afterEach(async () => {
  await link?.close()
  link = null
})
afterAll(() => desk.closeAll())

/** What an engine does with each message of main, as the body of a function of (data, port, tell). */
function engineThat(does: string): void {
  writeFileSync(
    file,
    `const tell = (message) => process.parentPort.postMessage(message)
     process.parentPort.on('message', ({ data, ports: [port] }) => {
       if (data.kind === 'close') process.exit(0)
       ${does}
     })`,
  )
}
const READY = `if (data.kind === 'start') { tell({ kind: 'opened', path: 'asked:' + (data.opening.path ?? data.opening.kind) }); tell({ kind: 'ready' }) }`
const TAKES = `if (data.kind === 'port') tell({ kind: 'port-taken', id: data.id })`

function start(): { messages: FromEngine[]; failures: number[]; link: EngineLink } {
  const messages: FromEngine[] = []
  const failures: number[] = []
  link = startEngine(file, START, {
    onMessage: (message) => messages.push(message),
    onFailure: (code) => failures.push(code),
  })
  return { messages, failures, link }
}

/** What a page is given: 'port' or 'failed'. */
function pageAsks(from: EngineLink): Promise<string> {
  return new Promise((resolve) =>
    from.connect(
      () => resolve('port'),
      () => resolve('failed'),
    ),
  )
}

describe('a page that asks', () => {
  test('before the engine is ready gets its port when it is', async () => {
    engineThat(`${READY} ${TAKES}`)
    const { link: engine } = start()
    expect(await pageAsks(engine)).toBe('port')
  })

  test('is told when the engine does not start, and so is main', async () => {
    engineThat(`process.exit(7)`)
    const { link: engine, failures } = start()
    expect(await pageAsks(engine)).toBe('failed')
    expect(failures).toEqual([7])
    expect(await pageAsks(engine)).toBe('failed')
  })

  test('gets its port after a person has said to try again', async () => {
    engineThat(`process.exit(1)`)
    const { link: engine } = start()
    expect(await pageAsks(engine)).toBe('failed')
    engineThat(`${READY} ${TAKES}`)
    engine.restart()
    expect(await pageAsks(engine)).toBe('port')
  })

  test('gets the port of the next engine when this one dies before it takes the port', async () => {
    engineThat(`${READY} if (data.kind === 'port') process.exit(1)`)
    const { link: engine, messages } = start()
    await expect.poll(() => messages.at(-1)).toEqual({ kind: 'ready' })
    const given = pageAsks(engine)
    engineThat(`${READY} ${TAKES}`)
    expect(await given).toBe('port')
  })
})

describe('an engine that dies', () => {
  test('is started again on the file that was open', async () => {
    engineThat(READY)
    const { messages } = start()
    await expect.poll(() => messages.at(-1)).toEqual({ kind: 'ready' })
    utilityProcesses.at(-1)?.kill()
    await expect.poll(() => messages.filter(({ kind }) => kind === 'ready')).toHaveLength(2)
    expect(messages.filter(({ kind }) => kind === 'opened')).toEqual([
      { kind: 'opened', path: 'asked:welcome' },
      { kind: 'opened', path: 'asked:asked:welcome' },
    ])
  })

  test('again and again is not started for ever', async () => {
    engineThat(READY)
    const { messages, failures } = start()
    for (let time = 1; time <= 4; time += 1) {
      await expect.poll(() => messages.filter(({ kind }) => kind === 'ready')).toHaveLength(time)
      utilityProcesses.at(-1)?.kill()
    }
    await expect.poll(() => failures).toHaveLength(1)
  })
})

test('closing waits until the engine has ended, and does not start it again', async () => {
  engineThat(READY)
  const { link: engine, messages, failures } = start()
  await expect.poll(() => messages.at(-1)).toEqual({ kind: 'ready' })
  const started = utilityProcesses.length
  let ended = false
  utilityProcesses.at(-1)?.once('exit', () => {
    ended = true
  })
  await engine.close()
  expect(ended).toBe(true)
  expect(failures).toEqual([])
  expect(utilityProcesses).toHaveLength(started)
})
