// The names of the messages between main and the preload: everything that passes, in one place.
export const CHANNELS = {
  /** Page to main: it listens now and wants a port to the engine. */
  ready: 'waymark:ready',
  /** Main to page: the port. */
  port: 'waymark:port',
  /** Main to page: the engine does not start. */
  failed: 'waymark:failed',
  /** Main to page: a command of the menu. */
  menu: 'waymark:menu',
} as const
