// Pasting on the screen: a block from a spreadsheet goes in as one action, what cannot be read is kept and
// listed, what does not fit is asked about before anything is written, and a block is cleared as one.
import { beforeEach, expect, it } from 'vitest'
import { seriousViolations } from '../support/browser.ts'
import { appOnScreen, later, OFFICE } from '../support/on-screen.ts'
import { IndicatorsPage } from './pages/indicators-page.ts'

const { window } = appOnScreen(OFFICE)
const room = later(() => new IndicatorsPage(window.page))

const NUMERATOR = 'numerator:2021Q2'
const DENOMINATOR = 'denominator:2021Q2'
const ACTUAL = 'actual:2021Q2'
const COMMENT = 'comment:2021Q2'

// One window for all: each story leaves the screen as the next finds it.
beforeEach(async () => {
  await room.open()
})

it('takes a block of a spreadsheet as one action; what it cannot read is kept, marked and listed', async () => {
  const { grid } = room
  await grid.go('SO4.1', NUMERATOR)
  await grid.paste('\t\tabout ten\t"Two sites,\nboth ""open"""\r\n45\t60\t\r\n')
  await expect.poll(() => grid.text('SO4.2', ACTUAL)).toBe('75.0')
  await expect.poll(() => grid.text('SO4.1', ACTUAL)).toBe('about ten')
  expect(await grid.text('SO4.1', COMMENT)).toContain('both "open"')
  expect(await room.marked('SO4.1', ACTUAL)).toContain('not understood: “about ten”')
  await room.undoOffers('Undo paste of 4 cells')
  await grid.lineSays('4 cells pasted  ·  1 not understood, kept as it is and marked')
  await expect.poll(() => grid.selected()).toBe(8)
  await grid.hasKeys('SO4.1', NUMERATOR)

  await room.showProblems()
  const problem = room.problems().filter({ hasText: 'SO4.1' }).filter({ hasText: 'about ten' })
  await problem.waitFor()
  await room.undoButton().click()
  await expect.poll(() => grid.text('SO4.2', ACTUAL)).toBe('')
  await problem.waitFor({ state: 'detached' })
  await expect.poll(() => grid.text('SO4.1', COMMENT)).toBe('')
  await room.undoOffers('Nothing to undo')
})

it('asks before a paste that a locked column keeps out, and writes nothing until then', async () => {
  const { grid } = room
  const dialog = window.page.getByRole('alertdialog', { name: 'Not everything fits' })
  await grid.go('SO4.2', NUMERATOR)
  await grid.paste('45\t60\t80\r\n')
  await dialog.waitFor()
  const listed = await dialog.getByRole('listitem').allTextContents()
  expect(listed).toHaveLength(1)
  expect(listed[0]).toMatch(/^SO4\.2.*“80”locked: computed from numerator and denominator/)
  expect(await seriousViolations(window.page)).toEqual([])

  // Enter is the safe answer: it has the keys.
  await grid.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await grid.text('SO4.2', NUMERATOR)).toBe('')
  await room.undoOffers('Nothing to undo')

  await grid.hasKeys('SO4.2', NUMERATOR)
  await grid.paste('45\t60\t80\r\n')
  await dialog.getByRole('button', { name: 'Paste the 2 that fit' }).click()
  await expect.poll(() => grid.text('SO4.2', ACTUAL)).toBe('75.0')
  await room.undoOffers('Undo paste of 2 cells')
})

it('copies a block, clears it as one action, and undo gives all of it back', async () => {
  const { grid } = room
  await grid.go('SO4.2', NUMERATOR)
  await grid.press('Shift+ArrowRight', 'Delete')
  await expect.poll(() => grid.text('SO4.2', ACTUAL)).toBe('')
  await grid.lineSays('2 cells cleared')
  await room.undoOffers('Undo clearing of 2 cells')
  await room.undoButton().click()
  await expect.poll(() => grid.text('SO4.2', ACTUAL)).toBe('75.0')

  // Cut is a copy that is cleared; what was cut is pasted as it was.
  await grid.go('SO4.2', NUMERATOR)
  await grid.press('Shift+ArrowRight', 'Control+x')
  await room.undoOffers('Undo cut of 2 cells')
  await expect.poll(() => grid.text('SO4.2', DENOMINATOR)).toBe('')
  await grid.press('Control+v')
  await expect.poll(() => grid.text('SO4.2', ACTUAL)).toBe('75.0')
  await room.undoOffers('Undo paste of 2 cells')
})

it('says what stays when a block with locked cells is cleared', async () => {
  const { grid } = room
  await grid.go('SO4.2', DENOMINATOR)
  await grid.press('Shift+ArrowRight', 'Delete')
  await grid.lineSays(
    '1 cell cleared  ·  1 stays as it is  ·  computed from numerator and denominator',
  )
  await room.undoButton().click()
  await expect.poll(() => grid.text('SO4.2', ACTUAL)).toBe('75.0')
})

it('leaves the clipboard to an open editor', async () => {
  const { grid } = room
  await grid.go('SO4.2', COMMENT)
  await grid.press('F2')
  await grid.paste('one\ttwo\r\n')
  expect(await window.page.getByRole('alertdialog').count()).toBe(0)
  await grid.press('Escape')
})
