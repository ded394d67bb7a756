// Dashboard and Reports on the sample strategy: figures that explain themselves, the drill-down, and the
// report as pages and as a PDF.
import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations, type Window } from '../support/browser.ts'
import { appInBrowser, HQ } from '../support/on-screen.ts'
import { DashboardPage } from './pages/dashboard-page.ts'
import { ReportsPage } from './pages/reports-page.ts'

const { app, browser } = appInBrowser(HQ)
let window: Window

afterEach(() => {
  expect(window.complaints).toEqual([])
})

describe('the dashboard of the portfolio', () => {
  let dashboard: DashboardPage
  beforeAll(async () => {
    window = await browser.open(app.url)
    dashboard = new DashboardPage(window.page)
    await dashboard.open()
  })
  afterAll(() => window.close())

  it('shows progress, submissions, parity and funding with how many offices are in them', async () => {
    await expect.poll(() => dashboard.figure('Progress')).toMatch(/^\d+\.\d%$/)
    expect(await dashboard.note('Progress')).toMatch(/\d+ of 19 offices/)
    expect(await dashboard.note('Completeness')).toBe('16 of 19 submissions came')
    expect(await dashboard.note('Share of women')).toMatch(/Below the band of 47–53%/)
    expect(await dashboard.figure('Funding gap')).toMatch(/^USD\s[\d,]+$/)
  })

  it('says of a figure how it was made, from which cells, and who is missing', async () => {
    const words = await dashboard.explain(/^Progress: /)
    expect(words).toContain('How was this made?')
    expect(words).toContain('Western Sahara')
    expect(words).not.toMatch(/explain\./)
  })

  it('opens an objective to its indicators', async () => {
    await dashboard.unfold('SO2')
    const line = dashboard.indicator('SO2.1')
    expect(await line.textContent()).toContain('Women among applicants')
    expect(await line.textContent()).toMatch(/\d+\.\d%/)
  })

  it('names the cells of an indicator over all offices when somebody asks', async () => {
    const words = await dashboard.explain(/^Actual of SO2\.1/)
    expect(words).toContain('Iraq')
    expect(words).toContain('Q2 2021')
    expect(words).toMatch(/\d+ of 19 offices/)
  })

  it('shows an office that sent nothing as no data, not as nought', async () => {
    const line = await dashboard.office('Western Sahara').textContent()
    expect(line).toContain('—')
    expect(line).toContain('Nothing sent')
    expect(line).not.toContain('0.0%')
  })

  it('tells late, missing and returned in words, not by colour alone', async () => {
    expect(await dashboard.calendar('Central African Republic')).toContain('Submitted late')
    expect(await dashboard.calendar('Western Sahara')).toContain('Missing')
    expect((await dashboard.calendar('Lebanon')).at(-1)).toBe('Returned for revision')
  })

  it('goes from the portfolio to one office and back', async () => {
    await dashboard.office('Iraq').getByRole('button', { name: 'Iraq', exact: true }).click()
    await window.page.getByRole('radio', { name: 'Iraq', checked: true }).waitFor()
    await expect.poll(() => dashboard.note('Completeness')).toMatch(/of 1 /)
    await window.page.getByRole('radio', { name: 'All offices' }).click()
    await expect.poll(() => dashboard.note('Completeness')).toMatch(/of 19 /)
  })

  it('has the figures of each picture as a table', async () => {
    const panel = window.page.getByRole('region', { name: 'Parity' })
    await panel.getByText('As a table').first().click()
    await expect.poll(() => panel.getByRole('row').count()).toBeGreaterThan(10)
  })

  it('stays when a file is dropped where nobody takes it', async () => {
    const kept = await window.page.evaluate(() => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File(['x'], 'photo.png'))
      const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
      document.body.dispatchEvent(drop)
      return drop.defaultPrevented
    })
    expect(kept).toBe(true)
  })

  it('is accessible, in light and in dark', async () => {
    expect(await seriousViolations(window.page)).toEqual([])
    await window.page.emulateMedia({ colorScheme: 'dark' })
    expect(await seriousViolations(window.page, { only: ['color-contrast'] })).toEqual([])
  })
})

describe('the reports', () => {
  let reports: ReportsPage
  beforeAll(async () => {
    window = await browser.open(app.url)
    reports = new ReportsPage(window.page)
    await reports.open()
  })
  afterAll(() => window.close())

  it('shows the pages of the portfolio report with the sample notice', async () => {
    const cover = await reports.pages().locator('main .cover').textContent()
    expect(cover).toContain('Portfolio status report')
    expect(cover).toContain('Sample data')
    expect(await reports.pages().locator('main table.offices tbody tr').count()).toBe(19)
    const sheet = await reports
      .sheets()
      .first()
      .evaluate((element) => element.getBoundingClientRect().width)
    expect(Math.round(sheet), 'A4; the policy lets the stylesheet of the page in').toBe(794)
  })

  it('makes a tagged PDF with an outline and the very pages of the screen', async () => {
    const saved = await reports.savePdf()
    expect(saved.suggestedFilename()).toBe('GLB-portfolio-2021Q2.pdf')
    const pdf = (await readFile(await saved.path())).toString('latin1')
    expect(pdf.startsWith('%PDF-')).toBe(true)
    expect(pdf).toContain('/StructTreeRoot')
    expect(pdf).toContain('/Outlines')
    expect(pdf).toContain('/Lang (en)')
    const pages = pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
    expect(pages).toBeGreaterThan(8)
    await expect
      .poll(async () => (await reports.numbers()).at(-1))
      .toBe(`Page ${pages} of ${pages}`)
  })

  it('shows the status report of an office in Arabic from right to left with its own digits', async () => {
    await reports.set('Kind of report', 'Status of an office')
    await reports.set('Office', 'Iraq IRQ')
    await reports.set('Language of the report', 'العربية')
    await reports.pages().locator('html[lang="ar"][dir="rtl"]').waitFor()
    await expect
      .poll(() => reports.pages().locator('main .cover').textContent())
      .toMatch(/Iraq[\s\S]*٢٠٢١/)
  })

  it('shows parity of all offices, the public version, and only the sections that are wanted', async () => {
    await reports.set('Language of the report', 'English')
    await reports.set('Kind of report', 'Parity')
    await reports.set('Office', 'All offices')
    const main = reports.pages().locator('main')
    await main.locator('table.people').first().waitFor()
    expect(await main.textContent()).not.toContain('not published')
    await reports.tick('Public: small counts hidden')
    await main.getByText('Parity report · Public version').waitFor()
    expect(await main.locator('table.levels').textContent()).toContain('not published')
    await reports.leaveOut('Headcount')
    await main.locator('table.levels').waitFor({ state: 'detached' })
    await main.locator('table.people').first().waitFor()
  })

  it('shows the assessment of a year with as many sheets as the printer makes pages', async () => {
    await reports.set('Kind of report', 'Assessment of the year')
    await reports.set('Year of the assessment', '2020')
    await reports.pages().locator('main table.ranked').first().waitFor()
    const saved = await reports.savePdf()
    expect(saved.suggestedFilename()).toBe('GLB-assessment-2020.pdf')
    const pdf = (await readFile(await saved.path())).toString('latin1')
    const pages = pdf.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
    await expect
      .poll(async () => (await reports.numbers()).at(-1))
      .toBe(`Page ${pages} of ${pages}`)
  })

  it('is accessible: the room, and the page in its frame, which runs no script', async () => {
    expect(await seriousViolations(window.page, { except: '.report-frame' })).toEqual([])
    const frame = window.page.locator('.report-frame')
    const alone = await window.context.newPage()
    await alone.setContent((await frame.getAttribute('srcdoc')) ?? '')
    expect(await seriousViolations(alone)).toEqual([])
  })
})
