// `npm run pictures`: the pictures of the README and the guide, taken of the real screens on the sample
// strategy, in a temporary profile. Run it when a screen has changed, look at them, and commit them.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { createEngine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { RENDERER_FOLDER } from '#hosts/http/application.ts'
import { startServer } from '#hosts/http/server.ts'
import { launchChromium, printPdf } from '#platform/chromium.ts'
import { VERSION } from '#platform/version.ts'
import { ensureBuilt } from './build.ts'
import { ROOT } from './project.ts'

type Role = 'hq' | 'field'

/** Room by room, as who sees it. */
const PICTURES: readonly { readonly role: Role; readonly rooms: readonly string[] }[] = [
  {
    role: 'hq',
    rooms: ['dashboard', 'consolidated', 'review', 'strategy', 'inbox', 'reports', 'assessment'],
  },
  {
    role: 'field',
    rooms: ['plan', 'indicators', 'budget', 'parity', 'narrative', 'submit'],
  },
]

/** What is written about another period than the current one; by its name in the list. */
const PERIOD_OF: Readonly<Record<string, string>> = { assessment: 'Q4 2020' }

/** In the reporting window of the sample's current quarter. */
const SAMPLE_NOW = '2021-07-10T08:00:00.000Z'

async function takeAs(browser: Browser, profile: string, role: Role, rooms: readonly string[]) {
  const engine = createEngine({
    host: 'http',
    profile,
    clock: () => SAMPLE_NOW,
    version: VERSION,
    pdf: printPdf,
    can: { print: true, pdf: true, revealFile: false, nativeDialogs: false },
  })
  await finish(engine.client.workspaces.openSample({ role }))
  const server = await startServer({ engine, rendererFolder: RENDERER_FOLDER })
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
  await page.goto(server.url)
  const links = page.locator('a.room-link')
  await links.first().waitFor()
  const known = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))
  for (const room of rooms) {
    if (!known.includes(`#/${room}`))
      throw new Error(`there is no room ${room}: ${known.join(' ')}`)
    await page.goto(`${server.origin}/#/${room}`)
    await page.locator('main').waitFor()
    const period = PERIOD_OF[room]
    if (period) {
      await page
        .locator('.top')
        .getByRole('button', { name: /Period/ })
        .click()
      await page.getByRole('option', { name: period }).click()
      await page.locator('main').focus()
    }
    await page.waitForTimeout(1500) // charts and pages are drawn after the figures have come
    await page.screenshot({ path: join(ROOT, 'docs/pictures', `${room}.png`) })
    process.stdout.write(`docs/pictures/${room}.png\n`)
  }
  if (role === 'field') await takeComparison(page, server.origin)
  await page.close()
  await server.close()
  await engine.close()
}

/** The plan beside what it was as reported, after it was carried into the next year. */
async function takeComparison(page: Page, origin: string) {
  await page.goto(`${origin}/#/plan`)
  await page.getByRole('button', { name: 'Workplan', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Carry into the next year…' }).click()
  await page.getByRole('button', { name: /^Carry into/ }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Workplan', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Compare with another version…' }).click()
  await page.locator('.ag-cell[col-id="from"]').first().waitFor()
  await page.screenshot({ path: join(ROOT, 'docs/pictures', 'compare.png') })
  process.stdout.write('docs/pictures/compare.png\n')
}

await ensureBuilt('renderer', (line) => process.stdout.write(`${line}\n`))
mkdirSync(join(ROOT, 'docs/pictures'), { recursive: true })
const profile = mkdtempSync(join(tmpdir(), 'waymark-pictures-'))
const browser = await launchChromium()
try {
  for (const { role, rooms } of PICTURES) await takeAs(browser, profile, role, rooms)
} finally {
  await browser.close()
  rmSync(profile, { recursive: true, force: true })
}
