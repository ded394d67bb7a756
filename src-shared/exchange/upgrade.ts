// Older formats, brought to the present one a step at a time: a step is a file that knows one format and the
// one after it, and nothing else here knows an old format. What is upgraded was verified before, as it
// came. Format 1 is the first, so there is no step yet. (docs/exchange-format.md, "Older and newer")
import { Refusal } from '#domain/errors.ts'

/** The content of a package before it is read strictly: its manifest as JSON, its changes as text. */
export interface Content {
  readonly manifest: Readonly<Record<string, unknown>>
  readonly changes: Buffer
}

/** From one format to the next; the manifest that it returns names the new one. */
export type Step = (content: Content) => Content

/** STEPS[0] makes format 2 of format 1, and so on. Append only. */
export const STEPS: readonly Step[] = []

/** A content of any earlier format as one of the present format. Refuses package_value for no format. */
export function upgraded(content: Content, steps: readonly Step[] = STEPS): Content {
  const { format } = content.manifest
  const latest = steps.length + 1
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1 || format > latest) {
    throw new Refusal('package_value', { name: 'manifest.json', line: 0, field: 'format' })
  }
  return steps.slice(format - 1).reduce((older, step) => step(older), content)
}
