// The Reports room as a person uses it: choices, pages, files.
import type { Download, FrameLocator } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class ReportsPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Reports')
    await this.sheets().first().waitFor()
  }

  /** The frame: the report itself, for readers and printers, and the sheets that show it. */
  pages(): FrameLocator {
    return this.page.frameLocator('.report-frame')
  }
  sheets() {
    return this.pages().locator('.sheet')
  }
  /** What stands in the foot of each sheet: 'Page 3 of 12'. */
  async numbers(): Promise<readonly string[]> {
    return await this.pages().locator('.sheet > footer > span:last-child').allTextContents()
  }

  async set(what: string, name: string): Promise<void> {
    await this.page
      .locator('.reports .room-head')
      .getByRole('button', { name: new RegExp(what) })
      .click()
    await this.page.getByRole('option', { name, exact: true }).click()
  }

  async tick(words: string): Promise<void> {
    await this.page.locator('.reports .room-head').getByText(words, { exact: true }).click()
  }

  /** Unticks a section of the report. */
  async leaveOut(section: string): Promise<void> {
    await this.page.getByRole('button', { name: /^Sections/ }).click()
    await this.page.getByRole('dialog').getByText(section, { exact: true }).click()
    await this.page.keyboard.press('Escape')
    await this.page.getByRole('dialog').waitFor({ state: 'detached' })
  }

  async savePdf(): Promise<Download> {
    const saved = this.page.waitForEvent('download', { timeout: 30_000 })
    await this.page.getByRole('button', { name: 'Save as PDF' }).click()
    return await saved
  }
}
