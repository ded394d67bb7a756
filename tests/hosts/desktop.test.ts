// The desktop application as it is built: its window, the port to the engine, a real operation
// through it, menu, dialogs, printing, an engine that dies, the end. Electron itself is the stand-in
// of tests/support/electron; page, policy, ports, engine, SQLite and PDF are real.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Desktop, startDesktop } from '../support/desktop.ts'
import { app } from '../support/electron/app.ts'
import { desk } from '../support/electron/desk.ts'
import { utilityProcesses } from '../support/electron/utility-process.ts'

let desktop: Desktop
let page: Page

beforeAll(async () => {
  desktop = await startDesktop()
  page = desktop.page
})

/** What the frame says when Amina's workspace is open. */
const opened = () => page.getByText('Editing as Amina')
const workspaceFiles = () => globSync('profile/workspaces/*.waymark', { cwd: desktop.folder })

/** What the page offers as a file, as client/files.ts does it. */
async function offerFile(name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, content]) => {
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new File([content ?? ''], fileName ?? ''))
      link.download = fileName ?? ''
      link.click()
    },
    [name, text],
  )
}

describe('the window', () => {
  test('shows the Welcome screen, served by the application itself', async () => {
    await page.getByRole('heading', { name: 'Explore the sample strategy' }).waitFor()
    expect(desktop.window.visible).toBe(true)
    expect(page.url()).toMatch(/^https:\/\/waymark\.app-scheme\.test\//)
  })

  test('keeps its page away from Node', () => {
    expect(desktop.window.options.webPreferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    })
    expect(desk.sandboxed).toBe(true)
  })

  test('gives its page one function and no event', async () => {
    const exposed = await page.evaluate(() =>
      Object.entries((window as unknown as { waymark: object }).waymark).map(
        ([name, value]) => `${name}: ${typeof value}`,
      ),
    )
    expect(exposed).toEqual(['ready: function'])
  })
})

describe('the engine behind its port', () => {
  test('makes an HQ workspace on the disk for a person at the Welcome screen', async () => {
    await page.getByRole('button', { name: 'New strategy…' }).click()
    await page.getByLabel('Title of the strategy').fill('Clear ground 2020-2024')
    await page.getByLabel('Your name').fill('Amina')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await opened().waitFor()
    expect(workspaceFiles()).toHaveLength(1)
  })

  test('that dies is started again, with the same workspace open, and the page goes on', async () => {
    const first = utilityProcesses.length
    utilityProcesses.at(-1)?.kill()
    await expect.poll(() => utilityProcesses.length).toBe(first + 1)
    await page.getByText('The application has stopped answering').waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Reports' }).click()
    await page.getByRole('button', { name: 'Save as PDF' }).waitFor()
    expect(workspaceFiles()).toHaveLength(1)
  })
})

describe('a file that the page offers', () => {
  test('goes where the person says in the save dialog', async () => {
    const target = join(desktop.folder, 'chosen.wmpkg')
    const asked = Promise.withResolvers<unknown>()
    desk.answerSave = (options) => {
      asked.resolve(options)
      return target
    }
    await offerFile('GLB-2021Q2.wmpkg', 'package bytes')
    expect(await asked.promise).toMatchObject({
      defaultPath: expect.stringMatching(/GLB-2021Q2\.wmpkg$/),
      filters: [{ name: 'Waymark packages', extensions: ['wmpkg'] }],
    })
    await expect
      .poll(() => existsSync(target) && readFileSync(target, 'utf8'))
      .toBe('package bytes')
  })

  test('that cannot be written there is said, with its name', async () => {
    const inTheWay = join(desktop.folder, 'a-file')
    writeFileSync(inTheWay, '')
    desk.answerSave = () => join(inTheWay, 'x.wmpkg')
    await offerFile('lost.wmpkg', 'package bytes')
    await expect.poll(() => desk.errorBoxes).toHaveLength(1)
    expect(desk.errorBoxes[0]).toMatch(/^The file was not saved: lost\.wmpkg could not be written/)
  })
})

describe('a report', () => {
  test('is printed to PDF by a hidden window of its own and saved', async () => {
    const target = join(desktop.folder, 'report.pdf')
    desk.answerSave = () => target
    await page.getByRole('button', { name: 'Save as PDF' }).click()
    // There, and written to its end.
    const read = () => (existsSync(target) ? readFileSync(target, 'latin1') : '')
    await expect.poll(() => read().trimEnd().endsWith('%%EOF')).toBe(true)
    const pdf = read()
    expect(pdf.slice(0, 5)).toBe('%PDF-')
    expect(pdf).toContain('/MarkInfo')
    expect(pdf).toContain('/Outlines')
    await expect.poll(() => desk.windows).toHaveLength(1)
  })
})

describe('the menu', () => {
  test('sends undo, redo and print to the page, which knows the cell', async () => {
    const received = page.evaluate(
      () =>
        new Promise<string[]>((resolve) => {
          const commands: string[] = []
          window.print = () => {}
          window.addEventListener('message', ({ data }) => {
            if (data?.waymark !== 'menu') return
            commands.push(data.command)
            if (commands.length === 3) resolve(commands)
          })
        }),
    )
    for (const id of ['undo', 'redo', 'print']) desk.click(id)
    expect(await received).toEqual(['undo', 'redo', 'print'])
  })

  test('says why a file is not a workspace and leaves the open one open', async () => {
    const file = join(desktop.folder, 'letter.waymark')
    writeFileSync(file, 'Dear colleagues')
    desk.answerOpen = () => file
    desk.answerQuestion = () => 0
    desk.click('open')
    await expect.poll(() => desk.questions.length).toBe(1)
    expect(desk.questions[0]?.message).toMatch(/letter\.waymark/)
    await opened().waitFor()
  })

  test('opens the workspace file that the person chooses', async () => {
    desk.answerOpen = (options) => {
      expect(options.filters?.[0]?.extensions).toEqual(['waymark'])
      return join(desktop.folder, workspaceFiles()[0] ?? '')
    }
    desk.click('open')
    await opened().waitFor()
  })

  test('does nothing when the person thinks better of it', async () => {
    desk.answerOpen = () => null
    desk.click('open')
    await opened().waitFor()
  })
})

describe('a second start', () => {
  test('brings the first window forward instead of opening another', () => {
    app.emit('second-instance', {}, ['waymark'])
    expect(desktop.window.focused).toBe(1)
    expect(desk.windows).toHaveLength(1)
  })
})

describe('the end', () => {
  test('comes after the engine has closed the workspace', async () => {
    const engine = utilityProcesses.at(-1)
    const events: string[] = []
    engine?.once('exit', (code) => events.push(`engine ended with ${code}`))
    const ended = new Promise<void>((resolve) =>
      app.once('quit', () => {
        events.push('application ended')
        resolve()
      }),
    )
    desktop.window.close()
    await ended
    expect(events).toEqual(['engine ended with 0', 'application ended'])
    // Everything is in the one file: nothing is left in a write-ahead log.
    expect(globSync('profile/**/*.waymark-wal', { cwd: desktop.folder })).toEqual([])
  })
})
