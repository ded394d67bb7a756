// The Parity room as a person uses it.
import { FramePage } from './frame-page.ts'

export class ParityPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Parity')
    await this.grid.ready()
  }

  async view(name: 'Headcount' | 'Flows' | 'Targets and trend' | 'All offices'): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).click()
  }

  async newDate(date: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New date' }).click()
    await this.page.getByRole('textbox', { name: 'Date on which people were counted' }).fill(date)
    await this.page.getByRole('button', { name: 'Start', exact: true }).click()
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole('button', { name: button, exact: true }).click()
  }

  /** Chooses in one of the lists of the room. */
  async pick(list: string, option: string): Promise<void> {
    await this.page
      .getByRole('main')
      .getByRole('button', { name: new RegExp(list) })
      .click()
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  /** Chooses in one of the lists of a dialog. */
  async choose(list: string, option: string): Promise<void> {
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(list) })
      .click()
    await this.page.getByRole('option', { name: new RegExp(`^${option}`) }).click()
  }

  /** The line over the matrix: share, band, women needed. */
  async told(): Promise<string> {
    return (await this.page.locator('.band-line').textContent()) ?? ''
  }
}
