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

  /** Opens an indicator to its parts; one that is open stays so. */
  async unfold(code: string): Promise<void> {
    const fold = (await this.grid.row(code)).locator('.fold')
    if ((await fold.getAttribute('aria-expanded')) === 'true') return
    await this.grid.go(code, 'code')
    await this.grid.press('Control+Space')
    await this.#partsOf(code).then((parts) => parts.first().waitFor())
  }

  /** The names of the parts under an indicator that is open. */
  async parts(code: string): Promise<readonly string[]> {
    const names = await (await this.#partsOf(code)).allTextContents()
    return names.map((name) => name.trim())
  }
  /** Their titles: the id of a part begins with its indicator's. */
  async #partsOf(code: string) {
    const id = await (await this.grid.row(code)).first().getAttribute('row-id')
    return this.grid.root.locator(
      `.line-part[row-id^=${JSON.stringify(`${id}/`)}] [col-id="title"]`,
    )
  }

  async #part(name: string, column: string) {
    const title = this.grid.root
      .locator('.ag-row .ag-cell[col-id="title"]', { hasText: name })
      .first()
    return (await this.grid.rowOf(title)).locator(`.ag-cell[col-id="${column}"]`)
  }
  async partText(name: string, column: string): Promise<string> {
    return ((await (await this.#part(name, column)).textContent()) ?? '').trim()
  }
  async goToPart(name: string, column: string): Promise<void> {
    await (await this.#part(name, column)).click()
  }
  async typePart(name: string, column: string, words: string): Promise<void> {
    await this.goToPart(name, column)
    await this.grid.write(words)
    await this.grid.press('Enter')
  }
}
