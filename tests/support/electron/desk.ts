// The person at the desk: answers native dialogs, clicks the menu, sees the windows. Tests use it to
// play that person; the stand-in's dialogs and menu ask it.
import type { EventEmitter } from 'node:events'
import type {
  MenuItemConstructorOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron'
import type { BrowserWindow } from './window.ts'

type Answer<Question, Reply> = (question: Question) => Reply

class Desk {
  app: EventEmitter | null = null
  sandboxed = false
  readonly switches: string[] = []
  readonly windows: BrowserWindow[] = []
  /** What error boxes have said, title and text. */
  readonly errorBoxes: string[] = []
  readonly questions: MessageBoxOptions[] = []
  menu: readonly MenuItemConstructorOptions[] = []
  /** Pages that tried to open and were let (a lock is missing) or were stopped. */
  readonly popups: { readonly url: string; readonly action: 'allow' | 'deny' }[] = []

  /** How the person answers; without an answer the test fails, as a person would wait for ever. */
  answerOpen: Answer<OpenDialogOptions, string | null> = noAnswer('open dialog')
  answerSave: Answer<SaveDialogOptions, string | null> = noAnswer('save dialog')
  answerQuestion: Answer<MessageBoxOptions, number | Promise<number>> = noAnswer('message box')

  /** Something went wrong with the installation: this runs in place of the engine. */
  engineFile: string | null = null

  /** Ends browsers and workers, whatever state they are in. */
  readonly closers: (() => Promise<unknown>)[] = []
  async closeAll(): Promise<void> {
    // The engine's process was started last and goes first, at once, as when Electron ends.
    for (const close of this.closers.splice(0).reverse()) await close()
  }

  click(id: string): void {
    const item = this.menu
      .flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []))
      .find((candidate) => candidate.id === id)
    if (item?.click === undefined)
      throw new Error(`There is no menu item ${id}.`)
      // The host's items take nothing from the event.
    ;(item.click as () => void)()
  }
}

function noAnswer(what: string) {
  return (question: { title?: string; message?: string }): never => {
    throw new Error(`Nobody answers the ${what}: ${question.title ?? question.message ?? ''}`)
  }
}

export const desk = new Desk()

export const dialog = {
  async showOpenDialog(_window: BrowserWindow, options: OpenDialogOptions) {
    const path = desk.answerOpen(options)
    return { canceled: path === null, filePaths: path === null ? [] : [path] }
  },
  async showMessageBox(_window: BrowserWindow, options: MessageBoxOptions) {
    desk.questions.push(options)
    return { response: await desk.answerQuestion(options), checkboxChecked: false }
  },
  showErrorBox(title: string, content: string): void {
    desk.errorBoxes.push(`${title}: ${content}`)
  },
}

export const Menu = {
  buildFromTemplate: (template: MenuItemConstructorOptions[]) => template,
  setApplicationMenu(menu: MenuItemConstructorOptions[]): void {
    desk.menu = menu
  },
}
