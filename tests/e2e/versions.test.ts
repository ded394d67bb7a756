// A plan over years on the screen: what its results are linked to, carrying it into the next year, what has
// changed since, and a second plan of the office. Everything by keys or by mouse, all of it undone by name.
import { beforeEach, describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/browser.ts'
import { appOnScreen, HQ, later, OFFICE } from '../support/on-screen.ts'
import { PlanPage } from './pages/plan-page.ts'
import { StrategyPage } from './pages/strategy-page.ts'

describe('in an office', () => {
  const { window } = appOnScreen(OFFICE)
  const plan = later(() => new PlanPage(window.page))

  beforeEach(async () => {
    await plan.open()
  })

  it('links a result to a target, says what is wrong with it, and undoes it by name', async () => {
    const before = await plan.grid.text('1.2', 'links')
    const dialog = await plan.openLinks('1.2')
    const lines = dialog.getByRole('group', { name: /^SDG link/ })
    const count = await lines.count()
    await dialog.getByRole('button', { name: 'Add SDG link' }).click()
    await expect.poll(() => lines.count()).toBe(count + 1)
    // The new line has the keys: goal, then target.
    await expect
      .poll(() => plan.page.evaluate(() => document.activeElement?.tagName))
      .toBe('SELECT')
    await plan.page.keyboard.press('Tab')
    await plan.page.keyboard.type('16.99')
    await plan.page.keyboard.press('Enter')
    await dialog.getByText('“16.99” is not one of the 169 SDG targets.').waitFor()
    expect(await seriousViolations(plan.page)).toEqual([])
    await plan.page.keyboard.press('ControlOrMeta+a')
    await plan.page.keyboard.type('16.7')
    await plan.page.keyboard.press('Enter')
    await expect.poll(() => dialog.getByText(/is not one of/).count()).toBe(0)
    await plan.page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => plan.grid.text('1.2', 'links')).toContain('SDG 16.7')
    await plan.grid.hasKeys('1.2', 'links')
    await plan.undoOffers('Undo edit of a link of 1.2')
    await plan.undoButton().click()
    await expect.poll(() => plan.grid.text('1.2', 'links')).toContain('SDG 16.99')
    await plan.undoButton().click()
    await plan.undoOffers('Undo new link of 1.2')
    await plan.undoButton().click()
    await expect.poll(() => plan.grid.text('1.2', 'links')).toBe(before)
  })

  it('carries the plan into the next year after a look, warns of a second time, and undoes it', async () => {
    const ends = () => plan.grid.text('1.1.2', 'ends')
    await expect.poll(ends).toBe('31 Dec 2021')
    let dialog = await plan.openCarry()
    expect(await dialog.textContent()).toMatch(/11 activities that are not done move/)
    expect(await ends()).toBe('31 Dec 2021')
    await dialog.getByRole('button', { name: 'Carry into 2022' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(ends).toBe('31 Dec 2022')
    await plan.undoOffers('Undo carrying of WP-SSD into 2022')

    dialog = await plan.openCarry()
    await dialog.getByText(/was carried into 2022 already, by Josephine Keji/).waitFor()
    expect(await seriousViolations(plan.page)).toEqual([])
    const again = dialog.getByRole('button', { name: 'Carry into 2022' })
    expect(await again.isDisabled()).toBe(true)
    await dialog.getByRole('checkbox', { name: 'Carry it on once more all the same' }).check()
    await expect.poll(() => again.isDisabled()).toBe(false)
    await dialog.getByRole('button', { name: 'Cancel' }).click()

    await plan.compareWith(/^Before: carrying of WP-SSD into 2022/)
    await expect.poll(() => plan.differences()).toContain('End | 31 Dec 2021 | 31 Dec 2022')
    await plan.page.getByRole('status').filter({ hasText: '0 added · 0 removed' }).waitFor()
    expect(await seriousViolations(plan.page)).toEqual([])
    await plan.find('Mid-year check')
    await expect
      .poll(() => plan.differences())
      .toEqual(['Start | 1 Jul 2021 | 1 Jul 2022', 'End | 31 Dec 2021 | 31 Dec 2022'])
    // Enter goes to the cell in the plan.
    await plan.page.locator('.ag-row[row-index="1"] .ag-cell[col-id="to"]').click()
    await plan.page.keyboard.press('Enter')
    await plan.grid.hasKeys('1.1.2', 'ends')
    await plan.undoButton().click()
    await expect.poll(ends).toBe('31 Dec 2021')
  })

  it('has a second plan, which the top bar names and remembers', async () => {
    const chosen = plan.page.locator('.top').getByRole('button', { name: /South Sudan · WP-SSD-2/ })
    await plan.workplanMenu('New workplan…')
    const dialog = plan.page.getByRole('dialog', { name: 'New workplan' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Road survey of Upper Nile')
    await dialog.getByRole('button', { name: 'Make the workplan' }).click()
    await dialog.waitFor({ state: 'detached' })
    await chosen.waitFor()
    await plan.page.getByText('0 outputs · 0 activities · 0 indicators').waitFor()
    await plan.page.getByRole('button', { name: 'Start from another plan…' }).click()
    const start = plan.page.getByRole('dialog', { name: 'Start from another plan' })
    await start.getByText(/^With its \d+ activities/).click()
    await start.getByRole('button', { name: 'Start the plan' }).click()
    await start.waitFor({ state: 'detached' })
    await plan.page.getByText(/^[1-9]\d* outputs · 0 activities · [1-9]\d* indicators$/).waitFor()
    await plan.saved()
    await plan.reload()
    await chosen.waitFor()
    await plan.chooseWorkplan('South Sudan · WP-SSD(?!-)')
    await expect.poll(() => plan.grid.rowNames()).toContain('1.1')
  })
})

describe('at headquarters', () => {
  const { window } = appOnScreen(HQ)
  const strategy = later(() => new StrategyPage(window.page))

  it('says which goals matter; the results that are linked are counted', async () => {
    await strategy.open('SDGs')
    expect(await strategy.grid.text('5 Gender equality', 'used')).toMatch(/\d+ in 20 offices/)
    await strategy.choose('7 Affordable and clean energy', 'relevance', 'Direct')
    await expect
      .poll(() => strategy.grid.text('7 Affordable and clean energy', 'relevance'))
      .toBe('Direct')
    await strategy.undoButton().click()
    await expect
      .poll(() => strategy.grid.text('7 Affordable and clean energy', 'relevance'))
      .not.toBe('Direct')
  })

  it('names a person of an office', async () => {
    await strategy.open('People')
    await strategy.page.getByRole('button', { name: 'Add person' }).first().click()
    const dialog = strategy.page.getByRole('dialog')
    await dialog.getByLabel('Office').selectOption({ label: 'Afghanistan' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Aa Test')
    await dialog.getByRole('button', { name: 'Add person' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => strategy.grid.text('Aa Test', 'office')).toBe('Afghanistan')
  })

  it('sees every workplan, and keeps those that hold something', async () => {
    await strategy.open('Workplans')
    await strategy.delete('WP-AFG', 'title')
    await strategy
      .said()
      .filter({ hasText: /WP-AFG was not deleted: it has \d+ results/ })
      .waitFor()
  })
})
