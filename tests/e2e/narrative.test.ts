// Narrative & risk on the screen: words save themselves, are never lost, can be undone; risks are rated,
// added and deleted; HQ reads what the office wrote.
import { beforeEach, describe, expect, it } from 'vitest'
import { startApp } from '../support/app.ts'
import { seriousViolations } from '../support/browser.ts'
import { appOnScreen, later, OFFICE } from '../support/on-screen.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { NarrativePage } from './pages/narrative-page.ts'

const { app, browser, window } = appOnScreen(OFFICE)
const narrative = later(() => new NarrativePage(window.page))

async function written(output: string | null): Promise<Record<string, unknown> | undefined> {
  const { client } = app.engine
  const { workplans } = await client.reference.get()
  const own = (await client.workspaces.current())?.office.id
  const workplan = workplans.find(({ office }) => office === own)?.id ?? ''
  const book = await client.narratives.get({ workplan, period: '2021Q2' })
  return book.entries.find(({ code, output: id }) => (output ? code === output : id === null))
}

describe('writing', () => {
  beforeEach(() => narrative.open())

  it('saves after a pause, without leaving the field, and goes on being typed in', async () => {
    await narrative.part('Achievements').click()
    await window.page.keyboard.type('Two wells ')
    await expect.poll(async () => (await written(null))?.achievements).toBe('Two wells ')
    await window.page.keyboard.type('were cleared')
    await narrative.leave()
    await expect
      .poll(async () => (await written(null))?.achievements)
      .toBe('Two wells were cleared')
    await expect
      .poll(() => narrative.part('Achievements').inputValue())
      .toBe('Two wells were cleared')
    await narrative
      .state('Achievements')
      .filter({ hasText: /^Saved$/ })
      .waitFor()
  })

  it('saves when it is left, for the output that it is about, and is undone by name', async () => {
    await narrative.choose('1.1')
    await narrative.part('Next steps').fill('Train the second team')
    await narrative.choose('1.2')
    await narrative.undoOffers('Undo edit of narrative of 1.1, Next steps, Q2 2021')
    await expect.poll(() => written('1.1')).toMatchObject({ nextSteps: 'Train the second team' })
    await narrative.choice('1.1').getByText('1 of 4 parts written').waitFor()
    await narrative.choose('1.1')
    await narrative.undoButton().click()
    await expect.poll(() => narrative.part('Next steps').inputValue()).toBe('')
    await narrative.redoButton().click()
    await expect.poll(() => narrative.part('Next steps').inputValue()).toBe('Train the second team')
  })

  it('keeps what was typed when it cannot be saved, through other rooms and a reload', async () => {
    await window.page.route('**/rpc/edit/apply', (route) => route.abort('connectionrefused'))
    await narrative.choose('1.3')
    await narrative.part('Challenges').fill('The road was under water')
    await narrative.leave()
    await narrative.state('Challenges').filter({ hasText: 'What you wrote is kept here' }).waitFor()
    await narrative.openRoom('Submit')
    await narrative.open()
    await narrative.choose('1.3')
    await expect
      .poll(() => narrative.part('Challenges').inputValue())
      .toBe('The road was under water')

    await narrative.openRoom('Submit')
    await window.page.getByText('1 cell is not saved').waitFor()
    await window.page.unroute('**/rpc/edit/apply')
    await narrative.reload()
    await narrative.open()
    await expect
      .poll(async () => (await written('1.3'))?.challenges)
      .toBe('The road was under water')
    await narrative.saved()
  })

  it('is led to from the checklist', async () => {
    await narrative.openRoom('Submit')
    await window.page.getByRole('link', { name: 'Read it' }).click()
    await window.page.getByRole('main', { name: 'Narrative & risk' }).waitFor()
  })

  it('has no serious violation', async () => {
    expect(await seriousViolations(window.page)).toEqual([])
  })
})

describe('risks', () => {
  beforeEach(() => narrative.openRisks())
  const grid = () => narrative.grid

  it('rates a new risk, and takes it back', async () => {
    await narrative.addRisk('Fuel runs out in the north')
    await grid().type('Fuel runs out in the north', 'likelihood', '4')
    await grid().type('Fuel runs out in the north', 'impact', '5')
    await expect.poll(() => grid().text('Fuel runs out in the north', 'score')).toBe('20 · high')
    await grid().type('Fuel runs out in the north', 'impact', '7')
    await expect.poll(() => grid().text('Fuel runs out in the north', 'score')).toBe('')
    await grid().go('Fuel runs out in the north', 'impact')
    await grid().lineSays('the scale runs from 1 to 5')
    await grid().press('ControlOrMeta+Delete')
    await narrative.undoOffers('Undo deletion of Fuel runs out in the north')
    await expect.poll(() => grid().rowNames()).not.toContain('Fuel runs out in the north')
    await narrative.undoButton().click()
    await expect.poll(() => grid().rowNames()).toContain('Fuel runs out in the north')
  })

  it('has no serious violation', async () => {
    expect(await seriousViolations(window.page)).toEqual([])
  })
})

describe('at HQ', () => {
  it('reads what an office wrote, and cannot write over it', async () => {
    const hq = await startApp(temporaryFolder(), { kind: 'sample', role: 'hq' })
    try {
      const reading = await browser.open(hq.url)
      const page = new NarrativePage(reading.page)
      await page.open()
      await page.chooseWorkplan('Mali')
      await page.reading().getByText('this is the narrative of Mali').waitFor()
      expect(await page.part('Achievements').count()).toBe(0)
      await page.reading().getByRole('button', { name: 'Achievements' }).waitFor()
      expect(await seriousViolations(reading.page)).toEqual([])
      expect(reading.complaints).toEqual([])
    } finally {
      await hq.close()
    }
  })
})
