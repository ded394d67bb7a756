// The Plan on the screen: a newcomer opens the sample and edits a plan; what they do can be undone,
// also after the page is loaded again and the application restarted.
import { beforeEach, describe, expect, it } from 'vitest'
import { appOnScreen, later, OFFICE } from '../support/on-screen.ts'
import { PlanPage } from './pages/plan-page.ts'

const { app, window } = appOnScreen(OFFICE)
const plan = later(() => new PlanPage(window.page))

// One window for all: each story leaves the screen as the next finds it.
beforeEach(async () => {
  await plan.open()
})

describe('editing the plan', () => {
  it('says whose plan it is and that it is sample data', async () => {
    expect(await plan.notice()).toMatch(/Sample data/)
    expect(await plan.grid.text('SO1', 'text')).toBe(
      'Leadership and accountability for gender equality',
    )
  })

  it('takes what is typed over a cell, saves it, and undoes it by name after a reload', async () => {
    const before = await plan.grid.text('1.1.1', 'responsible')
    await plan.grid.type('1.1.1', 'responsible', 'Deputy head')
    await plan.undoOffers('Undo edit of 1.1.1 Responsible')
    await expect.poll(() => plan.grid.text('1.1.1', 'responsible')).toBe('Deputy head')

    await plan.reload()
    await plan.grid.ready()
    await expect.poll(() => plan.grid.text('1.1.1', 'responsible')).toBe('Deputy head')
    await plan.undoOffers('Undo edit of 1.1.1 Responsible')
    await plan.undoButton().click()
    await expect.poll(() => plan.grid.text('1.1.1', 'responsible')).toBe(before)

    await plan.redoButton().click()
    await expect.poll(() => plan.grid.text('1.1.1', 'responsible')).toBe('Deputy head')
  })

  it('still undoes after the application was restarted', async () => {
    await plan.grid.type('1.1.2', 'responsible', 'Programme officer')
    await plan.undoOffers('Undo edit of 1.1.2 Responsible')
    await app.restart()
    await plan.reload(app.url)
    await plan.grid.ready()
    await plan.undoOffers('Undo edit of 1.1.2 Responsible')
    await plan.undoButton().click()
    await expect.poll(() => plan.grid.text('1.1.2', 'responsible')).not.toBe('Programme officer')
  })

  it('gives the old value back on Escape', async () => {
    const before = await plan.grid.text('1.1.3', 'responsible')
    await plan.grid.go('1.1.3', 'responsible')
    await plan.grid.press('F2', 'End')
    await plan.grid.write(' and others')
    await plan.grid.press('Escape')
    await expect.poll(() => plan.grid.text('1.1.3', 'responsible')).toBe(before)
  })

  it('keeps a date that it does not understand as typed, and marks it', async () => {
    await plan.grid.type('1.2.1', 'starts', 'after the rains')
    await plan.undoOffers('Undo edit of 1.2.1 Starts')
    await plan.grid.go('1.2.1', 'starts')
    await expect.poll(() => plan.grid.text('1.2.1', 'starts')).toContain('after the rains')
    await plan.grid.lineSays('Kept as typed, not understood: “after the rains”')
    await plan.undoButton().click()
    await expect.poll(() => plan.grid.text('1.2.1', 'starts')).not.toContain('after the rains')
  })
})

describe('the shape of the plan', () => {
  it('adds an output with a code of its own and starts with its words', async () => {
    await plan.grid.go('1.3', 'text')
    await plan.add('Output')
    await plan.grid.editing(/Result, activity or indicator/)
    await plan.grid.write('Women lead the review of the plan')
    await plan.grid.press('Enter')
    await plan.undoOffers('Undo edit of 1.4 Result, activity or indicator')
    await expect.poll(() => plan.grid.text('1.4', 'text')).toBe('Women lead the review of the plan')
    await plan.undoButton().click()
    await plan.undoOffers('Undo new output')
    await plan.undoButton().click()
    await expect.poll(() => plan.grid.rowNames()).not.toContain('1.4')
  })

  it('deletes an output with what is under it, having said how much, and brings all back', async () => {
    await plan.grid.go('2.2', 'text')
    const under = async () => (await plan.grid.rowNames()).filter((name) => name.startsWith('2.2'))
    const before = await under()
    expect(before.length).toBeGreaterThan(1)
    const question = await plan.askDelete()
    expect(question).toMatch(/Output 2\.2/)
    expect(question).toMatch(/\d+ rows under it are deleted with it/)
    expect(question).toMatch(/You can undo this/)
    await plan.confirmDelete()
    await expect.poll(under).toEqual([])
    await plan.undoOffers(/^Undo deletion of 2\.2 with \d+ rows under it$/)
    await plan.undoButton().click()
    await expect.poll(under).toEqual(before)
  })

  it('does not delete what HQ has accepted, and says so', async () => {
    await plan.grid.go('1.1', 'text')
    await plan.askDelete()
    await plan.confirmDelete()
    await plan.page
      .getByRole('alert')
      .filter({ hasText: 'HQ has accepted the report of Q1 2021' })
      .waitFor()
    expect(await plan.grid.rowNames()).toContain('1.1')
  })

  it('moves a row up and over into the result before', async () => {
    await plan.grid.go('1.2.2', 'text')
    await plan.grid.press('Alt+ArrowUp')
    await plan.undoOffers('Undo move of 1.2.2')
    await expect
      .poll(async () => (await plan.grid.rowNames()).filter((name) => name.startsWith('1.2.')))
      .toEqual(['1.2.2', '1.2.1'])
    await plan.grid.hasKeys('1.2.2', 'text')
    await plan.undoButton().click()
    await expect
      .poll(async () => (await plan.grid.rowNames()).filter((name) => name.startsWith('1.2.')))
      .toEqual(['1.2.1', '1.2.2'])
  })

  it('finds rows by their words and shows what they hang under', async () => {
    await plan.find('recommendations')
    await expect.poll(() => plan.grid.rowNames()).toEqual(['SO1', '1', '1.3', '1.3.2'])
    await plan.find('')
    await expect.poll(() => plan.grid.rowNames()).toContain('1.1.1')
  })
})
