// Stands in for the `electron` module where its runtime cannot be: the host's own built code runs
// against it, with a real Chromium for windows, a real worker for the engine and real message ports.
// It has what the host uses and nothing else; shapes are Electron's own declarations. What Electron
// does by default when a handler is missing (grant, open, navigate, load) happens here too, so that a
// forgotten lock is seen.
export { app } from './app.ts'
export { dialog, Menu } from './desk.ts'
export { MessageChannelMain } from './ports.ts'
export { protocol, session } from './session.ts'
export { utilityProcess } from './utility-process.ts'
export { BrowserWindow, ipcMain } from './window.ts'
