// Parity on the screen: an office counts its people, totals and share follow what is typed; a new date
// starts with the rows of the last one; flows, targets, trend; HQ reads one office and all.
import { beforeEach, describe, expect, it } from 'vitest'
import { newId } from '#domain/ids.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { seriousViolationsInLow } from '../support/browser.ts'
import { appOnScreen, later, OFFICE } from '../support/on-screen.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { ParityPage } from './pages/parity-page.ts'

const { browser, window } = appOnScreen(OFFICE, countAgain)
const room = later(() => new ParityPage(window.page))

// One window for all: each story leaves the screen as the next finds it.
beforeEach(async () => {
  await room.open()
})

/** HQ has accepted the report of the latest count: the same people are counted again, in an open period. */
async function countAgain({ engine: { client } }: TestApp): Promise<void> {
  const { office } = (await client.workspaces.current()) ?? {}
  const { rows } = await client.parity.get({ office: office?.id ?? '' })
  await client.edit.apply({
    commands: rows.map(({ id: _, unread: __, both: ___, ...values }) => ({
      do: 'put',
      entity: 'parity_headcount',
      values: { ...values, office: office?.id ?? '', date: '2021-06-30' },
    })),
    label: { id: 'label.new_headcount', values: { date: '30 Jun 2021' } },
  })
}

const P2 = 'Professional P-2'
const PROFESSIONALS = 'International Professional and above'

describe('a headcount', () => {
  it('opens on the latest one, with its share, its place in the band and the women needed', async () => {
    await expect.poll(() => room.told()).toContain('30.7%')
    expect(await room.told()).toContain('Below the band of 47–53%')
    expect(await room.told()).toContain('Women needed: 80')
    expect(await room.grid.text('Everybody', 'total')).toBe('488')
    expect(await room.grid.text(PROFESSIONALS, 'band')).toBe('below')
    expect(await room.grid.text('National Officer NO-A', 'band')).toBe('within')
  })

  it('of a period that HQ has accepted is closed, and says so', async () => {
    await room.pick('Date', '31 Dec 2020')
    await room.page.getByRole('main').getByText('Locked: HQ has accepted this period').waitFor()
    await room.grid.go(P2, 'women')
    await room.grid.write('9')
    await room.grid.lineSays('Locked: HQ has accepted this period')
    expect(await room.page.getByRole('button', { name: 'Add row' }).count()).toBe(0)
    await room.pick('Date', '30 Jun 2021')
    await room.page.getByRole('button', { name: 'Add row' }).waitFor()
  })

  it('adds up and tells the share as one types', async () => {
    await room.grid.type(P2, 'women', '5')
    await expect.poll(() => room.grid.text(P2, 'share')).toBe('83.3%')
    await expect.poll(() => room.grid.text(PROFESSIONALS, 'women')).toBe('10')
    await expect.poll(() => room.grid.text(PROFESSIONALS, 'share')).toBe('45.5%')
    await expect.poll(() => room.grid.text('Everybody', 'total')).toBe('491')
    await room.undoOffers(`Undo edit of ${P2} Women`)
    await room.undoButton().click()
    await expect.poll(() => room.grid.text('Everybody', 'total')).toBe('488')
  })

  it('does not let one type into what is added up, and says why', async () => {
    await room.grid.go(PROFESSIONALS, 'women')
    await room.grid.write('9')
    await room.grid.lineSays('Locked: computed from the rows below')
  })

  it('keeps half a person as typed and marks it; a count below zero is an error with a way to it', async () => {
    await room.grid.type(P2, 'men', '2.5')
    await expect.poll(() => room.grid.text(P2, 'men')).toBe('2.5')
    await room.grid.go(P2, 'men')
    await room.grid.lineSays('Kept as typed, not understood: “2.5”')
    await room.grid.type(P2, 'men', '-2')
    await expect.poll(() => room.grid.text(P2, 'men')).toBe('-2')
    await room.showProblems()
    const problem = room.problems().filter({ hasText: '-2' })
    await problem.waitFor()
    await room.openRoom('Plan')
    await problem.click()
    await expect.poll(async () => (await room.grid.focused()).column).toBe('men')
    await room.undoButton().click()
    await room.undoOffers(`Undo edit of ${P2} Men`)
    await room.undoButton().click()
    await expect.poll(() => room.grid.text(P2, 'men')).toBe('1')
    await room.page.getByRole('button', { name: 'Hide problems' }).click()
  })

  it('shows one employer by itself', async () => {
    await room.pick('All employers', 'UNOPS')
    await expect.poll(() => room.grid.rowNames()).not.toContain(P2)
    expect(await seriousViolationsInLow(window.page)).toEqual([])
    await room.pick('UNOPS', 'All employers')
    await expect.poll(() => room.grid.rowNames()).toContain(P2)
  })

  it('a new date starts with the same rows and no numbers; last time’s are taken on purpose', async () => {
    await room.newDate('30/9/2021')
    await expect.poll(() => room.grid.text(P2, 'women')).toBe('')
    await room.undoOffers('Undo new headcount of 30 Sept 2021')
    await expect.poll(() => room.grid.text('Everybody', 'share')).toBe('')

    await room.grid.type(P2, 'women', '3')
    await expect.poll(() => room.grid.text('Everybody', 'women')).toBe('3')
    await room.press('Same as last time')
    await expect.poll(() => room.grid.text('Everybody', 'total')).toBe('489')
    expect(await room.grid.text(P2, 'women')).toBe('3')
    await room.undoOffers(/^Undo fill of \d+ cells with the numbers of 30 Jun 2021$/)

    await room.undoButton().click()
    await expect.poll(() => room.grid.text(PROFESSIONALS, 'men')).toBe('')
    await room.undoButton().click()
    await room.undoOffers('Undo new headcount of 30 Sept 2021')
    await room.undoButton().click()
    await expect.poll(() => room.grid.text('Everybody', 'total')).toBe('488')
  })
})

describe('rows', () => {
  it('a level is added and gone to, and taken away again', async () => {
    await room.press('Add row')
    await room.choose('Level', 'Professional P-1')
    await room.page.getByRole('dialog').getByRole('button', { name: 'Add row' }).click()
    await expect.poll(async () => (await room.grid.focused()).row).toBe('Professional P-1')
    await room.undoOffers('Undo new row Professional P-1')
    await room.press('Delete row')
    await expect.poll(() => room.grid.rowNames()).not.toContain('Professional P-1')
    await room.undoOffers('Undo deletion of Professional P-1')
  })
})

describe('flows', () => {
  it('of the chosen period, starting with the rows of the last one', async () => {
    await room.view('Flows')
    await room.page.getByText('No flows in Q2 2021').waitFor()
    await room.press('Rows of Q1 2021') // offered once, where one looks
    await room.grid.ready()
    const level = 'General Service G-5'
    await room.grid.type(level, 'women', '4')
    await room.grid.type(level, 'men', '12')
    await expect.poll(() => room.grid.text(level, 'share')).toBe('25.0%')
    await expect.poll(() => room.grid.text('Applicants', 'total')).toBe('16')
  })
})

describe('targets and trend', () => {
  it('a target is typed as people write a percentage', async () => {
    await room.view('Targets and trend')
    await room.grid.ready()
    await room.grid.type('Field Service', '2022', '36.5 %')
    await expect.poll(() => room.grid.text('Field Service', '2022')).toBe('36.5')
    await room.undoOffers('Undo edit of Field Service 2022')
  })

  it('the trend goes on to the last year of the strategy, also as a table that says how', async () => {
    await room.view('Targets and trend')
    await room.page.getByText(/^If it goes on like this: 33\.8% on 31 Dec 2024/).waitFor()
    await room.page.getByText('Show as a table').click()
    await room.page.getByRole('button', { name: /^Share of women, 31 Dec 2024: 33\.8%/ }).click()
    await room.page.getByText(/^A straight line through the shares of 3 dates/).waitFor()
    await room.page.keyboard.press('Escape')
    expect(await seriousViolationsInLow(window.page)).toEqual([])
  })
})

describe('the first headcount', () => {
  it('is a date and a level', async () => {
    const fresh = await startApp(temporaryFolder(), { kind: 'welcome' })
    const { client } = fresh.engine
    await client.workspaces.createHq({
      title: 'New strategy',
      yearFrom: 2021,
      yearTo: 2025,
      person: 'Ada',
    })
    const category = newId()
    await client.edit.apply({
      label: { id: 'label.add' },
      commands: [
        {
          do: 'create',
          entity: 'personnel_category',
          id: category,
          values: { code: 'GS', title: 'General Service' },
        },
        {
          do: 'create',
          entity: 'personnel_level',
          id: newId(),
          values: { category, code: 'G-1', title: 'Driver' },
        },
      ],
    })
    const other = await browser.open(fresh.url)
    const desk = new ParityPage(other.page)
    await desk.openRoom('Parity')
    await other.page.getByText('Nobody has been counted yet').waitFor()
    await desk.newDate('31 December 2021')
    await other.page.getByRole('dialog').getByRole('button', { name: 'Add row' }).click()
    await desk.grid.ready()
    await desk.grid.type('G-1 Driver', 'women', '2')
    await desk.grid.type('G-1 Driver', 'men', '3')
    await expect.poll(() => desk.told()).toContain('40%')
    await expect.poll(() => desk.told()).toContain('Women needed: 1')
    await desk.undoOffers('Undo edit of G-1 Driver Men')
    expect(other.complaints).toEqual([])
    await other.close()
    await fresh.close()
  })
})

describe('HQ', () => {
  it('reads an office and all of them, and edits neither', async () => {
    const hq = await startApp(temporaryFolder(), { kind: 'sample', role: 'hq' })
    const other = await browser.open(hq.url)
    const desk = new ParityPage(other.page)
    await desk.open()
    await desk.view('All offices')
    await expect.poll(() => desk.grid.text('Everybody', 'total')).toBe('5,035')
    await desk.grid.go('Professional P-2', 'women')
    await desk.grid.write('9')
    await desk.grid.lineSays('Locked: this is the sum of all offices')
    await desk.page.getByRole('radio', { name: 'GLB only' }).click()
    await desk.chooseWorkplan('South Sudan')
    await expect.poll(() => desk.grid.text('Everybody', 'total')).toBe('488')
    await desk.grid.go('Professional P-2', 'women')
    await desk.grid.write('9')
    await desk.grid.lineSays('Locked: these are the people of South Sudan')
    expect(other.complaints).toEqual([])
    await other.close()
    await hq.close()
  })
})
