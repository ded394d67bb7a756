// Older formats. A step is a file that knows one format and the one after it, and nothing else here knows an old
// format: it brings the manifest a format further, and reads the changes as they were written then into what
// changes are now. What is upgraded was verified before, as it came. (docs/exchange-format.md, "Older and newer")
import { Refusal } from '#domain/errors.ts'
import { type Counted, readLines } from './changes-lines.ts'
import { fromFormat1 } from './format-1.ts'
import type { WrittenManifest } from './manifest.ts'

/** A manifest before it is read strictly. */
export type Told = Readonly<Record<string, unknown>>

export interface Step {
  /** The manifest that it returns names the next format. */
  readonly manifest: (told: Told) => Told
  /** Refuses as readLines does. `told` is the manifest as it came, `written` what it says in the present format. */
  readonly read: (changes: Buffer, told: Told, written: WrittenManifest) => Counted
}

/** STEPS[0] makes format 2 of format 1, and so on. Append only. */
export const STEPS: readonly Step[] = [fromFormat1]

/** A manifest of any earlier format as one of the present format. Refuses package_value for no format. */
export function upgradedManifest(told: Told, steps: readonly Step[] = STEPS): Told {
  const { format } = told
  const latest = steps.length + 1
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1 || format > latest) {
    throw new Refusal('package_value', { name: 'manifest.json', line: 0, field: 'format' })
  }
  return steps.slice(format - 1).reduce((older, step) => step.manifest(older), told)
}

/** The changes of a package of any format, once it is verified. Refuses as readLines does. */
export function readChanges(
  changes: Buffer,
  told: Told,
  written: WrittenManifest,
  steps: readonly Step[] = STEPS,
): Counted {
  const step = steps[Number(told.format) - 1]
  if (step) return step.read(changes, told, written)
  return readLines(changes, written.streams, written.from.office.name)
}
