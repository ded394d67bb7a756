// `npm start` as a newcomer meets it: the sample strategy at an address that is printed, an end
// without noise, and a sentence for each thing that cannot be.
import { type ChildProcess, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../support/temporary-folder.ts'

const ROOT = join(import.meta.dirname, '../..')
const folder = temporaryFolder()
let child: ChildProcess | null = null

afterEach(() => {
  child?.kill('SIGKILL')
  child = null
})

interface Run {
  /** Everything on stdout and stderr so far. */
  readonly output: () => string
  readonly send: (signal: NodeJS.Signals) => void
  readonly ended: Promise<number>
  /** The first match in what it says; rejects when it ends without saying it. */
  says(words: RegExp): Promise<RegExpExecArray>
}

function start(...args: readonly string[]): Run {
  const started = spawn(process.execPath, ['tools/start.mjs', '--browser', '--no-open', ...args], {
    cwd: ROOT,
    env: { ...process.env, WAYMARK_HOME: join(folder, 'profile') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child = started
  let output = ''
  const heard = new Set<() => void>()
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
      for (const hear of heard) hear()
    })
  }
  const ended = new Promise<number>((resolve) => started.on('close', (code) => resolve(code ?? -1)))
  return {
    output: () => output,
    send: (signal) => started.kill(signal),
    ended,
    says: (words) =>
      new Promise((resolve, reject) => {
        const hear = () => {
          const match = words.exec(output)
          if (match) resolve(match)
        }
        heard.add(hear)
        hear()
        void ended.then(() => reject(new Error(`It never said ${words}:\n${output}`)))
      }),
  }
}

describe('npm start', () => {
  test('opens the sample strategy at the address that it prints and ends by Ctrl+C', async () => {
    const run = start()
    const [, origin, token] = await run.says(/(http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]+)/)
    expect(await (await fetch(`${origin}/`)).text()).toContain('<div id="root">')
    const answer = await fetch(`${origin}/rpc/workspaces/current`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-waymark-token': token ?? '' },
      body: '{}',
    })
    expect((await answer.json()).json).toMatchObject({
      role: 'hq',
      strategy: { notice: expect.stringMatching(/sample/i) },
    })
    // A terminal sends it to the launcher and to what the launcher started; twice is once.
    run.send('SIGINT')
    run.send('SIGINT')
    expect(await run.ended).toBe(0)
    expect(run.output()).toContain('every change was saved')
    expect(run.output()).not.toMatch(/\n\s+at /)
  })

  test.for([
    [['nowhere.waymark'], 1, /^There is no file .*nowhere\.waymark\.\n$/],
    [['--port', 'x'], 2, /^--port takes a number from 0 to 65535\.\n$/],
    [['--fast'], 2, /^Unknown option '--fast'\.\n\nUsage: npm start/],
    [['one.waymark', 'two.waymark'], 2, /^One file at a time/],
    [['FILE'], 1, /letter\.waymark is not a Waymark workspace/],
    [['--help'], 0, /^Usage: npm start.*--no-open.*npx waymark --help\n$/s],
    [['-h'], 0, /^Usage: npm start/],
  ] as const)('%j is answered with status %i and a sentence', async ([args, status, sentence]) => {
    const letter = join(folder, 'letter.waymark')
    writeFileSync(letter, 'Dear colleagues')
    const run = start(...args.map((arg) => (arg === 'FILE' ? letter : arg)))
    expect(await run.ended).toBe(status)
    expect(run.output()).toMatch(sentence)
    expect(run.output()).not.toMatch(/\n\s+at /)
  })
})
