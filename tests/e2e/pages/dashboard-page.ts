// The Dashboard as a person uses it.
import type { Locator } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class DashboardPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Dashboard')
    await this.page.locator('.cards').waitFor()
  }

  card(name: string): Locator {
    return this.page.locator('.card', { has: this.page.getByText(name, { exact: true }) })
  }
  async figure(name: string): Promise<string> {
    return (await this.card(name).locator('.card-value').textContent()) ?? ''
  }
  async note(name: string): Promise<string> {
    return (await this.card(name).locator('small').textContent()) ?? ''
  }

  office(name: string): Locator {
    return this.page.locator('.offices tbody tr', {
      has: this.page.getByRole('button', { name, exact: true }),
    })
  }

  async unfold(objective: string): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${objective}\\b`) }).click()
  }
  indicator(code: string): Locator {
    return this.page.locator('tr.indicator', { hasText: code })
  }

  /** Opens "how was this made" of a figure by what it is called, and answers the explanation. */
  async explain(name: RegExp): Promise<string> {
    await this.page.getByRole('button', { name }).first().click()
    const words = this.page.getByRole('dialog')
    await words.waitFor()
    await words.getByRole('status').waitFor({ state: 'detached' }) // the cells have come
    const text = (await words.textContent()) ?? ''
    await this.page.keyboard.press('Escape')
    await words.waitFor({ state: 'detached' })
    return text
  }

  /** What the calendar says of an office: one word per period, oldest first. */
  async calendar(office: string): Promise<readonly string[]> {
    const line = this.page.locator('.calendar tbody tr', {
      has: this.page.getByRole('rowheader', { name: office, exact: true }),
    })
    return await line.locator('td').allTextContents()
  }
}
