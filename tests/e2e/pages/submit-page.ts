// The Submit room of an office as a person uses it.
import type { Download } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class SubmitPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Submit')
    await this.page.getByRole('heading', { name: 'Is it complete?' }).waitFor()
  }

  /** The head of the state, e.g. 'Not submitted yet'. */
  state() {
    return this.page.locator('.submit-state h2')
  }
  /** The whole state with HQ's words. */
  stateWords() {
    return this.page.locator('.submit-state')
  }

  /** How far HQ has what was entered here. */
  atHq() {
    return this.page.locator('.at-hq')
  }

  checks() {
    return this.page.locator('.check')
  }

  submitButton() {
    return this.page.getByRole('button', { name: /^Submit (again )?and save the package$/ })
  }

  async declareAllNotAvailable(): Promise<void> {
    await this.page.getByRole('button', { name: 'All are not available' }).click()
    await this.page.getByRole('heading', { name: /have no value/ }).waitFor({ state: 'detached' })
  }

  warnings() {
    return this.page.getByRole('textbox', { name: 'Why is it right?' })
  }

  /** Gives every warning the same word of explanation. */
  async explainAll(words: string): Promise<void> {
    for (let left = await this.warnings().count(); left > 0; left -= 1) {
      await this.warnings().first().fill(words)
      await this.page.getByRole('button', { name: 'Explain', exact: true }).first().click()
      await this.page.waitForFunction(
        (count) => document.querySelectorAll('.explain').length < count,
        left,
      )
    }
  }

  wordsToHq() {
    return this.page.getByRole('textbox', { name: 'Words to HQ' })
  }
  async writeToHq(words: string): Promise<void> {
    await this.wordsToHq().fill(words)
  }

  async submit(): Promise<Download> {
    const saved = this.page.waitForEvent('download')
    await this.submitButton().click()
    return await saved
  }

  /** Submits and answers with the text that is on the clipboard then. */
  async copyAsText(): Promise<string> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.getByRole('button', { name: 'Submit and copy as text' }).click()
    await this.page.getByText('The package is copied as text.').waitFor()
    return await this.page.evaluate(() => navigator.clipboard.readText())
  }
}
