// The screens in the desktop window, by the same page models as in the browser: an office's plan is
// edited and undone, a report becomes a PDF where the person says. In Electron itself where it is.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RUNTIMES, type RunningDesktop } from '../support/desktop-runtimes.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { DashboardPage } from './pages/dashboard-page.ts'
import { PlanPage } from './pages/plan-page.ts'
import { ReportsPage } from './pages/reports-page.ts'
import { WelcomePage } from './pages/welcome-page.ts'

for (const { name, absent } of RUNTIMES) {
  if (absent !== null) console.warn(`Not tested in ${name}: ${absent}.`)
}

describe.for(RUNTIMES.filter(({ absent }) => absent === null))('in $name', (runtime) => {
  const folder = temporaryFolder()
  let desktop: RunningDesktop

  beforeAll(async () => {
    desktop = await runtime.start(folder)
  })
  afterAll(() => desktop?.close())

  test('a country office opens the sample from the Welcome screen', async () => {
    const welcome = new WelcomePage(desktop.page)
    await welcome.ready()
    await welcome.exploreSample('As a country office')
    expect(await new PlanPage(desktop.page).notice()).toMatch(/Sample data/)
  })

  test('its plan is edited, saved, and the edit undone by name', async () => {
    const plan = new PlanPage(desktop.page)
    await plan.open()
    const before = await plan.grid.text('1.1.1', 'responsible')
    await plan.grid.type('1.1.1', 'responsible', 'Deputy head')
    await plan.undoOffers('Undo edit of 1.1.1 Responsible')
    await plan.saved()
    await plan.undoButton().click()
    await expect.poll(() => plan.grid.text('1.1.1', 'responsible')).toBe(before)
  })

  test('the dashboard has its figures', async () => {
    const dashboard = new DashboardPage(desktop.page)
    await dashboard.open()
    await expect.poll(() => dashboard.figure('Share of women')).toMatch(/%/)
  })

  test('the report is shown, and saved as a tagged PDF', async () => {
    const reports = new ReportsPage(desktop.page)
    await reports.open()
    const target = join(folder, 'report.pdf')
    await desktop.saveTo(target)
    await reports.page.getByRole('button', { name: 'Save as PDF' }).click()
    // There, and written to its end.
    const read = () => (existsSync(target) ? readFileSync(target, 'latin1') : '')
    await expect.poll(() => read().trimEnd().endsWith('%%EOF'), { timeout: 20_000 }).toBe(true)
    const pdf = read()
    expect(pdf).toMatch(/^%PDF-/)
    expect(pdf).toContain('/MarkInfo')
    expect(pdf).toContain('/Outlines')
  })
})
