// The Plan room as a person uses it.
import { FramePage } from './frame-page.ts'

export class PlanPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Plan')
    await this.grid.ready()
  }

  async add(kind: 'Outcome' | 'Output' | 'Activity' | 'Indicator…'): Promise<void> {
    await this.page.getByRole('button', { name: 'Add', exact: true }).click()
    await this.page.getByRole('menuitem', { name: kind }).click()
  }

  /** Presses Delete of the tools and answers what the question says. */
  async askDelete(): Promise<string> {
    await this.page.getByRole('button', { name: 'Delete', exact: true }).click()
    return (await this.page.getByRole('alertdialog').textContent()) ?? ''
  }
  async confirmDelete(): Promise<void> {
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  }

  async find(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Find' }).fill(words)
  }
}
