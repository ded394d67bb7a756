// The Consolidated room on the sample strategy: one grid of all offices laid out in several ways, totals that
// say who is in them, parts, the way to the cell, and a copy for a spreadsheet.
import { beforeAll, describe, expect, it } from 'vitest'
import { seriousViolations } from '../support/browser.ts'
import { appOnScreen, HQ, later } from '../support/on-screen.ts'
import { ConsolidatedPage } from './pages/consolidated-page.ts'

const TRAINED = 'SO4.1 People trained in gender and diversity in mine action'
const REACHED = 'SO4.3 People reached by risk education'

const { app, window } = appOnScreen(HQ)
const room = later(() => new ConsolidatedPage(window.page))

beforeAll(async () => {
  await room.open()
})

describe('totals', () => {
  it('stand by objective and period, say how many offices are in them and who is missing', async () => {
    expect(await room.heads()).toEqual([
      'Objective › indicator',
      'Unit',
      ...['Q1 2020', 'Q2 2020', 'Q3 2020', 'Q4 2020', 'Q1 2021', 'Q2 2021'],
    ])
    expect(await room.grid.text(TRAINED, 'p:2021Q2')).toMatch(/^\d+, 18 of 19$/)
    await room.go(TRAINED, 'p:2021Q2')
    await room.grid.lineSays('Not in it: Western Sahara')
  })

  it('are not made of different indicators: a dash, and why', async () => {
    const parity = 'SO2 Outreach, recruitment and selection towards parity'
    expect(await room.grid.text(parity, 'p:2021Q2')).toBe('—')
    await room.go(parity, 'p:2021Q2')
    await room.grid.lineSays('Different indicators cannot be added')
  })

  it('open how they were made, and lead to the very cell in the office’s own room', async () => {
    const how = await room.how(TRAINED, 'p:2021Q2')
    expect(await how.textContent()).toContain('The sum over offices')
    expect(await how.textContent()).toContain('Not in it: Western Sahara')
    await how.getByRole('button', { name: /^Mali/ }).last().click()
    await window.page.getByRole('main', { name: 'Indicators', exact: true }).waitFor()
    await expect
      .poll(() => room.grid.focused())
      .toMatchObject({ row: 'SO4.1', column: 'actual:2021Q2' })
    await room.open()
  })

  it('of an objective open to its indicators and back', async () => {
    await room.layOut('Show', 'Progress')
    const how = await room.how('SO1 Leadership and accountability for gender equality', 'p:2021Q2')
    expect(await how.textContent()).toContain('The mean of the progress of 2 indicators')
    await how.getByRole('button', { name: /^SO1\.1/ }).click()
    await expect.poll(() => how.textContent()).toContain('(actual − baseline)')
    // Back goes with the way back; the keys never leave the dialog, so that Escape closes it at once.
    expect(await room.keysLeave(() => how.getByRole('button', { name: 'Back' }).click())).toBe(
      false,
    )
    await expect.poll(() => how.textContent()).toContain('The mean of the progress')
    await window.page.keyboard.press('Escape')
    await how.waitFor({ state: 'detached' })
    // The keys are where they were.
    await expect.poll(async () => (await room.grid.focused()).column).toBe('p:2021Q2')
    await room.layOut('Show', 'Actual')
  })
})

describe('an indicator that is broken down', () => {
  it('unfolds to its parts of all offices, and says what nobody broke down', async () => {
    await room.find('reached by risk')
    await room.unfold(REACHED)
    const number = async (row: string) =>
      Number((await room.grid.text(row, 'p:2021Q2')).split(', ')[0]?.replaceAll(/\D/g, ''))
    await expect.poll(() => number('Female')).toBeGreaterThan(0)
    const total = await number(REACHED)
    const rest = await number('Not broken down')
    expect((await number('Female')) + (await number('Male')) + rest).toBe(total)
    expect(
      (await number('Children under 18')) + (await number('Adults, 18 and older')) + rest,
    ).toBe(total)
    await room.go('Not broken down', 'p:2021Q2')
    await room.grid.lineSays(/[\d,]+ of [\d,]+ broken down, [\d,]+ not .* Broken down in part: /)
  })

  it('has parts that open how they were made, and lead to the very part in the office’s own room', async () => {
    const how = await room.how('Female', 'p:2021Q2')
    expect(await how.textContent()).toContain('The part “Female” of each office’s total')
    await how
      .getByRole('row', { name: /^Mali.*Q2 2021/ })
      .first()
      .getByRole('button')
      .click()
    await window.page.getByRole('main', { name: 'Indicators', exact: true }).waitFor()
    await expect.poll(async () => (await room.grid.focused()).column).toBe('actual:2021Q2')
    const title = await window.page.evaluate(() => {
      const index = document.activeElement?.closest('.ag-row')?.getAttribute('row-index')
      const cell = document.querySelector(`.ag-row[row-index="${index}"] [col-id="title"]`)
      return cell?.textContent
    })
    expect(title).toMatch(/^Female, /)
    await room.open()
  })
})

describe('the layout', () => {
  it('puts offices side by side, each with its own number', async () => {
    await room.layOut('Columns', 'Offices')
    await expect.poll(async () => (await room.heads()).slice(2, 4)).toEqual(['All offices', 'ABY'])
    await expect.poll(() => room.heads()).toContain('AFG')
  })

  it('copies a block as a spreadsheet reads it, and adds only what may be added', async () => {
    await room.layOut('Columns', 'Offices')
    await room.find('people trained')
    await room.go(TRAINED, 'all')
    await room.grid.press('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight')
    const [numbers = []] = await room.copied()
    expect(numbers).toHaveLength(3)
    const sum = numbers.map(Number).reduce((a, b) => a + b)
    await room.grid.lineSays(`3 cells selected · 3 numbers · Sum ${sum}`)
    // With the total among them there is no sum.
    await room.grid.press('Escape', 'ArrowLeft', 'Shift+ArrowRight')
    await room.grid.lineSays('2 cells selected · 2 numbers')
    expect(await room.line()).not.toContain('Sum')
    await room.grid.press('Control+A')
    const [heads = [], ...rows] = await room.copied()
    expect(heads.slice(0, 4)).toEqual(['Objective › indicator', 'Unit', 'All offices', 'ABY'])
    expect(rows.map(([name]) => name)).toContain(TRAINED)
    await room.leaveFind()
  })

  it('stands by office with all measures, unfolded by key', async () => {
    await room.layOut('Rows', 'Office')
    await room.layOut('Columns', 'All measures')
    await expect
      .poll(() => room.heads())
      .toEqual([
        'Office › indicator',
        'Unit',
        'Actual',
        'Target due',
        'Progress',
        'Status',
        'Who reported',
      ])
    await expect.poll(() => room.grid.text('ESH Western Sahara', 'reported')).toMatch(/^0 of \d+$/)
    expect(await room.grid.text('ESH Western Sahara', 'progress')).toBe('—')
    await room.go('AFG Afghanistan', 'what')
    await room.grid.press('Enter')
    await expect.poll(() => room.grid.rowNames()).toContain(TRAINED)
    await expect.poll(() => room.grid.text(TRAINED, 'reported')).toBe('Reported')
  })

  it('tells who reported in each period alone', async () => {
    await room.layOut('Rows', 'Objective')
    await expect.poll(() => room.grid.text('All objectives', 'reported')).toBe('18 of 19')
    await room.layOut('Values', 'Each period alone')
    await expect.poll(() => room.grid.text('All objectives', 'reported')).toBe('16 of 19')
    await room.go('All objectives', 'reported')
    await room.grid.lineSays('Not in it: ')
    const how = await room.how(TRAINED, 'actual')
    expect(await how.textContent()).toContain('What was reported for Q2 2021 alone')
    await window.page.keyboard.press('Escape')
    await how.waitFor({ state: 'detached' })
    await room.layOut('Values', 'To date')
    await room.layOut('Rows', 'Office')
  })

  it('is remembered when the window is opened again', async () => {
    const { client } = app.engine
    await expect
      .poll(async () => (await client.settings.get({ key: 'consolidated' })).value)
      .toMatchObject({ grouping: 'office', across: 'measures' })
    await room.reload()
    await room.grid.ready()
    await expect.poll(() => room.laidOut('Rows')).toBe('Office › indicator')
    await expect.poll(() => room.laidOut('Columns')).toBe('All measures')
  })

  it('narrows to one office', async () => {
    await room.layOut('Office', 'Mali')
    await expect.poll(() => room.grid.rowNames()).not.toContain('AFG Afghanistan')
    await expect.poll(() => room.grid.rowNames()).toContain('MLI Mali')
    await room.layOut('Office', 'All offices')
  })
})

it('follows what is taken or typed elsewhere', async () => {
  await room.layOut('Rows', 'Objective')
  await room.layOut('Columns', 'All measures')
  const { client } = app.engine
  const before = await room.grid.text(
    'SO1.2 Programmes with an appointed gender focal point',
    'target',
  )
  const { workplans } = await client.reference.get()
  const plan = workplans.find(({ level }) => level === 'field')
  const { rows } = await client.indicators.table({
    workplan: plan?.id ?? '',
    periods: ['2021Q2'],
  })
  const row = rows.find(({ code }) => code === 'SO1.2')
  await client.edit.apply({
    label: { id: 'label.edit' },
    commands: [
      {
        do: 'put',
        entity: 'target',
        values: {
          office: plan?.office ?? '',
          indicator: row?.id ?? '',
          period: '2021Q2',
          value: 500,
        },
      },
    ],
  })
  await expect
    .poll(() => room.grid.text('SO1.2 Programmes with an appointed gender focal point', 'target'))
    .not.toBe(before)
})

it('is accessible, in light and in dark', async () => {
  expect(await seriousViolations(window.page)).toEqual([])
  await window.page.emulateMedia({ colorScheme: 'dark' })
  expect(await seriousViolations(window.page, { only: ['color-contrast'] })).toEqual([])
})

it('says what to do while nobody has an indicator yet', async () => {
  await app.engine.client.workspaces.close()
  await app.engine.client.workspaces.createHq({
    title: 'A new strategy',
    yearFrom: 2021,
    yearTo: 2022,
    person: 'Ada',
  })
  await room.reload(app.url)
  await window.page.getByRole('navigation').getByRole('link', { name: 'Consolidated' }).click()
  await window.page.getByRole('heading', { name: /yet$/ }).waitFor()
})
