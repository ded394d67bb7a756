// Every room as a newcomer meets it: HQ and an office on the sample, and a strategy that was just begun.
// What must hold everywhere: no violation of the accessibility rules, light or dark; nothing that is wider
// than the window; no number that is shown in part.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenedOn, startApp, type TestApp } from '../support/app.ts'
import {
  seriousViolations,
  startBrowser,
  type TestBrowser,
  type Window,
} from '../support/browser.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { FramePage } from './pages/frame-page.ts'

const FIELD = [
  ...['Plan', 'Indicators', 'Activities & budget', 'Parity', 'Narrative & risk', 'Submit'],
  ...['Dashboard', 'Inbox', 'Review', 'Reports', 'Settings'],
]
const HQ = [
  ...['Plan', 'Indicators', 'Activities & budget', 'Parity', 'Narrative & risk', 'Dashboard'],
  ...['Consolidated', 'Inbox', 'Review', 'Assessment', 'Reports', 'Strategy', 'Settings'],
]

let browser: TestBrowser
beforeAll(async () => {
  browser = await startBrowser()
})
afterAll(() => browser?.close())

/** Numbers of a grid that are wider than their cell and are shown all the same. */
async function cutNumbers(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const cells = [...document.querySelectorAll('.ag-cell.cell-end .cell:not(.cell-cut)')]
    return cells.flatMap((cell) => {
      const words = cell.firstChild
      if (words?.nodeType !== Node.TEXT_NODE || !/^[\p{Nd}.,\s%]+$/u.test(words.textContent ?? ''))
        return []
      const range = document.createRange()
      range.selectNodeContents(words)
      const lacks = range.getBoundingClientRect().width - cell.getBoundingClientRect().width
      return lacks > 0.5 ? [words.textContent ?? ''] : []
    })
  })
}

async function pixelsTooWide(page: Page): Promise<number> {
  return page.evaluate(() => {
    const room = document.querySelector('main')
    return room ? room.scrollWidth - room.clientWidth : Number.NaN
  })
}

/** The room has what it asked for: nothing says any more that it is loading. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const room = document.querySelector('main')
    return (
      room && !room.querySelector('.empty[role="status"]') && (room.textContent ?? '').trim() !== ''
    )
  })
}

it('what no room may have is found where it is', async () => {
  const window = await browser.open('about:blank')
  await window.page.setContent(
    '<html lang="en"><title>Faint</title><main><p style="color: #aaa">Faint</p><button></button></main>',
  )
  const found = await seriousViolations(window.page)
  expect(found.map((each) => each.split(':')[0]).toSorted()).toEqual([
    'button-name',
    'color-contrast',
  ])
  await window.close()
})

const PEOPLE: readonly {
  readonly who: string
  readonly rooms: readonly string[]
  readonly opened: OpenedOn
  readonly begins: boolean
}[] = [
  {
    who: 'an office on the sample',
    rooms: FIELD,
    opened: { kind: 'sample', role: 'field', office: 'SSD' },
    begins: false,
  },
  {
    who: 'HQ on the sample',
    rooms: HQ,
    opened: { kind: 'sample', role: 'hq' },
    begins: false,
  },
  { who: 'HQ with a new strategy', rooms: HQ, opened: { kind: 'welcome' }, begins: true },
]

describe.each(PEOPLE)('$who', ({ rooms, opened, begins }) => {
  const profile = temporaryFolder()
  let app: TestApp
  let window: Window
  let frame: FramePage
  beforeAll(async () => {
    app = await startApp(profile, opened)
    if (begins) {
      const strategy = { title: 'Clear and equal', yearFrom: 2021, yearTo: 2024, person: 'Ann' }
      await app.engine.client.workspaces.createHq(strategy)
    }
    // Fewer rows on the screen are fewer to look at, all of the same kinds.
    window = await browser.open(app.url, { width: 1366, height: 480 })
    frame = new FramePage(window.page)
  })
  afterAll(async () => {
    expect(window?.complaints).toEqual([])
    await window?.close()
    await app?.close()
  })

  it('finds every room in the list, in its order', async () => {
    const links = frame.page.getByRole('navigation').getByRole('link')
    await links.first().waitFor()
    expect(await links.allTextContents()).toEqual(rooms)
    const keys = await links.evaluateAll((all) => all.map((link) => link.ariaKeyShortcuts))
    expect(new Set(keys).size).toBe(rooms.length)
  })

  it.each(rooms)('%s is accessible, fits, and cuts no number', async (room) => {
    const { page } = frame
    await frame.openRoom(room)
    await settled(page)
    const except = { except: '.report-frame' }
    expect(await seriousViolations(page, except)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await seriousViolations(page, { ...except, only: ['color-contrast'] })).toEqual([])
    await page.emulateMedia({ colorScheme: 'light' })
    await expect.poll(() => pixelsTooWide(page)).toBe(0)
    await expect.poll(() => cutNumbers(page)).toEqual([])
  })
})

describe('a number that does not fit', () => {
  const profile = temporaryFolder()
  let app: TestApp
  let window: Window
  let frame: FramePage
  beforeAll(async () => {
    app = await startApp(profile, { kind: 'sample', role: 'field', office: 'SSD' })
    window = await browser.open(app.url)
    frame = new FramePage(window.page)
    await frame.openRoom('Indicators')
    await frame.grid.ready()
  })
  afterAll(async () => {
    await window?.close()
    await app?.close()
  })

  it('makes its column wider as it is typed', async () => {
    await frame.grid.type('SO4.1', 'actual:2021Q2', '135000000')
    await frame.saved()
    await expect.poll(() => frame.grid.text('SO4.1', 'actual:2021Q2')).toBe('135,000,000')
    await expect.poll(() => cutNumbers(frame.page)).toEqual([])
    const cell = await frame.grid.cell('SO4.1', 'actual:2021Q2')
    await cell.locator('.cell-cut').waitFor({ state: 'detached' })
  })

  it('stands as ### where a person made the column narrow, and is still read and copied whole', async () => {
    const client = app.engine.client
    await client.settings.put({ key: 'grid.indicators', value: { 'actual:2021Q2': 60 } })
    await frame.reload()
    await frame.grid.ready()
    const cell = await frame.grid.cell('SO4.1', 'actual:2021Q2')
    await cell.locator('.cell-cut').waitFor()
    expect(await frame.grid.text('SO4.1', 'actual:2021Q2')).toBe('135,000,000')
    await frame.grid.go('SO4.1', 'actual:2021Q2')
    await frame.grid.lineSays('135,000,000')
  })
})
