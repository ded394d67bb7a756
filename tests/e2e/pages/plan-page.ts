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

  // Links -------------------------------------------------------------------------------------------

  /** Opens the links of a row with the keys, as one would edit a cell. */
  async openLinks(row: string) {
    await this.grid.go(row, 'links')
    await this.page.keyboard.press('Enter')
    const dialog = this.page.getByRole('dialog', { name: `Links of ${row}` })
    await dialog.waitFor()
    return dialog
  }

  // Versions ----------------------------------------------------------------------------------------

  async workplanMenu(action: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Workplan', exact: true }).click()
    await this.page.getByRole('menuitem', { name: action }).click()
  }
  async openCarry() {
    await this.workplanMenu('Carry into the next year…')
    const dialog = this.page.getByRole('dialog', { name: /^Carry / })
    await dialog.getByText(/becomes version/).waitFor()
    return dialog
  }
  /** Compares with the first choice whose words are these. */
  async compareWith(version: RegExp): Promise<void> {
    await this.workplanMenu('Compare with another version…')
    await this.page.getByRole('button', { name: /First version/ }).click()
    await this.page.getByRole('option', { name: version }).first().click()
  }
  /** The differences as they stand: field, first and second value. */
  async differences(): Promise<readonly string[]> {
    return await this.page.locator('.ag-row .ag-cell[col-id="field"]').evaluateAll((cells) => {
      const rowOf = (cell: Element) => Number(cell.closest('.ag-row')?.getAttribute('row-index'))
      return cells
        .toSorted((a, b) => rowOf(a) - rowOf(b))
        .map((cell) =>
          ['field', 'from', 'to']
            .map((column) => cell.parentElement?.querySelector(`[col-id="${column}"]`))
            .map((each) => each?.textContent?.trim() ?? '')
            .join(' | '),
        )
    })
  }

  async find(words: string): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Find' }).fill(words)
  }
}
