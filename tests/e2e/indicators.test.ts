// Indicators on the screen: an office enters a quarter, numerators and denominators among them; what
// cannot be read is kept and listed; what HQ has accepted is closed and says so.
import { beforeEach, describe, expect, it } from 'vitest'
import { appOnScreen, later, OFFICE } from '../support/on-screen.ts'
import { IndicatorsPage } from './pages/indicators-page.ts'

const { window } = appOnScreen(OFFICE)
const room = later(() => new IndicatorsPage(window.page))

// One window for all: each story leaves the screen as the next finds it.
beforeEach(async () => {
  await room.open()
})

describe('entering a quarter', () => {
  it('opens on the period that is reported now, and says how much of it is filled', async () => {
    await expect.poll(() => room.filled()).toMatch(/^\d+ of 20 filled for Q2 2021$/)
    expect(await room.grid.text('SO4.2', 'numerator:2021Q2')).toBe('')
  })

  it('computes the percentage from numerator and denominator, and counts the cell as filled', async () => {
    const before = Number(/^\d+/.exec(await room.filled())?.[0])
    await room.grid.go('SO4.2', 'numerator:2021Q2')
    await room.grid.write('45')
    await room.grid.press('Tab')
    await room.grid.write('60')
    await room.grid.press('Enter')
    await expect.poll(() => room.grid.text('SO4.2', 'actual:2021Q2')).toBe('75.0')
    await expect.poll(() => room.filled()).toBe(`${before + 1} of 20 filled for Q2 2021`)
    await room.saved()
    await room.undoOffers('Undo edit of SO4.2 Q2 2021')
  })

  it('says why the percentage itself cannot be typed', async () => {
    await room.grid.go('SO4.2', 'actual:2021Q2')
    await room.grid.write('9')
    await room.grid.lineSays('Locked: computed from numerator and denominator')
  })

  it('reads a number as people type it', async () => {
    await room.grid.type('SO4.1', 'actual:2021Q2', '1,234')
    await expect.poll(() => room.grid.text('SO4.1', 'actual:2021Q2')).toBe('1,234')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text('SO4.1', 'actual:2021Q2')).toBe('')
  })

  it('keeps a value that it cannot read, marks the cell, and lists it with a way to it', async () => {
    await room.grid.type('SO5.2', 'actual:2021Q2', 'about ten')
    await expect.poll(() => room.grid.text('SO5.2', 'actual:2021Q2')).toContain('about ten')
    await room.undoOffers('Undo edit of SO5.2 Q2 2021')
    await room.showProblems()
    const problem = room.problems().filter({ hasText: 'SO5.2' }).filter({ hasText: 'about ten' })
    await problem.waitFor()

    await room.openRoom('Plan')
    await problem.click()
    await expect.poll(async () => (await room.grid.focused()).column).toBe('actual:2021Q2')
    await room.grid.lineSays('Kept as typed, not understood: “about ten”')
    await room.undoButton().click()
    await problem.waitFor({ state: 'detached' })
  })

  it('takes "not available" on purpose as an answer', async () => {
    await room.grid.go('SO4.3', 'actual:2021Q2')
    await room.mark('Not available')
    await expect.poll(() => room.grid.text('SO4.3', 'actual:2021Q2')).toBe('n/av')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text('SO4.3', 'actual:2021Q2')).toBe('')
  })

  it('keeps a comment beside the value', async () => {
    await room.grid.go('SO4.2', 'comment:2021Q2')
    await room.grid.write('Two sites not reached because of floods')
    await room.grid.press('Enter')
    await expect
      .poll(() => room.grid.text('SO4.2', 'comment:2021Q2'))
      .toBe('Two sites not reached because of floods')
  })

  it('shows the parts of an indicator and what is not broken down', async () => {
    await room.grid.go('SO4.1', 'code')
    await room.grid.press('Control+Space')
    await room.page.getByText('not broken down').first().waitFor()
  })
})

describe('closed periods', () => {
  it('does not open what HQ has accepted', async () => {
    await room.grid.go('SO1.2', 'actual:2021Q1')
    await room.grid.write('7')
    await room.grid.lineSays('Locked: HQ has accepted this period')
    expect(await room.page.getByRole('textbox', { name: /Actual/ }).count()).toBe(0)
  })
})
