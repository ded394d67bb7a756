// The Submissions room of HQ as a person uses it.
import type { Download } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class SubmissionsPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Submissions')
    await this.page.locator('.submission-table').waitFor()
  }

  /** One line of the table: office, state, day, in time or not. */
  line(office: string) {
    return this.page.locator('.submission-table tbody tr', { hasText: office })
  }

  async select(office: string): Promise<void> {
    await this.line(office).getByRole('button').click()
    await this.page.locator('.decision h2', { hasText: office }).waitFor()
  }

  decision() {
    return this.page.locator('.decision')
  }

  async write(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Words to the office' }).fill(words)
  }
  async accept(): Promise<void> {
    await this.page.getByRole('button', { name: 'Accept', exact: true }).click()
  }
  async return(): Promise<void> {
    await this.page.getByRole('button', { name: 'Return for revision' }).click()
  }

  async makePackage(kind: 'return' | 'setup'): Promise<Download> {
    const saved = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: `Make ${kind} package` }).click()
    return await saved
  }
}
