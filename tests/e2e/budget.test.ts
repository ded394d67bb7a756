// Activities & budget on the screen: money is typed as people write it, sums and gaps follow; lines and
// sources are added and taken away; totals say how they were made; funding needs.
import { beforeEach, describe, expect, it } from 'vitest'
import { startApp } from '../support/app.ts'
import { seriousViolationsInLow } from '../support/browser.ts'
import { appOnScreen, later, OFFICE } from '../support/on-screen.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { BudgetPage } from './pages/budget-page.ts'

const { browser, window } = appOnScreen(OFFICE)
const room = later(() => new BudgetPage(window.page))

// One window for all: each story leaves the screen as the next finds it.
beforeEach(async () => {
  await room.open()
})

const ACTIVITY = 'Bring the focal point into project reviews before budgets are signed'
const LINE = 'Training, 2021'

describe('the money of an activity', () => {
  it('stands beside its time and state, summed over its lines', async () => {
    expect(await room.grid.text('Total', 'planned')).toBe('1,067,500')
    expect(await room.grid.text(ACTIVITY, 'time')).toBe('1 Apr 2021 – 30 Jun 2022')
    expect(await room.grid.text(ACTIVITY, 'planned')).toBe('21,500')
    expect(await room.grid.text(ACTIVITY, 'gap')).toBe('4,520')
  })

  it('unfolds to its lines and their sources', async () => {
    await room.fold(ACTIVITY)
    await expect.poll(() => room.grid.text(LINE, 'planned')).toBe('16,500')
    expect(await room.grid.text('Humanitarian pooled fund', 'state')).toBe('Indicative')
    await room.find('1.2.1')
    await expect.poll(() => room.grid.rowNames()).not.toContain('Total')
    expect(await seriousViolationsInLow(window.page)).toEqual([])
    await room.find('')
    await room.fold(ACTIVITY)
  })

  it('is typed as people write it; line, activity and plan follow, and the gap', async () => {
    await room.fold(ACTIVITY)
    await room.grid.type(LINE, 'planned', '17,000.50')
    await expect.poll(() => room.grid.text(LINE, 'planned')).toBe('17,000.50')
    await expect.poll(() => room.grid.text(LINE, 'gap')).toBe('4,880.50')
    await expect.poll(() => room.grid.text(ACTIVITY, 'planned')).toBe('22,000.50')
    await expect.poll(() => room.grid.text('Total', 'planned')).toBe('1,068,000.50')
    await room.undoOffers(`Undo edit of ${LINE} Planned`)
    await room.undoButton().click()
    await expect.poll(() => room.grid.text('Total', 'planned')).toBe('1,067,500')
    await room.fold(ACTIVITY)
  })

  it('keeps what is no amount as typed, and marks more spent than planned', async () => {
    await room.fold(ACTIVITY)
    await room.grid.type(LINE, 'planned', 'a lot')
    await expect.poll(() => room.grid.text(LINE, 'planned')).toBe('a lot')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text(LINE, 'planned')).toBe('16,500')

    await room.grid.type(LINE, 'spentNow', '16 501')
    await expect.poll(() => room.grid.text(LINE, 'spent')).toBe('16,501')
    const planned = await room.grid.cell(LINE, 'planned')
    await planned.locator('.mark-problem').waitFor()
    await room.undoButton().click()
    await planned.locator('.mark-problem').waitFor({ state: 'detached' })
    await room.fold(ACTIVITY)
  })

  it('a line is added with its amount, then who pays for it; a delete can be undone', async () => {
    await room.grid.go(ACTIVITY, 'title')
    await room.grid.lineSays(ACTIVITY)
    await room.add('Budget line')
    await room.grid.editing(/Planned/)
    await room.grid.write('1000')
    await room.grid.press('Enter')
    await expect.poll(() => room.grid.text(ACTIVITY, 'planned')).toBe('22,500')
    const line = 'Travel, 2021'
    await expect.poll(() => room.grid.text(line, 'unfunded')).toBe('1,000')
    expect(await room.grid.text(line, 'gap')).toBe('')

    await room.grid.go(line, 'title')
    await room.grid.lineSays(line)
    await room.add('Source of funding')
    await room.grid.editing(/Activity, line or source/)
    await room.grid.write('Friends of peace')
    await room.grid.press('Enter')
    await room.grid.type('Friends of peace', 'funded', '400')
    await expect.poll(() => room.grid.text(line, 'gap')).toBe('600')
    await expect.poll(() => room.grid.text(line, 'unfunded')).toBe('')

    await room.grid.go(line, 'title')
    await room.grid.press('Control+Delete')
    await expect.poll(() => room.grid.text(ACTIVITY, 'planned')).toBe('21,500')
    await room.undoOffers(`Undo deletion of ${line}`)
    await room.undoButton().click()
    await expect.poll(() => room.grid.text(line, 'gap')).toBe('600')
    await room.grid.go(line, 'title')
    await room.grid.press('Control+Delete')
    await expect.poll(() => room.grid.text(ACTIVITY, 'planned')).toBe('21,500')
    await room.fold(ACTIVITY)
  })

  it('state and percent of an activity are set here too', async () => {
    await room.grid.type(ACTIVITY, 'done', '35')
    await expect.poll(() => room.grid.text(ACTIVITY, 'done')).toBe('35%')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text(ACTIVITY, 'done')).toBe('20%')
  })
})

describe('totals and needs', () => {
  it('by category and by source; each says how it was made', async () => {
    await room.view('Totals and needs')
    await room.figure('Planned, Total').filter({ hasText: '1,067,500' }).waitFor()
    await room.figure('Gap, Total').click()
    await room.page.getByText(/^Planned less funded, summed over the \d+ lines of 90/).waitFor()
    await room.page.keyboard.press('Escape')
    await room.page.getByRole('row', { name: /^No funding recorded/ }).waitFor()
    await room.grid.ready()
    expect(await seriousViolationsInLow(window.page)).toEqual([])
  })

  it('a need has a gap as soon as both sides are known', async () => {
    await room.view('Totals and needs')
    await room.grid.ready()
    await room.grid.type('Personnel', 'secured', '50,200')
    await expect.poll(() => room.grid.text('Personnel', 'gap')).toBe('100,000')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text('Personnel', 'gap')).toBe('104,700')
  })
})

describe('HQ', () => {
  it('sees the flags of the global workplan, and reads the money of an office', async () => {
    const hq = await startApp(temporaryFolder(), { kind: 'sample', role: 'hq' })
    const other = await browser.open(hq.url)
    const desk = new BudgetPage(other.page)
    await desk.open()
    await other.page.getByRole('columnheader', { name: 'Special' }).waitFor()
    await desk.chooseWorkplan('South Sudan')
    await desk.grid.go(ACTIVITY, 'done')
    await desk.grid.write('9')
    await desk.grid.lineSays('Locked: this is the plan of South Sudan')
    expect(other.complaints).toEqual([])
    await other.close()
    await hq.close()
  })
})
