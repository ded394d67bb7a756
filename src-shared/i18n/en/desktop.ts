// English messages: desktop. The menu and the native dialogs of the desktop window.
export const desktop = {
  'desktop.menu.file': 'File',
  'desktop.menu.open': 'Open…',
  'desktop.menu.print': 'Print…',
  'desktop.menu.edit': 'Edit',
  'desktop.menu.undo': 'Undo',
  'desktop.menu.redo': 'Redo',
  'desktop.menu.view': 'View',

  'desktop.open.title': 'Open a workspace',
  'desktop.save.title': 'Save',
  'desktop.save.failed': 'The file was not saved',
  'desktop.save.failed.text':
    '{name} could not be written there. Your data is safe in the workspace; choose another place and save it again.',
  'desktop.files.workspace': 'Waymark workspaces',
  'desktop.files.package': 'Waymark packages',
  'desktop.files.pdf': 'PDF documents',
  'desktop.files.text': 'Text files',

  'desktop.engine.failed': 'Waymark’s engine does not start.',
  'desktop.page.failed': 'The window has stopped.',
  'desktop.failed.detail': 'Your data is safe: every change was saved as it was made.',
  'desktop.again': 'Try again',
  'desktop.quit': 'Quit',
  'desktop.ok': 'OK',
} as const satisfies Record<string, string>
