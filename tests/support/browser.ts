// A real Chromium for tests of the screens, one per test file; a fresh context per page. Everything
// the page complains about (errors, refused by the security policy) fails the test that asks.
import AxeBuilder from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchChromium } from '#platform/chromium.ts'
import { SLOWNESS } from './slowness.ts'

export interface TestBrowser {
  /** A new window at `url`, 1366 × 768 unless said otherwise. */
  open(url: string, size?: { width: number; height: number }): Promise<Window>
  close(): Promise<void>
}

export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page has complained about so far. */
  readonly complaints: readonly string[]
  close(): Promise<void>
}

export async function startBrowser(): Promise<TestBrowser> {
  const browser: Browser = await launchChromium()
  return {
    async open(url, size = { width: 1366, height: 768 }) {
      const context = await browser.newContext({
        viewport: size,
        locale: 'en-GB',
        acceptDownloads: true,
      })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000 * SLOWNESS)
      if (SLOWNESS > 1) {
        const debug = await context.newCDPSession(page)
        await debug.send('Emulation.setCPUThrottlingRate', { rate: SLOWNESS })
      }
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        // A refusal is an answer, and a restart cuts connections: those are not complaints.
        const isAnswer = message.text().startsWith('Failed to load resource')
        if (message.type() === 'error' && !isAnswer) complaints.push(message.text())
      })
      await page.goto(url)
      return { page, context, complaints, close: () => context.close() }
    },
    close: () => browser.close(),
  }
}

/**
 * Serious and critical violations of the screen as it is, one line each; empty is good. `except` is
 * what cannot be looked into: a frame that runs no script; `only` names rules, where not all can have
 * changed.
 */
export async function seriousViolations(
  page: Page,
  options: { readonly except?: string; readonly only?: readonly string[] } = {},
): Promise<readonly string[]> {
  // What is no violation is not asked for, and one frame needs no page of its own to put results together
  // in: both took most of the time. The violations are the same.
  const builder = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .setLegacyMode(true)
  if (options.only) builder.withRules([...options.only])
  if (options.except) builder.exclude(options.except)
  const { violations } = await builder.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, help, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${help} at ${node.target.join(' ')} (${node.html})`),
    )
}

/** The same in a low window, where a grid has fewer rows to look at, all of the same kinds. */
export async function seriousViolationsInLow(page: Page): Promise<readonly string[]> {
  const size = page.viewportSize()
  await page.setViewportSize({ width: 1366, height: 480 })
  const found = await seriousViolations(page)
  if (size) await page.setViewportSize(size)
  return found
}
