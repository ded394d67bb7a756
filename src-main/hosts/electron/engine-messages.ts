// What Electron's main process and the engine's utility process say to each other. Types only; the
// operations themselves never pass here, they go over a port between the page and the engine.
import type { RefusalCode, RefusalValues } from '#domain/errors.ts'

/** What the engine opens before it is ready. */
export type Opening =
  | { readonly kind: 'welcome' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'file'; readonly path: string }

/** Main to engine. `port` carries the page's MessagePort beside the message. */
export type ToEngine =
  | { readonly kind: 'start'; readonly opening: Opening; readonly profile: string }
  | { readonly kind: 'port'; readonly id: number }
  | { readonly kind: 'open'; readonly path: string }
  | { readonly kind: 'printed'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'not-printed'; readonly id: number; readonly reason: string }
  | { readonly kind: 'close' }

/** Engine to main. */
export type FromEngine =
  /** It answers from now on. */
  | { readonly kind: 'ready' }
  /** It listens on this port; before that the page does not get the other end. */
  | { readonly kind: 'port-taken'; readonly id: number }
  /** Which workspace file is open, so that a restarted engine opens it again. */
  | { readonly kind: 'opened'; readonly path: string | null }
  /** Something a person asked for through main (a file to open) was refused. */
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly values: RefusalValues }
  /** It failed for no reason that anybody planned for; the log has it under `entry`. */
  | { readonly kind: 'went-wrong'; readonly entry: string }
  | { readonly kind: 'print'; readonly id: number; readonly html: string }
  | { readonly kind: 'cancel-print'; readonly id: number }
