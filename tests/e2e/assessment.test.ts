// The annual assessment on the screen: HQ sees progress, risk and gap side by side, rates, writes why, puts
// an order by hand, takes it back, and reads the funding request with the reason for each place.
import { beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/browser.ts'
import { appOnScreen, HQ, later } from '../support/on-screen.ts'
import { AssessmentPage } from './pages/assessment-page.ts'

const CYPRUS = 'CYP Cyprus'
const SO4 = 'SO4 Training and gender mainstreaming across the project cycle'
const { window } = appOnScreen(HQ)
const room = later(() => new AssessmentPage(window.page))

beforeAll(async () => {
  await room.choosePeriod('Q4 2020')
})

describe('the objectives of a year', () => {
  it('stand side by side, and every figure says how it was made', async () => {
    await room.open()
    await room.view('Objectives')
    await expect.poll(() => room.grid.text(SO4, 'rating')).toBe('On track')
    expect(await room.grid.text(SO4, 'progress')).toMatch(/^\d+(\.\d)?%$/)
    await room.grid.go(SO4, 'priority')
    await room.grid.press('ArrowLeft', 'ArrowLeft', ' ')
    await room.dialog().getByText('The mean of the 3 parts of three that are known').waitFor()
    for (const part of ['Still to go', 'Gravest risk', 'Funding gap']) {
      await room.dialog().getByRole('button', { name: part }).waitFor()
    }
    await room.dialog().getByRole('button', { name: 'Gravest risk' }).click()
    await room.dialog().getByText('The score of the gravest open risk').waitFor()
    await room.grid.press('Escape')
    await room.dialog().waitFor({ state: 'detached' })
    await room.grid.hasKeys(SO4, 'urgency')
  })
})

describe('a workplan', () => {
  it('is rated with the keys alone; undo takes it back by name', async () => {
    await room.view('Workplans')
    await room.grid.go(CYPRUS, 'finding')
    await room.grid.write('Few posts, all of them filled.')
    await room.grid.press('Enter')
    await expect
      .poll(() => room.grid.text(CYPRUS, 'finding'))
      .toBe('Few posts, all of them filled.')
    await room.undoOffers('Undo edit of CYP Finding')
    await room.grid.go(CYPRUS, 'finding')
    await room.grid.press('Shift+F2')
    const panel = window.page.locator('.side-panel')
    await panel.locator('.history-line').first().waitFor()
    await panel.getByText('No comments here').waitFor()
    await room.grid.press('Escape')
    await panel.waitFor({ state: 'detached' })
    await room.undoButton().click()
    await expect.poll(() => room.grid.text(CYPRUS, 'finding')).toBe('')
  })

  it('with a priority comes before the most urgent; the same place twice is noticed', async () => {
    await room.grid.type(CYPRUS, 'priority', '1')
    await expect.poll(() => room.grid.text(CYPRUS, 'rank')).toMatch(/^[12]$/)
    await room.grid.go(CYPRUS, 'priority')
    await room.grid.lineSays('The priority 1 is given twice in this year.')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text(CYPRUS, 'priority')).toBe('')
  })

  it('keeps a priority that is not a number as it was typed, marked', async () => {
    await room.grid.type(CYPRUS, 'priority', 'first')
    await expect.poll(() => room.grid.text(CYPRUS, 'priority')).toBe('first')
    await room.grid.go(CYPRUS, 'priority')
    await room.grid.lineSays('first')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text(CYPRUS, 'priority')).toBe('')
  })
})

describe('the funding request', () => {
  it('lists what was put first by hand, then the most urgent, then those without a place', async () => {
    await room.view('Funding request')
    const lines = await room.request('workplans')
    expect(lines.slice(0, 3)).toEqual([
      '1 | AFG Afghanistan | Priority 1, set by hand',
      '2 | SSD South Sudan | Priority 2, set by hand',
      expect.stringMatching(/^3 \| COD .* \| Priority 3, set by hand$/),
    ])
    const urgencies = lines.flatMap((line) => /Urgency ([\d.]+)$/.exec(line)?.[1] ?? [])
    expect(urgencies.length).toBeGreaterThan(10)
    expect(urgencies).toEqual(urgencies.toSorted((a, b) => Number(b) - Number(a)))
    expect(await seriousViolations(window.page)).toEqual([])
  })

  it('another year is another assessment', async () => {
    await room.choosePeriod('Q2 2021')
    await room.view('Workplans')
    await expect.poll(() => room.grid.text('AFG Afghanistan', 'priority')).toBe('')
  })
})
