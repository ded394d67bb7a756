// The panel beside the room as a person uses it: history and comments of the cell that has the keys.
import type { Page } from 'playwright-core'

export class SidePanelPage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  root() {
    return this.page.locator('.side-panel')
  }

  /** Opens it for the cell that has the keys; the keys are in the panel then. */
  async open(): Promise<void> {
    await this.page.keyboard.press('Shift+F2')
    await this.opened()
  }
  async opened(): Promise<void> {
    await this.page.locator('.side-panel textarea:focus').waitFor()
  }
  async close(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.root().waitFor({ state: 'detached' })
  }

  /** Where a choice waits in the cell. */
  async toReview(): Promise<void> {
    await this.root().getByRole('button', { name: 'Choose in Review' }).click()
  }

  name() {
    return this.root().locator('h2')
  }
  history() {
    return this.root().locator('.history-line')
  }
  async restore(value: string): Promise<void> {
    await this.root()
      .getByRole('button', { name: `Restore this value: ${value}`, exact: true })
      .first()
      .click()
  }

  comments() {
    return this.root().locator('.comment')
  }
  async comment(words: string): Promise<void> {
    await this.root().getByRole('textbox', { name: 'New comment' }).fill(words)
    await this.root().getByRole('button', { name: 'Add comment' }).click()
    await this.comments().filter({ hasText: words }).waitFor()
  }
  async settle(words: string): Promise<void> {
    const comment = this.comments().filter({ hasText: words })
    await comment.getByRole('button', { name: 'Settle' }).click()
    await comment.getByRole('button', { name: 'Open again' }).waitFor()
  }
}
