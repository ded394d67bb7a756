// The Activities & budget room as a person uses it.
import { FramePage } from './frame-page.ts'

export class BudgetPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Activities & budget')
    await this.view('Activities')
    await this.grid.ready()
  }

  async view(name: 'Activities' | 'Totals and needs'): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).click()
  }

  /** Shows or hides the budget lines of an activity. */
  async fold(activity: string): Promise<void> {
    await this.grid.go(activity, 'title')
    await this.grid.press('Control+Space')
  }

  async add(what: 'Budget line' | 'Source of funding'): Promise<void> {
    await this.page.getByRole('button', { name: 'Add', exact: true }).click()
    await this.page.getByRole('menuitem', { name: new RegExp(`^${what}`) }).click()
  }

  async find(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Find' }).fill(words)
  }

  /** A figure of the totals: "Gap, Training". */
  figure(name: string) {
    return this.page.getByRole('button', { name: new RegExp(`^${name}: `) })
  }
}
