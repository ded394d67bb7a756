// The Settings room as a person uses it.
import type { Download, Locator } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class SettingsPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Settings')
    await this.page.getByRole('heading', { name: 'Known workspaces' }).waitFor()
  }

  section(name: string): Locator {
    return this.page.locator('section', {
      has: this.page.getByRole('heading', { name, exact: true, level: 2 }),
    })
  }

  async rename(person: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(person)
    await this.page.getByRole('button', { name: 'Save the name' }).click()
  }

  async chooseLanguage(name: string): Promise<void> {
    await this.page.locator('section[aria-labelledby="settings-language"] button').click()
    await this.page.getByRole('option', { name, exact: true }).click()
  }

  peer(office: string): Locator {
    return this.page.locator('.peers tbody tr', { hasText: office })
  }
  async revoke(office: string): Promise<void> {
    await this.peer(office).getByRole('button', { name: 'Revoke…' }).click()
    await this.page.getByRole('button', { name: 'Revoke this key' }).click()
  }
  async acceptAgain(office: string): Promise<void> {
    await this.peer(office).getByRole('button', { name: 'Accept again…' }).click()
    await this.page.getByRole('button', { name: 'It is the same: accept' }).click()
  }

  async makeNewKeys(): Promise<void> {
    await this.page.getByRole('button', { name: 'Make new keys…' }).click()
    await this.page.getByRole('button', { name: 'Make new keys', exact: true }).click()
  }

  /** Goes back to the newest copy. */
  async restoreLast(): Promise<void> {
    await this.section('Backups').getByRole('button', { name: 'Restore…' }).first().click()
    await this.page.getByRole('button', { name: 'Restore this backup' }).click()
  }

  async makeTransfer(passphrase: string): Promise<Download> {
    await this.page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
    const saved = this.page.waitForEvent('download')
    await this.page.getByRole('button', { name: 'Make a transfer package' }).click()
    return await saved
  }
}
