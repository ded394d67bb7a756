// The way of a report between an office and HQ, on the screens of both: the office submits, HQ takes it,
// sends it back with words, and the office reads them. Each step stands on the one before.
import { rmSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { toArmour } from '#exchange/armour.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { seriousViolations } from '../support/browser.ts'
import { later, officeAndHqOnScreen } from '../support/on-screen.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { DashboardPage } from './pages/dashboard-page.ts'
import { InboxPage } from './pages/inbox-page.ts'
import { ReviewPage } from './pages/review-page.ts'
import { postBetween } from './pages/sides.ts'
import { SubmitPage } from './pages/submit-page.ts'

const { profile, field, atOffice, atHq } = officeAndHqOnScreen()
const post = temporaryFolder()
const sending = postBetween()
const submit = later(() => new SubmitPage(atOffice.page))
const inbox = later(() => new InboxPage(atHq.page))
const dashboard = later(() => new DashboardPage(atHq.page))
const review = later(() => new ReviewPage(atHq.page))
/** Files as they travel. */
let submission: string
let answer: string

/** A number of people trained that is far beyond anything before; the screen hears of it by itself. */
async function enterOutlier(): Promise<void> {
  const { client } = field.engine
  const { workplans } = await client.reference.get()
  const { office } = (await client.workspaces.current()) ?? {}
  const workplan = workplans.find((plan) => plan.office === office?.id)?.id ?? ''
  const { rows } = await client.indicators.table({ workplan, periods: ['2021Q2'] })
  const trained = rows.find((row) => row.code === 'SO4.1')
  await client.edit.apply({
    commands: [
      {
        do: 'put',
        entity: 'actual',
        values: {
          office: office?.id ?? '',
          indicator: trained?.id ?? '',
          period: '2021Q2',
          value: 4000,
          status: 'reported',
        },
      },
    ],
    label: { id: 'label.edit' },
  })
}

describe('the office submits', () => {
  it('cannot while cells are empty and warnings unexplained, and sees which', async () => {
    await submit.open()
    await expect.poll(() => submit.state().textContent()).toBe('Not submitted yet')
    expect(await submit.submitButton().isDisabled()).toBe(true)
    expect(await seriousViolations(atOffice.page)).toEqual([])
  })

  it('says that empty cells are empty on purpose, in one action that undo names', async () => {
    await submit.declareAllNotAvailable()
    await submit.undoOffers(/^Undo marking of \d+ values as not available/)
  })

  it('explains each warning with a word that travels', async () => {
    await enterOutlier()
    await submit.warnings().first().waitFor()
    expect(await submit.submitButton().isDisabled()).toBe(true)
    expect(await submit.warnings().count()).toBeGreaterThan(0)
    await submit.explainAll('Checked with the human resources officer.')
    await expect.poll(() => submit.submitButton().isDisabled()).toBe(false)
  })

  it('makes the package and saves it as a file', async () => {
    await submit.writeToHq('The rains cut off two sites; figures from there follow.')
    // A look at another room meanwhile loses no word.
    await submit.openRoom('Narrative & risk')
    await submit.open()
    await expect
      .poll(() => submit.wordsToHq().inputValue())
      .toMatch(/^The rains cut off two sites;/)
    const saved = await submit.submit()
    expect(saved.suggestedFilename()).toMatch(/\.wmpkg$/)
    submission = join(post, saved.suggestedFilename())
    await saved.saveAs(submission)
    await expect.poll(() => submit.state().textContent()).toBe('Submitted, waiting for HQ')
  })
})

describe('HQ takes it', () => {
  it('is told who sent what, and that the sender is not known yet', async () => {
    await dashboard.open()
    await dashboard.office('South Sudan').getByText('Nothing sent').waitFor()
    expect((await dashboard.calendar('South Sudan')).at(-1)).toBe('Not due yet')
    await inbox.open()
    await inbox.drop(submission)
    const card = inbox.last()
    const said = await card.textContent()
    expect(said).toContain('Submission · South Sudan · Q2 2021')
    expect(said).toContain('Sender not known yet')
    const { key } = (await field.engine.client.workspaces.current()) ?? {}
    expect(said).toContain(key?.fingerprint)
    expect(said).toContain(wordsOf(key?.fingerprint ?? '').replaceAll(' ', ''))
    expect(await card.getByRole('button', { name: 'Apply', exact: true }).count()).toBe(0)
    expect(await seriousViolations(atHq.page)).toEqual([])
  })

  it('sees what it would change once the fingerprint is compared; nothing has changed yet', async () => {
    const card = inbox.last()
    await inbox.trust(card)
    expect(await inbox.number(card, 'new rows')).toBeGreaterThan(0)
    expect(await inbox.number(card, 'conflicts')).toBe(0)
    expect(await inbox.log().filter({ hasText: 'Submission, read' }).count()).toBe(0)
  })

  it('applies it, and the dashboard moves', async () => {
    const card = inbox.last()
    await inbox.apply(card)
    await inbox.log().filter({ hasText: 'South Sudan' }).first().waitFor()
    await dashboard.open()
    await expect.poll(() => dashboard.note('Completeness')).toContain('17 of 19')
    await dashboard.office('South Sudan').getByText('Submitted').waitFor()
    await expect
      .poll(async () => (await dashboard.calendar('South Sudan')).at(-1))
      .toBe('Submitted on time')
  })

  it('is told when the same file comes again, and that it changes nothing', async () => {
    await inbox.open()
    await inbox.pick(submission)
    const card = inbox.last()
    await card.getByText('This very package was taken on').waitFor()
    expect(await card.getByRole('button', { name: 'Apply', exact: true }).count()).toBe(0)
  })

  it('takes the text of a package from an e-mail that quoted it', async () => {
    const armour = toArmour(await readFile(submission))
    const quoted = armour.split('\n').map((line) => `> ${line}`)
    await inbox.paste(['Dear colleagues,', '', ...quoted, '', 'Josephine'].join('\r\n'))
    const card = inbox.last()
    await card.getByRole('heading', { name: /South Sudan/ }).waitFor()
    await card.getByText('This very package was taken on').waitFor()
  })

  it('refuses a damaged file with a sentence, and takes the good one beside it', async () => {
    const bytes = await readFile(submission)
    const damaged = join(post, 'damaged.wmpkg')
    writeFileSync(damaged, bytes.subarray(0, bytes.length - 400))
    await inbox.drop(damaged)
    const card = inbox.last()
    const alert = card.getByRole('alert')
    await alert.waitFor()
    expect((await alert.textContent())?.length).toBeGreaterThan(30)
    expect(await alert.textContent()).not.toContain('error.')
    expect(await card.textContent()).toContain('Nothing was changed.')
  })

  it('keeps the raw file and gives a copy of it back, byte for byte', async () => {
    const line = inbox.log().filter({ hasText: 'Submission, read' }).first()
    const copy = await inbox.saveCopy(line)
    expect(await readFile(await copy.path())).toEqual(await readFile(submission))
  })
})

describe('HQ sends it back', () => {
  it('reads the words of the office beside its report', async () => {
    await review.open()
    await review.select('South Sudan')
    await review.one().getByText('The rains cut off two sites').waitFor()
    expect(await seriousViolations(atHq.page)).toEqual([])
  })

  it('cannot return it without words', async () => {
    await review.return()
    await review.wrong().waitFor()
    expect(await review.line('South Sudan').textContent()).toContain('Submitted')
  })

  it('returns it with words and makes the package that brings them', async () => {
    await review.write('Please add SO4.1 for the two sites, also if it is an estimate.')
    await review.openConflicts()
    await review.open()
    await expect.poll(() => review.words().inputValue()).toMatch(/^Please add SO4\.1/)
    await review.return()
    await expect.poll(() => review.line('South Sudan').textContent()).toContain('Returned')
    const saved = await review.makePackage('return')
    answer = join(post, saved.suggestedFilename())
    await saved.saveAs(answer)
  })
})

describe('the office reads the answer', () => {
  it('is shown a verified package from HQ and applies it', async () => {
    const office = new InboxPage(atOffice.page)
    await office.open()
    await office.drop(answer)
    const card = office.last()
    await card.getByText('Signature verified').waitFor()
    await office.apply(card)
  })

  it('sees that it was returned, why, and what HQ has', async () => {
    await submit.open()
    await expect.poll(() => submit.state().textContent()).toBe('Returned by HQ for revision')
    await submit.stateWords().getByText('Please add SO4.1').waitFor()
    await expect
      .poll(() => submit.atHq().textContent())
      .toBe('HQ has everything that was entered here.')
  })

  it('may submit again, as text for an e-mail, which HQ takes as it arrives', async () => {
    await submit.writeToHq('Both sites estimated.')
    const text = await submit.copyAsText()
    expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----/)
    await expect.poll(() => submit.state().textContent()).toBe('Submitted, waiting for HQ')
    await inbox.open()
    await inbox.paste(`Dear colleagues,\n\n${text}\n\nJosephine`)
    const card = inbox.last()
    await card.getByText('Signature verified').waitFor()
    await inbox.apply(card)
  })
})

describe('the office loses its keys', () => {
  it('HQ is told, compares the new one, and takes the package', async () => {
    const { client } = field.engine
    const { id = '' } = (await client.workspaces.current()) ?? {}
    await client.workspaces.close()
    rmSync(join(profile, 'keys', `${id}.json`))
    await client.workspaces.open({ id })
    await inbox.drop(await sending.submission(field))
    const card = inbox.last()
    await card.getByText('Only if South Sudan says that its keys were lost').waitFor()
    const { key } = (await client.workspaces.current()) ?? {}
    const said = await card.textContent()
    expect(said).toContain(key?.fingerprint)
    expect(said).toContain(wordsOf(key?.fingerprint ?? '').replaceAll(' ', ''))
    expect(await card.getByRole('button', { name: 'Apply', exact: true }).count()).toBe(0)
    expect(await seriousViolations(atHq.page)).toEqual([])
    await inbox.acceptOtherKey(card)
    await inbox.apply(card)
  })
})
