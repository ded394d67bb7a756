// HQ looks at what the offices contribute to the global workplan: beside its own number, with how many are in it,
// and down to the cell of one of them.
import { beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/browser.ts'
import { appOnScreen, HQ, later } from '../support/on-screen.ts'
import { IndicatorsPage } from './pages/indicators-page.ts'

const COLUMN = 'contributions:2021Q2'
const { window } = appOnScreen(HQ)
const room = later(() => new IndicatorsPage(window.page))

beforeAll(async () => {
  await room.open()
})

describe('the indicators of the global workplan', () => {
  it('say what the offices add up to, and how many of them are in it', async () => {
    await expect.poll(() => room.grid.text('SO4.1', COLUMN)).toMatch(/^[\d,]+\d+\/19$/)
  })

  it('mark a number of HQ’s own that the offices do not add up to', async () => {
    await room.grid.type('SO4.1', 'actual:2021Q2', '3')
    await expect.poll(() => room.marked('SO4.1', COLUMN)).toMatch(/Here 3 is entered, but/)
    await room.undoButton().click()
    await expect.poll(() => room.marked('SO4.1', COLUMN)).toBe('')
  })

  it('tell the cells behind it when asked with the space bar', async () => {
    await room.grid.go('SO4.1', 'actual:2021Q2') // a click on the figure itself opens it as well
    await room.grid.press('ArrowRight')
    await room.grid.hasKeys('SO4.1', COLUMN)
    await room.grid.press('Space')
    const how = window.page.getByRole('dialog')
    await how.getByText('Western Sahara').waitFor()
    await how.getByRole('button', { name: /^Iraq/ }).waitFor()
    expect(await seriousViolations(window.page)).toEqual([])
  })

  it('lead to one of them in the office’s own plan', async () => {
    await window.page.getByRole('dialog').getByRole('button', { name: /^Iraq/ }).click()
    await window.page.locator('.top').getByRole('button', { name: /Iraq/ }).waitFor()
    await room.grid.hasKeys('SO4.1', 'actual:2021Q2')
  })
})
