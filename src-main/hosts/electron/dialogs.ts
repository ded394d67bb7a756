// The native dialogs: where a file goes, which file to open, what went wrong. The page makes files
// and offers them as downloads; this asks for the place, and says so when the writing failed.
import { join } from 'node:path'
import { app, type BrowserWindow, dialog, type Session } from 'electron'
import type { Intl as Words } from '#i18n/intl.ts'
import { PAGE_URL } from './security.ts'

/** Name and extensions of the kinds of file that a page makes, for the dialog's filter. */
const KINDS = [
  { message: 'desktop.files.package', extensions: ['wmpkg'] },
  { message: 'desktop.files.pdf', extensions: ['pdf'] },
  { message: 'desktop.files.text', extensions: ['txt'] },
] as const

/** Every download is one the page made itself; it goes where the person says. */
export function askWhereToSave(session: Session, intl: Words): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${PAGE_URL}`)) {
      event.preventDefault()
      return
    }
    const name = item.getFilename()
    const kind = KINDS.find(({ extensions }) => extensions.some((end) => name.endsWith(`.${end}`)))
    item.setSaveDialogOptions({
      title: intl.formatMessage({ id: 'desktop.save.title' }),
      defaultPath: join(app.getPath('documents'), name),
      ...(kind === undefined
        ? {}
        : {
            filters: [
              { name: intl.formatMessage({ id: kind.message }), extensions: [...kind.extensions] },
            ],
          }),
    })
    item.once('done', (_event, state) => {
      if (state !== 'interrupted') return
      dialog.showErrorBox(
        intl.formatMessage({ id: 'desktop.save.failed' }),
        intl.formatMessage({ id: 'desktop.save.failed.text' }, { name }),
      )
    })
  })
}

/** The workspace file a person chose, or null. */
export async function askForWorkspace(window: BrowserWindow, intl: Words): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: intl.formatMessage({ id: 'desktop.open.title' }),
    properties: ['openFile'],
    filters: [
      { name: intl.formatMessage({ id: 'desktop.files.workspace' }), extensions: ['waymark'] },
    ],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

/** Says what went wrong, in a sentence that is already complete. */
export async function showSentence(
  window: BrowserWindow,
  intl: Words,
  sentence: string,
): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: sentence,
    buttons: [intl.formatMessage({ id: 'desktop.ok' })],
  })
}

/** The engine or the page has stopped for good: true to try again, false to end. */
export async function askToRestart(
  window: BrowserWindow,
  intl: Words,
  message: 'desktop.engine.failed' | 'desktop.page.failed',
): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: intl.formatMessage({ id: message }),
    detail: intl.formatMessage({ id: 'desktop.failed.detail' }),
    buttons: [
      intl.formatMessage({ id: 'desktop.again' }),
      intl.formatMessage({ id: 'desktop.quit' }),
    ],
    defaultId: 0,
    cancelId: 1,
  })
  return response === 0
}
