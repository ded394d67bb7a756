// The application menu. What the system knows is a role; what the application does is either done
// by main (open a file) or sent to the page as a command, because only the page knows its cell.
import type { MenuItemConstructorOptions } from 'electron'
import type { Intl as Words } from '#i18n/intl.ts'

/** Commands that the page carries out. */
export type PageCommand = 'undo' | 'redo' | 'print'

export interface MenuActions {
  readonly open: () => void
  readonly send: (command: PageCommand) => void
}

/**
 * The template for Menu.buildFromTemplate. Undo and redo show their keys without claiming them: the
 * page takes Ctrl+Z itself, and in a text field it is the field's own undo.
 */
export function menuTemplate(
  intl: Words,
  actions: MenuActions,
  options: { readonly platform: NodeJS.Platform; readonly devTools: boolean },
): MenuItemConstructorOptions[] {
  const isMac = options.platform === 'darwin'
  const label = (id: string) => intl.formatMessage({ id })
  const command = (name: PageCommand, accelerator: string) => ({
    id: name,
    label: label(`desktop.menu.${name}`),
    accelerator,
    click: () => actions.send(name),
  })
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: label('desktop.menu.file'),
      submenu: [
        {
          id: 'open',
          label: label('desktop.menu.open'),
          accelerator: 'CmdOrCtrl+O',
          click: () => actions.open(),
        },
        command('print', 'CmdOrCtrl+P'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: label('desktop.menu.edit'),
      submenu: [
        { ...command('undo', 'CmdOrCtrl+Z'), registerAccelerator: false },
        { ...command('redo', isMac ? 'Shift+Cmd+Z' : 'Ctrl+Y'), registerAccelerator: false },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    {
      label: label('desktop.menu.view'),
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(options.devTools ? [{ role: 'toggleDevTools' as const }] : []),
      ],
    },
    { role: 'windowMenu' },
  ]
}
