// Two sides edit without seeing each other, on the screens of both: what a package would change is shown
// before anything happens, both values of a conflict are kept and one is chosen, an import is taken
// back, a comment travels, a value is restored. Each story stands on the one before.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { digitsOf } from '#domain/fingerprint.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { startApp } from '../support/app.ts'
import { seriousViolations } from '../support/browser.ts'
import { officeAndHqOnScreen } from '../support/on-screen.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { IndicatorsPage } from './pages/indicators-page.ts'
import { postBetween, sideOf } from './pages/sides.ts'
import { WelcomePage } from './pages/welcome-page.ts'

/** An indicator counted in units, and its cell in the period that is reported now. */
const CODE = 'SO3.2'
const CELL = 'actual:2021Q2'
const OTHER = 'SO2.5'
/** Cells that both sides set as well: one gets a third value, two are settled by a rule. */
const THIRD = 'SO4.3'
const BY_RULE = ['SO1.2', 'SO4.1'] as const

const { profile, field, hq, browser, atOffice, atHq } = officeAndHqOnScreen()
const office = sideOf(atOffice)
const head = sideOf(atHq)
const post = postBetween()

describe('both sides set the same cell', () => {
  let sent: string

  it('each sees its own value', async () => {
    await office.indicators.open()
    await head.indicators.chooseWorkplan('South Sudan')
    await head.indicators.open()
    for (const code of [CODE, THIRD, ...BY_RULE]) {
      await office.indicators.grid.type(code, CELL, '3')
      await head.indicators.grid.type(code, CELL, '5')
    }
    await expect.poll(() => head.indicators.grid.text(CODE, CELL)).toBe('5')
    await office.indicators.saved()
    await head.indicators.saved()
    sent = await post.submission(field)
  })

  it('HQ is shown the conflict under Indicators before anything happens', async () => {
    await head.inbox.open()
    await head.inbox.drop(sent)
    const card = head.inbox.last()
    await card.getByText('Sender not known yet').waitFor()
    await head.inbox.trust(card)
    expect(await head.inbox.number(card, 'conflicts')).toBe(4)
    const rows = await head.inbox.rows(card, 'Indicators')
    const conflict = rows.filter({ hasText: CODE }).filter({ hasText: 'Conflict' })
    expect(await conflict.locator('td.value').allTextContents()).toEqual(['5', '3 (both are kept)'])
    expect(await head.review.badge().count()).toBe(0)
    expect(await seriousViolations(head.page)).toEqual([])
  })

  it('applies it; the list of rooms counts the conflicts, and the cell is marked', async () => {
    await head.inbox.apply(head.inbox.last())
    await expect.poll(() => head.review.badge().textContent()).toBe('4, 4 open conflicts')
    await head.indicators.open()
    const cell = await head.indicators.grid.cell(CODE, CELL)
    await cell.locator('.mark-conflict').waitFor()
    await expect.poll(() => head.indicators.grid.text(CODE, CELL)).toBe('3')
  })

  it('the panel of the cell leads to the choice', async () => {
    await head.indicators.grid.go(CODE, CELL)
    await head.panel.open()
    await head.panel.toReview()
    await head.review.conflict(CODE).waitFor()
    await head.panel.root().waitFor({ state: 'detached' })
  })

  it('shows both values beside the one before, with who and when', async () => {
    await head.review.openConflicts()
    const conflict = head.review.conflict(CODE)
    const sides = await conflict.locator('.side-of').allTextContents()
    expect(sides[0]).toMatch(/^Before/)
    expect(sides[1]).toMatch(/^South Sudan3Josephine Keji · 10 Jul 2021.*Shown until/)
    expect(sides[2]).toMatch(/^HQ5Maribel Aquino · 10 Jul 2021/)
    expect(await seriousViolations(head.page)).toEqual([])
  })

  it('HQ chooses its value; the other one is listed as kept', async () => {
    await head.review.choose(head.review.conflict(CODE), '5')
    await expect.poll(() => head.review.badge().textContent()).toBe('3, 3 open conflicts')
    const line = (await head.review.settled()).filter({ hasText: CODE })
    await expect.poll(() => line.textContent()).toMatch(/5.*South Sudan: 3.*HQ: 5.*Maribel Aquino/)
  })

  it('HQ writes a third value, having been told that a word is none', async () => {
    const conflict = head.review.conflict(THIRD)
    await head.review.tryOwn(conflict, 'about four')
    await conflict.getByText('This cannot be read as a value of this field.').waitFor()
    await head.review.writeOwn(conflict, '4')
    const line = (await head.review.settled()).filter({ hasText: THIRD })
    await expect.poll(() => line.textContent()).toMatch(/Value4South Sudan: 3HQ: 5/)
  })

  it('HQ settles the others by a rule, having seen what it would choose', async () => {
    const look = await head.review.lookAtRule('The value of HQ')
    await expect
      .poll(() => look.locator('tbody tr').allTextContents())
      .toEqual(
        BY_RULE.map((code) => expect.stringMatching(new RegExp(`^${code}.*5 HQ3 South Sudan$`))),
      )
    await head.review.settleByRule(2)
    await expect.poll(() => head.review.badge().count()).toBe(0)
    await head.review.undoOffers('Undo choice between the values of 2 conflicts')
  })

  it('a choice that is undone is open again, with whose value is whose; redo settles it', async () => {
    await head.review.undoButton().click()
    await expect.poll(() => head.review.badge().textContent()).toBe('2, 2 open conflicts')
    const sides = head.review.conflict(BY_RULE[0]).locator('.side-of')
    await expect.poll(() => sides.count()).toBe(3)
    const told = await sides.allTextContents()
    expect(told[1]).toMatch(/^South Sudan3Josephine Keji/)
    expect(told[2]).toMatch(/^HQ5Maribel Aquino/)
    await head.review.redoButton().click()
    await expect.poll(() => head.review.badge().count()).toBe(0)
  })

  it('the office sees the same after the next package, and nothing to choose', async () => {
    await post.answer(head, office)
    expect(await office.review.badge().count()).toBe(0)
    await office.indicators.open()
    await expect.poll(() => office.indicators.grid.text(CODE, CELL)).toBe('5')
    await expect.poll(() => office.indicators.grid.text(THIRD, CELL)).toBe('4')
    await expect.poll(() => office.indicators.grid.text(BY_RULE[0], CELL)).toBe('5')
    await office.review.openConflicts()
    await office.page.getByRole('heading', { name: 'No conflicts' }).waitFor()
    expect(await seriousViolations(office.page)).toEqual([])
  })
})

describe('a value is restored from the history', () => {
  it('the history of the cell has both values, and says which is shown', async () => {
    await office.indicators.open()
    await office.indicators.grid.go(CODE, CELL)
    await office.panel.open()
    await expect.poll(() => office.panel.name().textContent()).toBe(`${CODE} · Actual, Q2 2021`)
    await office.panel.history().filter({ hasText: 'Maribel' }).first().waitFor()
    const lines = await office.panel.history().allTextContents()
    expect(lines[0]).toMatch(/5Maribel Aquino \(GLB\).*Shown now/)
    expect(lines.some((line) => /3Josephine Keji \(SSD\)/.test(line))).toBe(true)
    expect(await seriousViolations(office.page, { except: '.grid' })).toEqual([])
  })

  it('restores the value that lost, as an edit that undo names', async () => {
    await office.panel.restore('3')
    await expect.poll(() => office.indicators.grid.text(CODE, CELL)).toBe('3')
    await office.indicators.undoOffers(`Undo restored value of ${CODE} · Actual, Q2 2021`)
  })

  it('Escape gives the keys back to the cell', async () => {
    await office.panel.root().locator('textarea').focus()
    await office.panel.close()
    await expect
      .poll(() => office.indicators.grid.focused())
      .toMatchObject({ row: CODE, column: CELL })
    await office.indicators.undoButton().click()
    await expect.poll(() => office.indicators.grid.text(CODE, CELL)).toBe('5')
  })

  it('tells the history of a cell of the plan as well', async () => {
    await office.plan.open()
    await office.plan.grid.type('1.1.1', 'responsible', 'Amina')
    await office.plan.saved()
    await office.plan.grid.go('1.1.1', 'responsible')
    await office.panel.open()
    await office.panel.history().filter({ hasText: 'Amina' }).filter({ hasText: 'now' }).waitFor()
    await office.panel.close()
  })
})

describe('an import is taken back', () => {
  let before: string

  it('what it brought goes out again', async () => {
    await office.indicators.open()
    await office.indicators.grid.type(OTHER, CELL, '2')
    await office.indicators.saved()
    await head.indicators.open()
    before = await head.indicators.grid.text(OTHER, CELL)
    expect(before).not.toBe('2')
    await head.inbox.open()
    await head.inbox.drop(await post.submission(field))
    await head.inbox.apply(head.inbox.last())
    await head.indicators.open()
    await expect.poll(() => head.indicators.grid.text(OTHER, CELL)).toBe('2')
    await head.inbox.open()
    // The log has it too: its card offers the same.
    head.inbox.last().getByRole('button', { name: 'Take this import back…' }).waitFor()
    const line = head.inbox.log().first()
    expect(await head.inbox.askTakeBack(line)).toContain('South Sudan')
    expect(await seriousViolations(head.page)).toEqual([])
    await head.inbox.takeBack()
    await expect.poll(() => line.textContent()).toContain('Taken back')
    await head.indicators.open()
    await expect.poll(() => head.indicators.grid.text(OTHER, CELL)).toBe(before)
  })

  it('where something builds on it, a sentence says why not', async () => {
    await head.inbox.open()
    const line = head.inbox.log().filter({ hasText: 'read' }).last()
    expect(await head.inbox.askTakeBack(line)).toMatch(/cannot be taken back|passed on/)
    await head.page.keyboard.press('Escape')
  })
})

describe('a comment travels', () => {
  const words = 'Does this include the two camps?'

  it('HQ writes it on a cell of the report', async () => {
    await head.review.open()
    await head.review.select('South Sudan')
    await head.review.grid.go(CODE, 'now:2021Q2')
    await head.panel.open()
    await head.panel.comment(words)
    await head.panel.close()
    const cell = await head.review.grid.cell(CODE, 'now:2021Q2')
    await cell.locator('.mark-comment').waitFor()
    expect(await seriousViolations(head.page, { except: '.grid' })).toEqual([])
  })

  it('the office sees it on its cell, and settles it', async () => {
    await post.answer(head, office)
    await office.indicators.open()
    const cell = await office.indicators.grid.cell(CODE, CELL)
    await cell.locator('.mark-comment').waitFor()
    await office.indicators.grid.go(CODE, CELL)
    await office.panel.open()
    await expect
      .poll(() => office.panel.comments().allTextContents())
      .toEqual([expect.stringMatching(/two camps\?Maribel Aquino \(GLB\)/)])
    await office.panel.settle(words)
    await cell.locator('.mark-comment').waitFor({ state: 'detached' })
  })
})

describe('what a workspace knows of the others', () => {
  let transfer: string

  it('shows its own key, the copies of its file, and whom it knows', async () => {
    await head.settings.open()
    const { key } = (await hq.engine.client.workspaces.current()) ?? {}
    const keys = await head.settings.section('Keys of this workspace').textContent()
    expect(keys).toContain(key?.fingerprint)
    expect(keys).toContain(key?.age)
    expect(keys).toContain(digitsOf(key?.fingerprint ?? ''))
    expect(keys).toContain(wordsOf(key?.fingerprint ?? '').replaceAll(' ', ''))
    const backups = head.settings.section('Backups')
    await backups.getByText('before packages were taken').first().waitFor()
    await head.settings.peer('South Sudan').getByText('Maribel Aquino').waitFor()
    expect(await seriousViolations(head.page)).toEqual([])
  })

  it('takes nothing more from a key that was revoked, until it is accepted again', async () => {
    await head.settings.revoke('South Sudan')
    await expect.poll(() => head.settings.peer('South Sudan').textContent()).toContain('Revoked')
    await head.inbox.open()
    await head.inbox.drop(await post.submission(field))
    const card = head.inbox.last()
    await card.getByRole('alert').filter({ hasText: 'revoked' }).waitFor()
    await head.settings.open()
    await head.settings.acceptAgain('South Sudan')
    await expect
      .poll(() => head.settings.peer('South Sudan').textContent())
      .not.toContain('Revoked')
  })

  it('makes new keys, which the others take without a telephone call', async () => {
    await office.settings.open()
    const before = (await field.engine.client.workspaces.current())?.key.fingerprint ?? ''
    await office.settings.makeNewKeys()
    const keys = office.settings.section('Keys of this workspace')
    await expect.poll(() => keys.textContent()).not.toContain(before)
    await head.inbox.open()
    await head.inbox.drop(await post.submission(field))
    const card = head.inbox.last()
    await card.getByText('Signature verified').waitFor()
    await head.inbox.apply(card)
  })

  it('keeps the name of who types here', async () => {
    await head.settings.open()
    await head.settings.rename('Maribel A. Aquino')
    await head.page.getByText('Editing as Maribel A. Aquino').waitFor()
  })

  it('writes dates and numbers in the language of the person, and says what is not translated', async () => {
    const section = head.settings.section('Language')
    await head.settings.chooseLanguage('Français')
    await section.getByText('30 juin 2021').waitFor()
    await section.getByText('The words of the application are English for now').waitFor()
    await head.settings.chooseLanguage('العربية')
    await expect.poll(() => head.page.locator('html').getAttribute('dir')).toBe('rtl')
    expect(await seriousViolations(head.page)).toEqual([])
    await head.settings.chooseLanguage('English')
    await section.getByText('30 Jun 2021').waitFor()
    await section.getByText('English for now').waitFor({ state: 'detached' })
  })

  it('is told when HQ signs with a new key, and whose word it is', async () => {
    await head.settings.makeNewKeys()
    await head.page.getByText('New keys are in use from now on').waitFor({ state: 'attached' })
    await head.review.open()
    await head.review.select('South Sudan')
    const saved = await head.review.makePackage('return')
    const path = join(post.folder, `new-key-${saved.suggestedFilename()}`)
    await saved.saveAs(path)
    await office.inbox.open()
    await office.inbox.drop(path)
    const card = office.inbox.last()
    await card.getByText('signs with a new key. The key that is known here').waitFor()
    await office.inbox.apply(card)
    await office.settings.open()
    const { key } = (await hq.engine.client.workspaces.current()) ?? {}
    await office.settings
      .peer('Global')
      .getByText(key?.fingerprint ?? '')
      .first()
      .waitFor()
  })

  it('makes a transfer package that only a passphrase opens', async () => {
    await office.settings.open()
    const saved = await office.settings.makeTransfer('correct horse battery')
    const path = join(post.folder, saved.suggestedFilename())
    await saved.saveAs(path)
    await office.inbox.open()
    await office.inbox.drop(path)
    const card = office.inbox.last()
    await card.getByText('sealed with a passphrase').waitFor()
    await office.inbox.unlock(card, 'wrong horse battery')
    await card.getByRole('alert').waitFor()
    await office.inbox.unlock(card, 'correct horse battery')
    await card.getByRole('heading', { name: /^Transfer · South Sudan/ }).waitFor()
    transfer = path
  })

  it('starts a new laptop from it, with everything that was entered', async () => {
    const laptop = await startApp(temporaryFolder(), { kind: 'welcome' })
    const window = await browser.open(laptop.url)
    try {
      const welcome = new WelcomePage(window.page)
      await welcome.pickSetup({ name: basename(transfer), bytes: readFileSync(transfer) })
      await welcome.unlock('correct horse battery')
      const { key } = (await field.engine.client.workspaces.current()) ?? {}
      expect(await welcome.fingerprint()).toBe(key?.fingerprint)
      await welcome.compared().check({ force: true })
      await window.page.getByRole('textbox', { name: 'Your name' }).fill('Deng Akol')
      await welcome.startButton().click()
      const indicators = new IndicatorsPage(window.page)
      await indicators.open()
      await expect.poll(() => indicators.grid.text(CODE, CELL)).toBe('5')
      expect(window.complaints).toEqual([])
    } finally {
      await window.close()
      await laptop.close()
    }
  })

  it('goes back to a copy, and says what became of the file', async () => {
    await head.settings.open()
    await head.settings.restoreLast()
    await head.page.getByText('The file that was there before is kept as').waitFor()
    await head.indicators.chooseWorkplan('South Sudan')
    await head.indicators.open()
    await expect.poll(() => head.indicators.grid.text(CODE, CELL)).toBe('5')
  })

  it('shows a backup that somebody opens as what it is, and goes back from there', async () => {
    const { id = '', fileName } = (await hq.engine.client.workspaces.current()) ?? {}
    const [copy] = await hq.engine.client.backups.list({})
    await hq.engine.openFile(join(profile, 'backups', id, copy?.id ?? ''))
    await head.page.reload()
    const strip = head.page.getByRole('region', { name: 'Backup', exact: true })
    await strip.getByText('This is a backup').waitFor()
    await head.indicators.open()
    await head.indicators.grid.type(CODE, CELL, '77')
    await head.page.getByText('is a backup, open to look at').first().waitFor()
    expect(await seriousViolations(head.page, { except: '.grid' })).toEqual([])
    await strip.getByRole('button', { name: `Open ${fileName}` }).click()
    await strip.waitFor({ state: 'detached' })
    await expect.poll(() => head.indicators.grid.text(CODE, CELL)).not.toBe('77')
  })
})
