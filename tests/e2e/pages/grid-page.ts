// The one grid as a person uses it: cells by the name of their row and the head of their column, keys,
// typing. Every screen's page model stands on this.
import type { Locator, Page } from 'playwright-core'

export class GridPage {
  readonly page: Page
  readonly root: Locator

  constructor(page: Page) {
    this.page = page
    this.root = page.locator('.grid-body')
  }

  /** Waits for rows that are those of what is chosen, and looks at the first of them. */
  async ready(): Promise<void> {
    await this.page.locator('main [aria-busy="true"]').first().waitFor(GONE)
    await this.root.locator('.ag-row').first().waitFor()
    await this.root.evaluate((grid) => {
      for (const element of grid.querySelectorAll('[class*="viewport"]')) element.scrollTop = 0
    })
  }

  /**
   * A row, wherever its columns are pinned. `name` is the text of its row head. It is held by its id: its
   * place may be another a moment later, when rows come or go above it.
   */
  async row(name: string): Promise<Locator> {
    const head = this.root.locator('[role="rowheader"]', { hasText: exactly(name) }).first()
    return this.rowOf(head)
  }
  /** The row that a cell is in. */
  async rowOf(cell: Locator): Promise<Locator> {
    const id = await cell.evaluate((each) => each.closest('.ag-row')?.getAttribute('row-id'))
    if (!id) throw new Error(`in no row: ${cell}`)
    return this.root.locator(`.ag-row[row-id=${JSON.stringify(id)}]`)
  }

  /** A cell by the text of its row head and the id of its column. */
  async cell(name: string, column: string): Promise<Locator> {
    return (await this.row(name)).locator(`.ag-cell[col-id="${column}"]`)
  }

  /** What stands in a cell, without the words of its marks. */
  async text(name: string, column: string): Promise<string> {
    const cell = await this.cell(name, column)
    return await cell.evaluate((element) => {
      const copy = element.cloneNode(true) as HTMLElement
      for (const mark of copy.querySelectorAll('.mark-corner')) mark.remove()
      return (copy.textContent ?? '').trim()
    })
  }

  async go(name: string, column: string): Promise<void> {
    const cell = await this.cell(name, column)
    await cell.scrollIntoViewIfNeeded()
    await cell.click()
  }

  /** Goes to a cell, types over what is there, and keeps it with Enter. */
  async type(name: string, column: string, words: string): Promise<void> {
    await this.go(name, column)
    await this.page.keyboard.type(words)
    await this.page.keyboard.press('Enter')
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Keys that wait for a busy window and come all in one moment: "Shift+F2". */
  async pressAtOnce(...keys: readonly string[]): Promise<void> {
    await this.page.evaluate((all) => {
      for (const each of all) {
        const names = each.split('+')
        const init = {
          key: names.at(-1) ?? '',
          ctrlKey: names.includes('Control'),
          shiftKey: names.includes('Shift'),
        }
        const event = new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })
        document.activeElement?.dispatchEvent(event)
      }
    }, keys)
  }

  /** Waits for the editor of a cell that was opened by something else than a key: typing is for it then. */
  async editing(name?: string | RegExp): Promise<void> {
    const editor = this.page.locator('.cell-editor:focus')
    await (name ? editor.and(this.page.getByRole('textbox', { name })) : editor).waitFor()
  }

  /** Types into the cell that has the keys. */
  async write(words: string): Promise<void> {
    await this.page.keyboard.type(words)
  }

  /** Pastes a text into what has the keys, as the browser does on Ctrl+V. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((words) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
      document.activeElement?.dispatchEvent(event)
    }, text)
  }

  /** How many cells of the screen are in the selected block. */
  async selected(): Promise<number> {
    return await this.root.locator('.ag-cell[aria-selected="true"]').count()
  }

  /** Which cell has the keys: its column and the head of its row. */
  async focused(): Promise<{ row: string; column: string; text: string }> {
    return await this.page.evaluate(() => {
      const cell = document.activeElement?.closest('.ag-cell')
      const id = CSS.escape(cell?.closest('.ag-row')?.getAttribute('row-id') ?? '')
      const head = document.querySelector(`.ag-row[row-id="${id}"] [role="rowheader"]`)
      return {
        row: head?.textContent?.trim() ?? '',
        column: cell?.getAttribute('col-id') ?? '',
        text: cell?.textContent?.trim() ?? '',
      }
    })
  }

  /** Waits until a cell has the keys: what is pressed next is for it. */
  async hasKeys(row: string, column: string): Promise<void> {
    const cell = await this.cell(row, column)
    await cell.and(this.page.locator('.ag-cell:focus')).waitFor()
  }

  /** Waits until the line under the grid says something of the cell that has the keys. */
  async lineSays(words: string | RegExp): Promise<void> {
    await this.page.locator('.cell-line', { hasText: words }).waitFor()
  }

  async rowNames(): Promise<readonly string[]> {
    const heads = await this.root.locator('[role="rowheader"]').allTextContents()
    return heads.map((head) => head.trim())
  }
}

const GONE = { state: 'detached' } as const

function exactly(text: string): RegExp {
  return new RegExp(`^\\s*${text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\s*$`)
}
