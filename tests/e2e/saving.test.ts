// What is typed is never lost: when the application does not answer, the text stays in its cell, the top
// bar says so, and it can be sent again or given up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Window } from '../support/browser.ts'
import { appInBrowser, later, OFFICE } from '../support/on-screen.ts'
import { PlanPage } from './pages/plan-page.ts'

const { app, browser } = appInBrowser(OFFICE)
let window: Window
const plan = later(() => new PlanPage(window.page))

beforeEach(async () => {
  window = await browser.open(app.url)
  await plan.open()
})
afterEach(async () => {
  expect(window.complaints).toEqual([])
  await window.close()
})

/** The connection is cut for edits, as when the application has stopped. */
async function cutEdits(): Promise<void> {
  await window.page.route('**/rpc/edit/apply', (route) => route.abort('connectionrefused'))
}
async function mendEdits(): Promise<void> {
  await window.page.unroute('**/rpc/edit/apply')
}

describe('an edit that does not get through', () => {
  it('stays in its cell, also after a walk through another room, and is sent again', async () => {
    const { grid } = plan
    await cutEdits()
    await grid.type('1.1.2', 'responsible', 'Team leader')
    await plan.page.getByText('1 cell is not saved; what you typed is kept there').waitFor()
    await expect.poll(() => grid.text('1.1.2', 'responsible')).toBe('Team leader')

    await plan.openRoom('Indicators')
    await plan.open()
    await expect.poll(() => grid.text('1.1.2', 'responsible')).toBe('Team leader')
    await grid.go('1.1.2', 'responsible')
    await grid.lineSays(/Not saved: The application does not answer/)

    await mendEdits()
    await grid.press('F2')
    await grid.editing(/^1\.1\.2 Responsible/)
    await grid.press('Enter')
    await plan.undoOffers('Undo edit of 1.1.2 Responsible')
    await plan.saved()
    await expect.poll(() => grid.text('1.1.2', 'responsible')).toBe('Team leader')
  })

  it('is given up with Escape', async () => {
    const { grid } = plan
    const before = await grid.text('1.1.3', 'responsible')
    await cutEdits()
    await grid.type('1.1.3', 'responsible', 'Nobody')
    await plan.page.getByText('1 cell is not saved').waitFor()
    await grid.go('1.1.3', 'responsible')
    await grid.press('Escape')
    await plan.saved()
    await expect.poll(() => grid.text('1.1.3', 'responsible')).toBe(before)
  })
})

describe('what the person has chosen', () => {
  it('is there again after a restart: period, column widths', async () => {
    await plan.choosePeriod('Q1 2021')
    const head = plan.page.getByRole('columnheader', { name: 'Responsible' })
    const edge = head.locator('.ag-header-cell-resize')
    await edge.hover() // where it has come to rest
    const box = await edge.boundingBox()
    if (!box) throw new Error('no edge to drag')
    await plan.page.mouse.down()
    await plan.page.mouse.move(box.x + box.width / 2 + 60, box.y + 8, { steps: 4 })
    await plan.page.mouse.up()
    const width = (await head.boundingBox())?.width ?? 0
    await expect
      .poll(async () => {
        const { value } = await app.engine.client.settings.get({ key: 'grid.plan' })
        return Object.keys(value ?? {})
      })
      .toEqual(['responsible'])

    await app.restart()
    await plan.reload(app.url)
    await plan.grid.ready()
    await plan.page
      .locator('.top')
      .getByRole('button', { name: /Q1 2021/ })
      .waitFor()
    const again = plan.page.getByRole('columnheader', { name: 'Responsible' })
    await expect.poll(async () => (await again.boundingBox())?.width).toBeCloseTo(width, 0)
  })
})
