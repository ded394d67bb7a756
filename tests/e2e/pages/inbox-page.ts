// The Inbox as a person uses it.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Download, Locator } from 'playwright-core'
import { FramePage } from './frame-page.ts'

export class InboxPage extends FramePage {
  async open(): Promise<void> {
    await this.openRoom('Inbox')
    await this.page.getByRole('button', { name: 'Choose files…' }).waitFor()
  }

  /** Drops files on the window, wherever they fall. */
  async drop(...paths: readonly string[]): Promise<void> {
    const files = paths.map((path) => ({
      name: basename(path),
      bytes: readFileSync(path).toString('base64'),
    }))
    const data = await this.page.evaluateHandle((given) => {
      const transfer = new DataTransfer()
      for (const { name, bytes } of given) {
        const raw = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([raw], name))
      }
      return transfer
    }, files)
    const before = await this.parcels().count()
    await this.page.locator('.top').dispatchEvent('drop', { dataTransfer: data })
    await this.#read(before + paths.length)
  }

  /** Pastes a text, as copied from an e-mail, with nothing in particular in focus. */
  async paste(text: string): Promise<void> {
    const before = await this.parcels().count()
    await this.page.evaluate((given) => {
      const data = new DataTransfer()
      data.setData('text/plain', given)
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    }, text)
    await this.#read(before + 1)
  }

  /** Chooses files in the dialog of the system. */
  async pick(...paths: readonly string[]): Promise<void> {
    const before = await this.parcels().count()
    const dialog = this.page.waitForEvent('filechooser')
    await this.page.getByRole('button', { name: 'Choose files…' }).click()
    await (await dialog).setFiles([...paths])
    await this.#read(before + paths.length)
  }

  /** Waits until that many cards lie there, every one of them read. */
  async #read(cards: number): Promise<void> {
    await this.parcels()
      .nth(cards - 1)
      .waitFor()
    await this.page.locator('.parcel-reading').first().waitFor({ state: 'detached' })
  }

  parcels(): Locator {
    return this.page.locator('.parcel')
  }
  /** The card that was laid down last. */
  last(): Locator {
    return this.parcels().last()
  }

  async trust(card: Locator): Promise<void> {
    await card.getByRole('button', { name: /They are the same/ }).click()
    await card.getByRole('button', { name: 'Apply', exact: true }).waitFor()
  }

  /** After lost keys: the new one was compared. */
  async acceptOtherKey(card: Locator): Promise<void> {
    await card.getByRole('button', { name: /accept the new key/ }).click()
    await card.getByRole('button', { name: 'Apply', exact: true }).waitFor()
  }

  async apply(card: Locator): Promise<void> {
    await card.getByRole('button', { name: 'Apply', exact: true }).click()
    await card.locator('.verified', { hasText: /Applied|Already known/ }).waitFor()
  }

  /** One of the five numbers of a card: 'new rows', 'changed values', 'conflicts', … */
  async number(card: Locator, what: string): Promise<number> {
    const figure = card.locator('.effect-figures > div', { hasText: what }).locator('dd')
    return Number((await figure.textContent())?.replaceAll(/[^\d]/g, ''))
  }

  /** The rows that a card names under a part of the plan; unfolds it. */
  async rows(card: Locator, part: string): Promise<Locator> {
    const share = card.locator('details.share', { hasText: part })
    if ((await share.getAttribute('open')) === null) await share.locator('summary').click()
    return share.locator('tbody tr')
  }

  /** Asks to take back; answers with what the question says. */
  async askTakeBack(line: Locator): Promise<string> {
    await line.getByRole('button', { name: 'Take this import back…' }).click()
    return (await this.page.getByRole('alertdialog').textContent()) ?? ''
  }
  async takeBack(): Promise<void> {
    const question = this.page.getByRole('alertdialog')
    await question.getByRole('button', { name: 'Take it back' }).click()
    await question.waitFor({ state: 'detached' })
  }

  async unlock(card: Locator, passphrase: string): Promise<void> {
    await card.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase)
    await card.getByRole('button', { name: 'Open', exact: true }).click()
  }

  log(): Locator {
    return this.page.locator('.package-log tbody tr')
  }
  async saveCopy(line: Locator): Promise<Download> {
    const saved = this.page.waitForEvent('download')
    await line.getByRole('button', { name: 'Save a copy' }).click()
    return await saved
  }
}
