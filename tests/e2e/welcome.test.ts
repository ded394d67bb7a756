// The first screen: a newcomer explores the sample, HQ starts a strategy, an office opens the setup
// package that HQ sent after comparing the key; what cannot be opened says why.
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import {
  seriousViolations,
  startBrowser,
  type TestBrowser,
  type Window,
} from '../support/browser.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { FramePage } from './pages/frame-page.ts'
import { WelcomePage } from './pages/welcome-page.ts'

const hqProfile = temporaryFolder()
const officeProfile = temporaryFolder()
let hq: TestApp
let office: TestApp
let browser: TestBrowser
let window: Window | undefined

beforeAll(async () => {
  const starting = startBrowser()
  hq = await startApp(hqProfile, { kind: 'sample', role: 'hq' })
  office = await startApp(officeProfile, { kind: 'welcome' })
  browser = await starting
})
afterAll(async () => {
  await browser?.close()
  await hq?.close()
  await office?.close()
})
afterEach(async () => {
  expect(window?.complaints).toEqual([])
  await window?.close()
  window = undefined
})

async function welcome(): Promise<WelcomePage> {
  if (await office.engine.client.workspaces.current()) await office.engine.client.workspaces.close()
  window = await browser.open(office.url)
  const page = new WelcomePage(window.page)
  await page.ready()
  return page
}

const dialogOf = ({ page }: WelcomePage) => page.getByRole('alertdialog')

/** Spoils a page in the last quarter of the file, as a failing disk does. */
function damage(file: string): void {
  const page = Math.floor((statSync(file).size / 4096) * 0.8)
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(4096, 0x5a), 0, 4096, page * 4096)
  closeSync(handle)
}

async function setupFor(code: string): Promise<{ name: string; bytes: Uint8Array }> {
  const { file } = await hq.engine.client.packages.make({ kind: 'setup', office: code })
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

describe('the setup package from HQ', () => {
  it('shows who it is from and HQ’s key, and opens only after the key was compared', async () => {
    const page = await welcome()
    await page.pickSetup(await setupFor('AFG'))
    await page.page.getByRole('heading', { name: 'Setup package for Afghanistan' }).waitFor()
    const { key } = (await hq.engine.client.workspaces.current()) ?? {}
    expect(key?.fingerprint).toBeTruthy()
    expect(await page.fingerprint()).toBe(key?.fingerprint)
    expect(await page.startButton().isDisabled()).toBe(true)

    await page.compared().check({ force: true })
    await page.page.getByRole('textbox', { name: 'Your name' }).fill('Parwana Rahimi')
    await page.startButton().click()
    const frame = new FramePage(page.page)
    await frame.grid.ready()
    await page.page.getByText('Editing as Parwana Rahimi').waitFor()
    await page.page
      .locator('.top')
      .getByRole('button', { name: /Afghanistan/ })
      .waitFor()
  })

  it('says what is wrong with a file that is none, and changes nothing', async () => {
    const page = await welcome()
    await page.pickSetup({ name: 'budget.wmpkg', bytes: new TextEncoder().encode('not a package') })
    const alert = page.page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.textContent()).toMatch(/not a Waymark package/)
    expect(await office.engine.client.workspaces.current()).toBeNull()
  })
})

describe('the other ways in', () => {
  it('opens the sample as a country office, with progress, and comes back', async () => {
    const page = await welcome()
    await page.exploreSample('As a country office')
    const frame = new FramePage(page.page)
    expect(await frame.notice()).toMatch(/Sample data/)
    await page.page.getByRole('button', { name: 'Workspace', exact: true }).click()
    await page.page.getByRole('menuitem', { name: 'Close this workspace' }).click()
    await page.ready()
    await page.page.locator('.recent').filter({ hasText: 'South Sudan' }).waitFor()
  })

  it('opens a recent workspace again', async () => {
    const page = await welcome()
    await page.page
      .locator('.recent')
      .filter({ hasText: 'Afghanistan' })
      .getByRole('button')
      .first()
      .click()
    await new FramePage(page.page).grid.ready()
    await page.page.getByText('Editing as Parwana Rahimi').waitFor()
  })

  it('starts an HQ workspace, having asked for what it needs', async () => {
    const page = await welcome()
    await page.page.getByRole('button', { name: 'New strategy…' }).click()
    await page.startButton().click()
    await page.page.getByText('Please give the strategy a title.').waitFor()
    await page.page.getByText('Please give your name.').waitFor()
    await page.page.getByRole('textbox', { name: 'Title of the strategy' }).fill('Clear and equal')
    await page.page.getByRole('textbox', { name: 'First year' }).fill('2027')
    await page.page.getByRole('textbox', { name: 'Last year' }).fill('2031')
    await page.page.getByRole('textbox', { name: 'Your name' }).fill('Maribel Aquino')
    await page.startButton().click()
    await page.page.getByRole('navigation').waitFor()
    const frame = new FramePage(page.page)
    await frame.openRoom('Plan')
    await page.page.getByRole('heading', { name: 'The strategy has no objectives yet' }).waitFor()
    await frame.openRoom('Indicators')
    await page.page.getByRole('heading', { name: 'No indicators yet' }).waitFor()
    await frame.openRoom('Plan')
    await page.page.getByRole('button', { name: 'Add the first objective' }).click()
    await expect.poll(async () => (await frame.grid.focused()).column).toBe('text')
    await frame.grid.write('Women and men take part')
    await frame.grid.press('Enter')
    await expect.poll(() => frame.grid.text('SO1', 'text')).toBe('Women and men take part')
  })

  it('rescues a workspace whose file is damaged, and puts back a backup of one whose file is gone', async () => {
    const entry = (await office.engine.client.workspaces.recent()).find(
      (each) => each.office === 'Afghanistan',
    )
    const file = join(entry?.folder ?? '', entry?.fileName ?? '')
    let page = await welcome()
    damage(file)
    await page.recent('Afghanistan').getByRole('button').first().click()
    const dialog = dialogOf(page)
    await dialog.getByText(/left exactly as it is/).waitFor()
    await dialog
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .waitFor()
    expect(await seriousViolations(page.page)).toEqual([])
    await page.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.recent('Afghanistan').getByRole('button', { name: 'Rescue or restore…' }).click()
    await dialog.getByRole('button', { name: 'Rescue', exact: true }).press('Enter')
    await page.page.getByRole('heading', { name: 'The workspace was rescued' }).waitFor()
    await dialog.getByText(/The damaged file is kept beside it as .* \(damaged/).waitFor()
    await dialog.getByRole('button', { name: 'Go on' }).press('Enter')
    await new FramePage(page.page).grid.ready()
    await window?.close()

    page = await welcome()
    rmSync(file)
    await page.page.reload()
    await page.recent('Afghanistan').getByText('The file is no longer there').waitFor()
    await page.recent('Afghanistan').getByRole('button', { name: 'Restore a backup…' }).click()
    await dialogOf(page)
      .getByRole('button', { name: /^Restore the backup of/ })
      .first()
      .click()
    await page.page.getByRole('heading', { name: 'The backup was restored' }).waitFor()
    await dialogOf(page).getByRole('button', { name: 'Go on' }).press('Enter')
    await new FramePage(page.page).grid.ready()
    await page.page.getByText('Editing as Parwana Rahimi').waitFor()
  })

  it('has no serious violation', async () => {
    const page = await welcome()
    expect(await seriousViolations(page.page)).toEqual([])
    await page.pickSetup(await setupFor('BFA'))
    await page.page.getByRole('heading', { name: /Setup package for/ }).waitFor()
    expect(await seriousViolations(page.page)).toEqual([])
  })
})
