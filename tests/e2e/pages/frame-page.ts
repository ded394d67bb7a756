// The frame as a person uses it: rooms, office and period, what is saved, undo and redo, problems.
import type { Page } from 'playwright-core'
import { GridPage } from './grid-page.ts'

export class FramePage {
  readonly page: Page
  readonly grid: GridPage

  constructor(page: Page) {
    this.page = page
    this.grid = new GridPage(page)
  }

  async openRoom(name: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
    await this.page.getByRole('main', { name, exact: true }).waitFor()
  }

  /** Resolves when the top bar says that everything is saved, and means it. */
  async saved(): Promise<void> {
    await this.page.locator('.saved[data-state="saved"]').waitFor()
  }

  /** Two frames later: what the window had still to say of the last keys has been said. */
  async drawn(): Promise<void> {
    await this.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))
        }),
    )
  }

  undoButton() {
    return this.page.locator('.undo').getByRole('button', { name: /^(Undo|Nothing to undo)/ })
  }
  redoButton() {
    return this.page.locator('.undo').getByRole('button', { name: /^(Redo|Nothing to redo)/ })
  }

  /** Waits until undo is offered under a name. */
  async undoOffers(name: string | RegExp): Promise<void> {
    await this.page.locator('.undo').getByRole('button', { name, exact: true }).waitFor()
  }

  async choosePeriod(name: string): Promise<void> {
    await this.#pick('Period', name)
  }
  async chooseWorkplan(name: string): Promise<void> {
    await this.#pick('Workplan', name)
  }
  async #pick(what: string, name: string): Promise<void> {
    const chooser = this.page.locator('.top').getByRole('button', { name: new RegExp(what) })
    await chooser.click()
    await this.page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
    await this.page.getByRole('listbox').waitFor({ state: 'detached' })
    await chooser.filter({ hasText: new RegExp(name) }).waitFor()
  }

  async notice(): Promise<string> {
    return (await this.page.getByRole('note').textContent()) ?? ''
  }

  async showProblems(): Promise<void> {
    await this.page.getByRole('button', { name: 'Show problems' }).click()
  }
  problems() {
    return this.page.locator('.problem')
  }

  async reload(url?: string): Promise<void> {
    if (url) await this.page.goto(url)
    else await this.page.reload()
  }
}
