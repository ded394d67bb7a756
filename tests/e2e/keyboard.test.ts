// The whole window without a mouse, and for screen readers: rooms, grid, undo, problems and dialogs by
// keys alone; no serious violation of the accessibility rules on any screen, light or dark.
import { beforeEach, describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/browser.ts'
import { appOnScreen, later, OFFICE } from '../support/on-screen.ts'
import { FramePage } from './pages/frame-page.ts'
import { SidePanelPage } from './pages/side-panel-page.ts'

const { window } = appOnScreen(OFFICE)
const frame = later(() => new FramePage(window.page))

// One window for all: each story leaves the screen as the next finds it.
beforeEach(async () => {
  await frame.grid.ready()
})

describe('without a mouse', () => {
  it('starts in the grid, moves by arrows, edges by Home and End', async () => {
    await frame.grid.hasKeys('SO1', 'code')
    await frame.grid.press('ArrowDown', 'ArrowDown', 'ArrowRight')
    await frame.grid.hasKeys('1.1', 'text')
    await frame.grid.press('End')
    await frame.grid.hasKeys('1.1', 'partner')
    await frame.grid.press('Control+Home')
    await frame.grid.hasKeys('SO1', 'code')
  })

  it('types, leaves by Tab, Enter and arrows, clears, undoes and redoes', async () => {
    const { grid } = frame
    await grid.go('1.1.1', 'responsible')
    await grid.write('A')
    await grid.press('Enter')
    await grid.hasKeys('1.1.2', 'responsible')
    await grid.write('B')
    await grid.press('ArrowDown')
    await grid.hasKeys('1.1.3', 'responsible')
    await grid.write('C')
    await grid.press('Tab')
    await grid.hasKeys('1.1.3', 'activityStatus')
    await frame.undoOffers('Undo edit of 1.1.3 Responsible')
    await expect.poll(() => grid.text('1.1.1', 'responsible')).toBe('A')
    await expect.poll(() => grid.text('1.1.2', 'responsible')).toBe('B')
    await expect.poll(() => grid.text('1.1.3', 'responsible')).toBe('C')

    await grid.press('Shift+Tab', 'Delete')
    await expect.poll(() => grid.text('1.1.3', 'responsible')).toBe('')
    await frame.saved()
    await grid.press('Control+z')
    await expect.poll(() => grid.text('1.1.3', 'responsible')).toBe('C')
    await grid.press('Control+y')
    await expect.poll(() => grid.text('1.1.3', 'responsible')).toBe('')
    await grid.press('Control+z')
    await expect.poll(() => grid.text('1.1.3', 'responsible')).toBe('C')
    await grid.hasKeys('1.1.3', 'responsible')
  })

  it('knows the cell that has the keys before the next key, however fast they come', async () => {
    const { grid } = frame
    await grid.go('1.1.1', 'responsible')
    await grid.pressAtOnce('ArrowDown', 'Control+a')
    await grid.lineSays(/^[\d,]{3,} cells selected/)
    // The block is there to stay: the word of the arrow does not end it a moment later.
    await frame.drawn()
    expect(await grid.selected()).toBeGreaterThan(50)
    await grid.press('Escape')
    await expect.poll(() => grid.selected()).toBe(0)
    await grid.pressAtOnce('ArrowDown', 'Shift+F2')
    const panel = new SidePanelPage(frame.page)
    await panel.opened()
    expect(await panel.name().textContent()).toContain('1.1.3')
    await frame.drawn()
    expect(await panel.name().textContent()).toContain('1.1.3')
    await panel.close()
    await grid.hasKeys('1.1.3', 'responsible')
  })

  it('has sent what was typed before the next key, which may undo it', async () => {
    const { grid } = frame
    const before = await grid.text('1.1.2', 'responsible')
    await grid.go('1.1.2', 'responsible')
    await grid.write('Nobody')
    await grid.pressAtOnce('Enter', 'Control+z')
    await expect.poll(() => grid.text('1.1.2', 'responsible')).toBe(before)
    await grid.hasKeys('1.1.3', 'responsible')
  })

  it('enters today with Ctrl+; and chooses from a list by its first letter', async () => {
    const { grid } = frame
    await grid.go('1.2.2', 'starts')
    await grid.press('Control+;')
    const year = String(new Date().getFullYear())
    await expect.poll(() => grid.text('1.2.2', 'starts')).toContain(year)
    await frame.saved()
    await grid.go('1.2.2', 'activityStatus')
    await grid.write('C')
    await grid.press('Enter')
    await expect.poll(() => grid.text('1.2.2', 'activityStatus')).toBe('Completed')
  })

  it('goes to a room by number, lists the keys with F1, opens the problems', async () => {
    await frame.grid.press('F1')
    await frame.page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await frame.grid.press('Escape')
    await frame.page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })
    await frame.grid.press('Alt+2')
    await frame.page.getByRole('main', { name: 'Indicators' }).waitFor()
    await frame.grid.ready()
    await frame.grid.press('Control+j')
    await frame.page.getByRole('button', { name: 'Hide problems' }).waitFor()
    await frame.grid.press('Control+j')
    await frame.page.getByRole('button', { name: 'Show problems' }).waitFor()
    await frame.grid.press('Alt+1')
    await frame.page.getByRole('main', { name: 'Plan' }).waitFor()
  })

  it('skips to the content', async () => {
    await frame.page.getByRole('button', { name: 'Skip to the content' }).focus()
    await frame.grid.press('Enter')
    expect(await frame.page.evaluate(() => document.activeElement?.id)).toBe('content')
  })

  it('adds a row with Insert, finds with Ctrl+F and comes back with Escape', async () => {
    const { grid } = frame
    await grid.go('1.3.3', 'text')
    // What is typed before the new row is there is for it, not for the one that still has the keys.
    await grid.pressAtOnce('Insert', 'N', 'e', 'w')
    await grid.editing(/^1\.3\.4 /)
    await grid.write('er')
    expect(await frame.page.getByRole('textbox', { name: /^1\.3\.4 / }).inputValue()).toBe('Newer')
    await grid.press('Escape')
    await frame.undoOffers('Undo new activity')
    await grid.press('Control+z')
    await expect.poll(() => grid.rowNames()).not.toContain('1.3.4')
    await grid.press('Control+f')
    await grid.write('appraisal')
    await expect.poll(() => grid.rowNames()).toContain('SO1.1')
    await expect.poll(() => grid.rowNames()).not.toContain('1.3')
    await grid.press('Escape')
    await expect.poll(() => grid.rowNames()).toContain('1.3')
  })

  it('takes a letter that needs two keys', async () => {
    const { grid, page } = frame
    await grid.go('1.1.2', 'responsible')
    const keyboard = await window.context.newCDPSession(page)
    await keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Dead' })
    await grid.editing(/^1\.1\.2 Responsible/)
    await page.keyboard.insertText('É')
    await grid.write('milie')
    await grid.press('Enter')
    await expect.poll(() => grid.text('1.1.2', 'responsible')).toBe('Émilie')
    await frame.saved()
  })

  it('undoes everything while the keys are held down, and then stops', async () => {
    await frame.grid.go('1.1.2', 'responsible')
    for (let i = 0; i < 20; i += 1) await frame.grid.press('Control+z')
    await frame.undoOffers('Nothing to undo')
    await frame.saved()
  })
})

describe('for a screen reader', () => {
  it('names rows, columns, values and marks', async () => {
    const grid = frame.page.getByRole('grid', { name: /Workplan of/ })
    await grid.waitFor()
    await grid.getByRole('columnheader', { name: 'Responsible' }).waitFor()
    await grid.getByRole('rowheader', { name: '1.1.1' }).waitFor()
  })

  it.each(['Plan', 'Indicators'])('%s has no serious violation, light or dark', async (name) => {
    // Fewer rows on the screen are fewer to look at, all of the same kinds.
    await frame.page.setViewportSize({ width: 1366, height: 480 })
    await frame.openRoom(name)
    await frame.grid.ready()
    await frame.showProblems()
    expect(await seriousViolations(frame.page)).toEqual([])
    await frame.page.emulateMedia({ colorScheme: 'dark' })
    expect(await seriousViolations(frame.page, { only: ['color-contrast'] })).toEqual([])
    await frame.page.emulateMedia({ colorScheme: 'light' })
    await frame.page.getByRole('button', { name: 'Hide problems' }).click()
  })
})
