// The Strategy room on the screen: HQ makes a strategy from nothing up to a setup package that an office
// opens; a definition that contradicts itself is marked; what offices use stays.
import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { finish } from '#contract/client.ts'
import { refusalOf } from '../contract/engines.ts'
import { startApp, type TestApp } from '../support/app.ts'
import {
  seriousViolations,
  startBrowser,
  type TestBrowser,
  type Window,
} from '../support/browser.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { PlanPage } from './pages/plan-page.ts'
import { ReviewPage } from './pages/review-page.ts'
import { StrategyPage } from './pages/strategy-page.ts'
import { WelcomePage } from './pages/welcome-page.ts'

let browser: TestBrowser

beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

describe('a strategy from nothing', () => {
  const profile = temporaryFolder()
  let app: TestApp
  let window: Window
  let strategy: StrategyPage

  beforeAll(async () => {
    app = await startApp(profile, { kind: 'welcome' })
    window = await browser.open(app.url)
    strategy = new StrategyPage(window.page)
    const welcome = new WelcomePage(window.page)
    await welcome.ready()
    await window.page.getByRole('button', { name: 'New strategy…' }).click()
    await window.page.getByRole('textbox', { name: 'Title of the strategy' }).fill('Equal ground')
    await window.page.getByRole('textbox', { name: 'First year' }).fill('2021')
    await window.page.getByRole('textbox', { name: 'Last year' }).fill('2024')
    await window.page.getByRole('textbox', { name: 'Your name' }).fill('Maribel Aquino')
    await welcome.startButton().click()
  })
  afterAll(() => app?.close())
  afterEach(() => {
    expect(window.complaints).toEqual([])
  })

  it('begins in the Strategy room, which says what is still to be defined', async () => {
    await window.page.getByRole('main', { name: 'Strategy' }).waitFor()
    await window.page
      .getByText(/Still to be defined.*Objectives, Offices, Indicators and Personnel/)
      .waitFor()
    await strategy.open('Objectives')
    await window.page.getByRole('heading', { name: 'The strategy has no objectives yet' }).waitFor()
    expect(await seriousViolations(window.page)).toEqual([])
  })

  it('defines an objective, a disaggregation and personnel', async () => {
    await strategy.add('Objective', 'Women apply')
    await expect.poll(() => strategy.grid.text('SO1', 'title')).toBe('Women apply')
    await strategy.open('Disaggregation')
    await strategy.addValue('sex', 'female', 'Women')
    await strategy.addValue('sex', 'male', 'Men')
    await strategy.add('Scheme', 'By sex')
    await expect.poll(() => strategy.grid.text('D1', 'dimensions')).toBe('sex')
    await strategy.open('Personnel')
    await strategy.add('Category', 'National staff')
    await strategy.add('Level', 'NO-A')
    await expect.poll(() => strategy.grid.rowNames()).toEqual(['C1', 'NO-A'])
  })

  it('makes an office with its workplan in one action, and takes both back together', async () => {
    await strategy.open('Offices')
    await strategy.addOffice('Mali')
    await expect.poll(() => strategy.grid.text('MLI', 'country')).toBe('Mali (MLI)')
    expect(await strategy.grid.text('MLI', 'm49')).toBe('466')
    expect(await strategy.grid.text('MLI', 'language')).toBe('French')
    expect(await strategy.grid.text('MLI', 'time_zone')).toBe('Africa/Bamako')
    expect(await strategy.grid.text('MLI', 'plan_title')).toBe('Workplan of Mali')
    await strategy.undoOffers('Undo new office Mali with its workplan')
    await strategy.undoButton().click()
    await expect.poll(() => strategy.grid.rowNames()).toEqual(['HQ'])
    expect((await app.engine.client.reference.get()).workplans).toHaveLength(1)
    await strategy.redoButton().click()
    await expect.poll(() => strategy.grid.rowNames()).toEqual(['HQ', 'MLI'])
  })

  it('makes the quarters of a year with their windows in one action', async () => {
    await strategy.open('Periods')
    expect(await strategy.addYear('2025')).toBe(
      'Q1 2025 opens on 17 Mar 2025 and is due on 21 Apr 2025.',
    )
    await strategy.undoOffers('Undo periods of 2025')
    await expect.poll(async () => (await strategy.grid.focused()).row).toMatch(/^Q1 2025/)
    await strategy.grid.lineSays('Q1 2025 is outside the strategy, which runs from 2021 to 2024')
    await strategy.undoButton().click()
    await expect
      .poll(async () => (await strategy.grid.rowNames()).filter((name) => /2025/.test(name)))
      .toEqual([])
  })

  it('marks a definition that contradicts itself, with the reason', async () => {
    await strategy.open('Indicators')
    await strategy.add('Indicator', 'Women among applicants')
    await strategy.choose('SO1.1', 'measure', 'Percentage')
    await strategy.said().filter({ hasText: 'Changed with it' }).waitFor()
    await expect
      .poll(() => strategy.grid.text('SO1.1', 'over_offices'))
      .toBe('Sum of parts over sum of wholes')
    await strategy.tab('Indicators').getByText('1 row needs attention').waitFor()
    await strategy.grid.go('SO1.1', 'over_offices')
    await strategy.grid.press('ArrowRight', 'ArrowRight')
    await strategy.grid.lineSays('offices would each divide something else')

    await strategy.grid.type('SO1.1', 'numerator_label', 'Women who applied')
    await strategy.grid.type('SO1.1', 'denominator_label', 'All who applied')
    await strategy.tab('Indicators').getByText('needs attention').waitFor({ state: 'detached' })

    await strategy.choose('SO1.1', 'over_offices', 'Sum')
    await strategy.grid.go('SO1.1', 'over_offices')
    await strategy.grid.lineSays('60% and 70% would become 130%')
    await strategy.undoButton().click()
    await strategy.tab('Indicators').getByText('needs attention').waitFor({ state: 'detached' })
  })

  it('is offered in the plan, and travels to the office in its setup package', async () => {
    const plan = new PlanPage(window.page)
    await plan.openRoom('Plan')
    await plan.chooseWorkplan('Mali')
    await plan.grid.ready()
    await plan.grid.go('SO1', 'text')
    await plan.add('Outcome')
    await plan.grid.editing()
    await plan.grid.press('Escape')
    await plan.add('Indicator…')
    await window.page.getByRole('option', { name: /Women among applicants/ }).click()
    await expect.poll(() => plan.grid.rowNames()).toContain('SO1.1')

    await strategy.open('Indicators')
    await expect.poll(() => strategy.grid.text('SO1.1', 'used')).toBe('1 office')
    await strategy.delete('SO1.1', 'code')
    await strategy
      .said()
      .filter({ hasText: 'was not deleted: it is in the plans of 1 office' })
      .waitFor()

    await strategy.open('Offices')
    await strategy.grid.go('MLI', 'code')
    await window.page.getByRole('button', { name: 'Setup package…' }).click()
    const passphrase = 'correct horse battery'
    const saved = await new ReviewPage(window.page).makePackage('setup', passphrase)
    const bytes = readFileSync(await saved.path())
    const office = await startApp(temporaryFolder(), { kind: 'welcome' })
    try {
      const file = new File([bytes], saved.suggestedFilename())
      const { client } = office.engine
      const unopened = await refusalOf(client.packages.inspect({ file }))
      expect(unopened.values.asked).toBe('passphrase')
      const { package: found } = await client.packages.inspect({ file, passphrase })
      await finish(
        client.workspaces.openSetup({
          file,
          person: 'Aminata Traoré',
          passphrase,
          trust: found.signer.fingerprint,
        }),
      )
      const reference = await client.reference.get()
      expect(reference.workplans.map(({ title }) => title)).toContain('Workplan of Mali')
      expect(reference.definitions.map(({ title }) => title)).toEqual(['Women among applicants'])
    } finally {
      await office.close()
    }
    await strategy.open('Offices')
    await expect.poll(() => strategy.grid.text('MLI', 'set_up')).toBe('10 Jul 2021')
  })
})

describe('the sample strategy', () => {
  const profile = temporaryFolder()
  let app: TestApp
  let window: Window
  let strategy: StrategyPage

  beforeAll(async () => {
    app = await startApp(profile, { kind: 'sample', role: 'hq' })
    window = await browser.open(app.url)
    strategy = new StrategyPage(window.page)
  })
  afterAll(() => app?.close())

  it('says whom a changed definition affects, and takes the change back', async () => {
    await strategy.open('Indicators')
    await strategy.choose('SO4.1', 'value_mode', 'Running total')
    await strategy
      .said()
      .filter({ hasText: /SO4\.1 is used by 20 offices \(.*MLI.*\)/ })
      .waitFor()
    await expect.poll(() => strategy.grid.text('SO4.1', 'over_periods')).toBe('Latest value')
    await strategy.undoOffers('Undo edit of SO4.1 Value mode')
    await strategy.undoButton().click()
    await expect.poll(() => strategy.grid.text('SO4.1', 'over_periods')).toBe('Sum')
  })

  it('keeps a country that nobody knows as typed, and the problem leads to it', async () => {
    await strategy.open('Offices')
    await strategy.grid.type('MLI', 'country', 'Atlantis')
    await strategy.undoOffers('Undo edit of MLI Country')
    await strategy.open('Periods')
    await strategy.showProblems()
    await strategy.problems().filter({ hasText: 'Atlantis is not a country code' }).click()
    await expect
      .poll(() => strategy.grid.focused())
      .toMatchObject({ row: 'MLI', column: 'country' })
    await strategy.grid.type('MLI', 'country', 'mali')
    await expect.poll(() => strategy.grid.text('MLI', 'country')).toBe('Mali (MLI)')
  })

  it.each(['Strategy', 'Offices', 'Indicators', 'Disaggregation'] as const)(
    'has no serious violation: %s',
    async (tab) => {
      await strategy.open(tab)
      await strategy.grid.ready()
      expect(await seriousViolations(window.page)).toEqual([])
    },
  )
})
