// The Strategy room as a person uses it: its tabs, what is added with and without questions.
import { FramePage } from './frame-page.ts'

type Tab =
  | 'Strategy'
  | 'Objectives'
  | 'Offices'
  | 'Indicators'
  | 'Periods'
  | 'Personnel'
  | 'Disaggregation'
  | 'Workplans'
  | 'SDGs'
  | 'People'

export class StrategyPage extends FramePage {
  async open(tab: Tab): Promise<void> {
    await this.openRoom('Strategy')
    await this.page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
    await this.page.getByRole('tabpanel', { name: new RegExp(`^${tab}`) }).waitFor()
  }
  tab(name: Tab) {
    return this.page.getByRole('tab', { name: new RegExp(`^${name}`) })
  }

  /** Adds a row and types what the screen asks for first. */
  async add(what: string, words: string): Promise<void> {
    await this.#press(what)
    await this.grid.editing()
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.type(words)
    await this.page.keyboard.press('Enter')
    await this.page.locator('.cell-editor').waitFor({ state: 'detached' })
    await this.saved()
  }
  async #press(what: string): Promise<void> {
    await this.page
      .locator('.tab-panel')
      .getByRole('button', { name: what, exact: true })
      .first()
      .click()
  }

  async addOffice(country: string): Promise<void> {
    await this.#press('Add office')
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Country').selectOption({ label: country })
    await dialog.getByRole('button', { name: 'Add office' }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** What the dialog would make, then makes it. */
  async addYear(year: string): Promise<string> {
    await this.#press('Year of periods')
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Year' }).fill(year)
    const status = dialog.getByRole('status').filter({ hasText: year })
    const first = (await status.textContent()) ?? ''
    await dialog.getByRole('button', { name: /^Make \d periods/ }).click()
    await dialog.waitFor({ state: 'detached' })
    return first
  }

  async addValue(dimension: string, code: string, title: string): Promise<void> {
    await this.#press('Add value')
    const dialog = this.page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Dimension' }).fill(dimension)
    await dialog.getByRole('textbox', { name: 'Code' }).fill(code)
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title)
    await dialog.getByRole('button', { name: 'Add value' }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  /** Chooses from the list of a cell. */
  async choose(row: string, column: string, label: string): Promise<void> {
    await this.grid.go(row, column)
    await this.page.keyboard.press('F2')
    await this.page.locator('select.cell-editor').selectOption({ label })
    await this.page.keyboard.press('Enter')
    await this.saved()
  }

  async delete(row: string, column: string): Promise<void> {
    await this.grid.go(row, column)
    await this.page.keyboard.press('ControlOrMeta+Delete')
  }
  /** What the room says after an edit or a refusal. */
  said() {
    return this.page.locator('.sheet-said')
  }
}
