// What becomes of a report after it was sent, on the screens of both: the office goes on while HQ reviews, HQ
// accepts and locks, what comes after that is shown as such, HQ opens it again with a reason; and both always
// see what the other has. Each step stands on the one before.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/browser.ts'
import { officeAndHqOnScreen } from '../support/on-screen.ts'
import { postBetween, sideOf } from './pages/sides.ts'

const CODE = 'SO3.2'
const CELL = 'actual:2021Q2'
const OFFICE = 'South Sudan'

const { field, atOffice, atHq } = officeAndHqOnScreen()
const office = sideOf(atOffice)
const head = sideOf(atHq)
const post = postBetween()

/** What the office sends besides its report; HQ looks at it and does not take it yet. */
async function officePackageArrives() {
  const path = await post.submission(field)
  await head.inbox.open()
  await head.inbox.drop(path)
  return head.inbox.last()
}

describe('the office goes on while HQ reviews', () => {
  it('its report is at HQ, and each has what the other has', async () => {
    await office.submit.open()
    await office.submit.declareAllNotAvailable()
    const saved = await office.submit.submit()
    const path = join(post.folder, saved.suggestedFilename())
    await saved.saveAs(path)
    await head.inbox.open()
    await head.inbox.drop(path)
    const card = head.inbox.last()
    await head.inbox.trust(card)
    await head.inbox.apply(card)
    await post.answer(head, office)
    await office.submit.open()
    await expect
      .poll(() => office.submit.atHq().textContent())
      .toBe('HQ has everything that was entered here.')
  })

  it('the package that the workspace was made from is not offered to be taken back', async () => {
    await office.inbox.open()
    const first = office.inbox.log().last()
    await first.getByText('This workspace was made from it').waitFor()
    expect(await first.getByRole('button', { name: /Take this import back/ }).count()).toBe(0)
  })

  it('both edit one activity, each another field; both are there afterwards, with nothing to choose', async () => {
    await office.plan.open()
    await office.plan.grid.type('1.1.1', 'responsible', 'Amina')
    await office.plan.saved()
    await head.plan.chooseWorkplan(OFFICE)
    await head.plan.open()
    await head.plan.grid.type('1.1.1', 'text', 'Wording by HQ')
    await head.plan.saved()
    const card = await officePackageArrives()
    expect(await head.inbox.number(card, 'conflicts')).toBe(0)
    expect(await head.inbox.number(card, 'changed values')).toBe(1)
    await head.inbox.apply(card)
    await post.answer(head, office)
    for (const { plan } of [head, office]) {
      await plan.open()
      await expect.poll(() => plan.grid.text('1.1.1', 'responsible')).toBe('Amina')
      await expect.poll(() => plan.grid.text('1.1.1', 'text')).toBe('Wording by HQ')
    }
  })

  it('both see up to which day the other has their changes', async () => {
    await office.plan.grid.type('1.1.1', 'responsible', 'Deng')
    await office.plan.saved()
    await office.submit.open()
    await expect
      .poll(() => office.submit.atHq().textContent())
      .toMatch(/^HQ has everything up to your changes of Saturday,? 10 July 2021\.$/)
    await head.inbox.apply(await officePackageArrives())
    await head.plan.open()
    await head.plan.grid.type('1.1.1', 'text', 'Wording by HQ, again')
    await head.plan.saved()
    await head.review.open()
    await head.review.select(OFFICE)
    await head.review
      .one()
      .getByText(
        /^South Sudan has everything up to your changes of Saturday,? 10 July 2021; 1 change/,
      )
      .waitFor()
  })
})

describe('HQ accepts and locks', () => {
  it('on the screen, in two steps', async () => {
    await head.review.accept()
    await expect.poll(() => head.review.line(OFFICE).textContent()).toContain('Accepted')
    await head.review.lock()
    await expect.poll(() => head.review.line(OFFICE).textContent()).toContain('Locked')
    expect(await seriousViolations(head.page)).toEqual([])
  })

  it('what the office typed before it heard of it arrives, and is shown as late', async () => {
    await office.indicators.open()
    await office.indicators.grid.type(CODE, CELL, '7')
    await office.indicators.saved()
    const card = await officePackageArrives()
    expect(await head.inbox.number(card, 'after acceptance')).toBeGreaterThan(0)
    const rows = await head.inbox.rows(card, 'Indicators')
    const late = rows.filter({ hasText: CODE }).filter({ hasText: 'Late' })
    await late.first().waitFor()
    expect(await late.locator('td.value').last().textContent()).toBe('7')
    expect(await seriousViolations(head.page)).toEqual([])
    await head.inbox.apply(card)
    await head.inbox.log().first().getByText('after acceptance').waitFor()
    await head.indicators.open()
    await expect.poll(() => head.indicators.grid.text(CODE, CELL)).toBe('7')
  })

  it('the office sees that it is closed, and each cell says why: people too', async () => {
    await post.answer(head, office)
    await office.submit.open()
    await expect.poll(() => office.submit.state().textContent()).toBe('Accepted and locked')
    await office.indicators.open()
    const { grid } = office.indicators
    const cell = await grid.cell(CODE, CELL)
    await cell.and(office.page.locator('.cell-locked')).waitFor()
    await grid.go(CODE, CELL)
    await grid.write('8')
    await grid.lineSays('Locked: HQ has locked this period')
    expect(await grid.text(CODE, CELL)).toBe('7')
    await office.parity.open()
    const room = office.page.getByRole('main')
    await room.getByText('Locked: HQ has accepted this period').waitFor() // the count of December
    expect(await room.getByRole('button', { name: 'Add row' }).count()).toBe(0)
    await office.parity.newDate('30/6/2021')
    await office.page.getByText('HQ has accepted the report of Q2 2021').first().waitFor()
    expect(await seriousViolations(office.page, { except: '.grid' })).toEqual([])
  })
})

describe('HQ opens it again', () => {
  it('with a reason, which the office reads, and can type again', async () => {
    await head.review.open()
    await head.review.select(OFFICE)
    await head.review.reopen('One training was counted twice.')
    await expect.poll(() => head.review.line(OFFICE).textContent()).toContain('Returned')
    await post.answer(head, office)
    await office.submit.open()
    await expect.poll(() => office.submit.state().textContent()).toBe('Returned by HQ for revision')
    await office.submit.stateWords().getByText('counted twice').waitFor()
    await office.indicators.open()
    const cell = await office.indicators.grid.cell(CODE, CELL)
    await cell.and(office.page.locator(':not(.cell-locked)')).waitFor()
    await office.indicators.grid.type(CODE, CELL, '6')
    await office.indicators.saved()
    await expect.poll(() => office.indicators.grid.text(CODE, CELL)).toBe('6')
  })

  it('what comes now is not late', async () => {
    const card = await officePackageArrives()
    expect(await card.locator('.effect-late').count()).toBe(0)
    expect(await head.inbox.number(card, 'changed values')).toBeGreaterThan(0)
  })
})
