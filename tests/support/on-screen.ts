// The application in a browser, as a test file or a `describe` wants it: started before its first test,
// closed after its last. What is given is there from the next `beforeAll` on, not before.
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type OpenedOn, startApp, type TestApp } from './app.ts'
import { startBrowser, type TestBrowser, type Window } from './browser.ts'
import { temporaryFolder } from './temporary-folder.ts'

export const HQ = { kind: 'sample', role: 'hq' } satisfies OpenedOn
/** South Sudan. */
export const OFFICE = { kind: 'sample', role: 'field', office: 'SSD' } satisfies OpenedOn

export interface AppInBrowser {
  readonly app: TestApp
  readonly browser: TestBrowser
}

/** An application and a browser without a window. `prepare` is done before anybody looks. */
export function appInBrowser(
  opened: OpenedOn,
  prepare: (app: TestApp) => Promise<void> = async () => {},
): AppInBrowser {
  const profile = temporaryFolder()
  let app: TestApp
  let browser: TestBrowser
  beforeAll(async () => {
    const starting = startBrowser()
    app = await startApp(profile, opened)
    await prepare(app)
    browser = await starting
  })
  afterAll(async () => {
    await browser?.close()
    await app?.close()
  })
  return { app: later(() => app), browser: later(() => browser) }
}

/** The same with one window for all tests, which no test may give cause to complain. */
export function appOnScreen(
  opened: OpenedOn,
  prepare?: (app: TestApp) => Promise<void>,
): AppInBrowser & { readonly window: Window } {
  const { app, browser } = appInBrowser(opened, prepare)
  let window: Window
  beforeAll(async () => {
    window = await browser.open(app.url)
  })
  afterEach(() => {
    expect(window.complaints).toEqual([])
  })
  return { app, browser, window: later(() => window) }
}

export interface OfficeAndHq {
  /** Of both: the office is set up by the HQ of the same profile, so they know each other's strategy. */
  readonly profile: string
  readonly field: TestApp
  readonly hq: TestApp
  readonly browser: TestBrowser
  readonly atOffice: Window
  readonly atHq: Window
}

/** South Sudan and its HQ, a window at each; none may have complained when all tests are done. */
export function officeAndHqOnScreen(): OfficeAndHq {
  const profile = temporaryFolder()
  let browser: TestBrowser
  let field: TestApp
  let hq: TestApp
  let atOffice: Window
  let atHq: Window
  beforeAll(async () => {
    const starting = startBrowser()
    field = await startApp(profile, OFFICE)
    hq = await startApp(profile, HQ)
    browser = await starting
    atOffice = await browser.open(field.url)
    atHq = await browser.open(hq.url)
  })
  afterAll(async () => {
    await browser?.close()
    await field?.close()
    await hq?.close()
  })
  afterAll(() => {
    expect(atOffice?.complaints).toEqual([])
    expect(atHq?.complaints).toEqual([])
  })
  return {
    profile,
    field: later(() => field),
    hq: later(() => hq),
    browser: later(() => browser),
    atOffice: later(() => atOffice),
    atHq: later(() => atHq),
  }
}

/**
 * Stands for what is made when a test uses it, so that it can be a constant of the test file: what is
 * started later, or a page model, which keeps nothing and is made anew for each use.
 */
export function later<T extends object>(started: () => T): T {
  return new Proxy({} as T, {
    get(_, name) {
      const it = started()
      const value: unknown = Reflect.get(it, name)
      return typeof value === 'function' ? value.bind(it) : value
    },
  })
}
