// The Consolidated room as a person uses it.
import type { Locator } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class ConsolidatedPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Consolidated')
    await this.grid.ready()
  }

  /** Chooses what stands in the rows, in the columns, or what is shown. */
  async layOut(what: string, choice: string): Promise<void> {
    await this.#chooser(what).click()
    await this.page.getByRole('option', { name: choice }).first().click()
    await this.page.getByRole('option').first().waitFor({ state: 'detached' })
    await this.#chooser(what).locator('.chosen', { hasText: choice }).waitFor()
    await this.grid.ready()
  }
  async laidOut(what: string): Promise<string> {
    return (await this.#chooser(what).locator('.chosen').textContent()) ?? ''
  }
  #chooser(what: string): Locator {
    const label = this.page.locator('.quiet', { hasText: new RegExp(`^${what}$`) })
    return this.page.locator('.labelled', { has: label }).getByRole('button')
  }

  async heads(): Promise<readonly string[]> {
    return await this.page.locator('.ag-header-cell-text').allTextContents()
  }

  /** Unfolds a row by the arrow before its name. */
  async unfold(row: string): Promise<void> {
    const cell = await this.grid.cell(row, 'what')
    await cell.locator('.fold').click()
    await this.page.locator('.fold-open').first().waitFor()
  }

  async find(words: string): Promise<void> {
    await this.page.keyboard.press('Control+F')
    await this.page.keyboard.type(words)
  }
  async leaveFind(): Promise<void> {
    await this.page.keyboard.press('Control+F')
    await this.page.keyboard.press('Escape')
  }

  async line(): Promise<string> {
    return (await this.page.locator('.cell-line').textContent()) ?? ''
  }

  /** Goes to a cell without opening its number. */
  async go(row: string, column: string): Promise<void> {
    const cell = await this.grid.cell(row, column)
    await cell.click({ position: { x: 3, y: 3 } })
  }

  /** How the number in a cell was made. */
  async how(row: string, column: string): Promise<Locator> {
    await this.go(row, column)
    await this.page.keyboard.press('Enter')
    const dialog = this.page.getByRole('dialog')
    await dialog.locator('table').first().waitFor()
    return dialog
  }

  /** Whether nothing at all had the keys in any frame from before an action until after it. */
  async keysLeave(action: () => Promise<void>): Promise<boolean> {
    const frames = await this.page.evaluateHandle(() => {
      const seen = { lost: false }
      const look = () => {
        seen.lost ||= document.activeElement === document.body
        requestAnimationFrame(look)
      }
      look()
      return seen
    })
    await action()
    await this.drawn()
    return await frames.evaluate(({ lost }) => lost)
  }

  /** What Ctrl+C puts on the clipboard, as rows of cells. */
  async copied(): Promise<readonly (readonly string[])[]> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.keyboard.press('Control+C')
    const text = await this.page.evaluate(() => navigator.clipboard.readText())
    return text
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split('\t'))
  }
}
