// The Indicators room as a person uses it.
import { FramePage } from './frame-page.ts'

export class IndicatorsPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Indicators')
    await this.grid.ready()
  }

  async mark(status: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Mark as…' }).click()
    await this.page.getByRole('menuitem', { name: status, exact: true }).click()
  }

  async filled(): Promise<string> {
    return (await this.page.locator('.counts').textContent()) ?? ''
  }

  /** What the mark of a cell says; empty when there is none. */
  async marked(name: string, column: string): Promise<string> {
    const marks = (await this.grid.cell(name, column)).locator('.mark-corner')
    return (await marks.allTextContents()).join(' ')
  }
}
