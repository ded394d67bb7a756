// How the command line ends, and the one error of its own: a sentence of the catalogue.

/** PRODUCT: 0 done, 1 failed, 2 wrong usage, 3 refused input with nothing changed. */
export const STATUS = { done: 0, failed: 1, usage: 2, refused: 3 } as const
export type Status = (typeof STATUS)[keyof typeof STATUS]

export type Values = Readonly<Record<string, string | number>>

/** A sentence by its message id, and the exit status that goes with it. */
export class Stop extends Error {
  readonly id: string
  readonly values: Values
  readonly status: Status
  constructor(id: string, values: Values = {}, status: Status = STATUS.failed) {
    super(id)
    this.id = id
    this.values = values
    this.status = status
  }
}
