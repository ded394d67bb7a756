// The Review room as a person uses it: the submissions of a period at HQ, the decision, and conflicts.
import type { Download, Locator } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class ReviewPage extends FramePage {
  /** HQ: the submissions of the period. */
  async open(): Promise<void> {
    await this.#openRoom()
    await this.page.getByRole('radio', { name: 'Submissions', exact: true }).click()
    await this.page.locator('.submission-table').waitFor()
  }

  async #openRoom(): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('link', { name: /^Review/ })
      .click()
    await this.page.getByRole('heading', { name: 'Review', exact: true }).waitFor()
  }

  /** One line of the table: office, state, day, in time or not. */
  line(office: string) {
    return this.page.locator('.submission-table tbody tr', { hasText: office })
  }

  async select(office: string): Promise<void> {
    await this.line(office).getByRole('button').click()
    await this.page.locator('.submission-head h2', { hasText: office }).waitFor()
  }

  /** All that is shown of the chosen submission. */
  one() {
    return this.page.locator('.submission-one')
  }
  wrong() {
    return this.page.locator('.decision .wrong', { hasText: /\w/ })
  }

  words() {
    return this.page.getByRole('textbox', { name: 'Words to the office' })
  }
  async write(words: string): Promise<void> {
    await this.words().fill(words)
  }
  async accept(): Promise<void> {
    await this.page.getByRole('button', { name: 'Accept', exact: true }).click()
  }
  async return(): Promise<void> {
    await this.page.getByRole('button', { name: 'Return for revision' }).click()
  }

  async lock(): Promise<void> {
    await this.page.getByRole('button', { name: 'Lock', exact: true }).click()
  }
  async reopen(reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Open again…' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Why?' }).fill(reason)
    await dialog.getByRole('button', { name: 'Open again', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  async makePackage(kind: 'return' | 'setup', passphrase = ''): Promise<Download> {
    const saved = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: new RegExp(`^Make ${kind} package`) }).click()
    if (kind === 'setup') {
      const dialog = this.page.getByRole('dialog')
      await dialog.getByRole('textbox', { name: /^Passphrase/ }).fill(passphrase)
      await dialog.getByRole('button', { name: 'Make the package' }).click()
    }
    return await saved
  }

  /** How many conflicts the list of rooms says are open. */
  badge() {
    return this.page.getByRole('navigation').locator('.room-badge')
  }
  async openConflicts(): Promise<void> {
    await this.#openRoom()
    const views = this.page.locator('.views')
    if ((await views.count()) > 0) await views.getByRole('radio', { name: /^Conflicts/ }).click()
    await this.page.locator('.conflicts').waitFor()
  }
  conflict(name: string | RegExp): Locator {
    return this.page.locator('.conflict', { hasText: name })
  }
  async choose(conflict: Locator, value: string): Promise<void> {
    await conflict.getByRole('button', { name: new RegExp(`^Choose this: ${value} of`) }).click()
    await conflict.waitFor({ state: 'detached' })
  }
  /** Writes a third value and does not use it yet. */
  async tryOwn(conflict: Locator, value: string): Promise<void> {
    const box = conflict.getByRole('textbox', { name: 'Another value' })
    const isOpen = (await box.count()) > 0
    if (!isOpen) await conflict.getByRole('button', { name: 'Write another value…' }).click()
    await box.fill(value)
  }
  async writeOwn(conflict: Locator, value: string): Promise<void> {
    await this.tryOwn(conflict, value)
    await conflict.getByRole('button', { name: 'Use it' }).click()
    await conflict.waitFor({ state: 'detached' })
  }
  /** What a rule would choose; nothing is chosen yet. */
  async lookAtRule(rule: string): Promise<Locator> {
    await this.page.getByRole('button', { name: 'Settle several by a rule…' }).click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: /Rule/ }).click()
    await this.page.getByRole('option', { name: rule }).click()
    return dialog.locator('.look')
  }
  async settleByRule(count: number): Promise<void> {
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('button', { name: `Settle ${count} conflicts` }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  /** The settled ones, with what was chosen and what was not. */
  async settled(): Promise<Locator> {
    const settled = this.page.locator('details.settled')
    if ((await settled.getAttribute('open')) === null) await settled.locator('summary').click()
    return settled.locator('tbody tr')
  }
}
