// The Assessment room as a person at headquarters uses it.
import { FramePage } from './frame-page.ts'

export class AssessmentPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Assessment')
  }

  async view(name: 'Objectives' | 'Workplans' | 'Funding request'): Promise<void> {
    await this.page.getByRole('radio', { name, exact: true }).click()
    if (name !== 'Funding request') await this.grid.ready()
  }

  /** The funding request of a kind, line by line: place, who, why. */
  async request(kind: 'workplans' | 'objectives'): Promise<readonly string[]> {
    const tables = this.page.locator('table.ranked')
    const table = tables.nth(kind === 'workplans' ? 0 : 1)
    await table.waitFor()
    return await table.locator('tbody tr').evaluateAll((rows) =>
      rows.map((row) =>
        [...row.children]
          .slice(0, 3)
          .map((cell) => cell.textContent?.trim() ?? '')
          .join(' | '),
      ),
    )
  }

  /** What the dialog of a cell says. */
  dialog() {
    return this.page.getByRole('dialog')
  }
}
