// The Narrative & risk room as a person uses it: what to write about, the page, the risks.
import { FramePage } from './frame-page.ts'

type Part = 'Achievements' | 'Challenges' | 'Lessons' | 'Next steps'

export class NarrativePage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Narrative & risk')
    await this.page.locator('.writing').waitFor()
  }

  /** A result by its code, or the whole workplan. */
  choice(name: string) {
    return this.page.locator('.writing-choice', {
      has: this.page.locator('strong', { hasText: new RegExp(`^${name.replaceAll('.', '\\.')}$`) }),
    })
  }
  async choose(name: string): Promise<void> {
    await this.choice(name).click()
  }
  part(part: Part) {
    return this.page.getByRole('textbox', { name: part })
  }
  /** What is said under a part: saved, not saved and why. */
  state(part: Part) {
    return this.page.locator('.passage', { has: this.part(part) }).getByRole('status')
  }
  async leave(): Promise<void> {
    await this.page.getByRole('heading', { level: 2 }).first().click()
  }
  reading() {
    return this.page.locator('.writing-page')
  }

  async openRisks(): Promise<void> {
    await this.openRoom('Narrative & risk')
    await this.page.getByRole('tab', { name: /^Risks/ }).click()
    await this.grid.ready()
  }
  async addRisk(statement: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Risk', exact: true }).click()
    await this.grid.editing()
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.type(statement)
    await this.page.keyboard.press('Enter')
    await this.page.locator('.cell-editor').waitFor({ state: 'detached' })
  }
}
