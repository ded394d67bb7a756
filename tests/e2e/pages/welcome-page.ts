// The Welcome screen as a person uses it.
import type { Page } from 'playwright-core'

export class WelcomePage {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async ready(): Promise<void> {
    await this.page.getByRole('heading', { name: 'Waymark' }).waitFor()
  }

  async exploreSample(as: 'As HQ' | 'As a country office'): Promise<void> {
    await this.page.getByRole('button', { name: as }).click()
    await this.page.getByRole('navigation').waitFor({ timeout: 30_000 })
  }

  async pickSetup(file: { name: string; bytes: Uint8Array }): Promise<void> {
    const chosen = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Choose the file…' }).click()
    await (await chosen).setFiles({
      name: file.name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(file.bytes),
    })
  }

  /** Gives the passphrase of the package that was picked. */
  async unlock(passphrase: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
    await this.page.getByRole('button', { name: 'Open', exact: true }).click()
    await this.page.locator('.fingerprint').waitFor()
  }

  /** The line of a recent workspace. */
  recent(office: string) {
    return this.page.locator('.recent').filter({ hasText: office })
  }

  async fingerprint(): Promise<string> {
    return (await this.page.locator('.fingerprint').textContent()) ?? ''
  }
  compared() {
    return this.page.getByRole('checkbox', { name: /I have compared the key/ })
  }
  startButton() {
    return this.page.getByRole('button', { name: 'Start', exact: true })
  }
}
