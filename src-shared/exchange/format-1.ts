// From format 1 to format 2. Format 1 had a line of its own for every change and said in the manifest how many there
// were; format 2 has tables, and what can be counted is counted. What is refused in format 1 is refused as it was then.
import * as z from 'zod'
import { Refusal } from '#domain/errors.ts'
import type { Counts } from './changes-lines.ts'
import { readFormat1 } from './format-1-lines.ts'
import type { Step } from './upgrade.ts'

const Said = z.looseObject({
  changes: z.int().min(0),
  groups: z.int().min(0),
  entities: z.record(z.string(), z.int().min(0)),
})

export const fromFormat1: Step = {
  manifest: ({ counts: _, ...told }) => ({ ...told, format: 2 }),
  read(changes, told, { streams, from }) {
    const content = readFormat1(changes, streams, from.office.name)
    refuseOtherCounts(told.counts, content.counts)
    return content
  },
}

function refuseOtherCounts(told: unknown, counted: Counts): void {
  const { data: said } = Said.safeParse(told)
  const isSame =
    said?.changes === counted.changes &&
    said.groups === counted.groups &&
    sorted(said.entities) === sorted(counted.entities)
  if (isSame) return
  throw new Refusal('package_value', { name: 'manifest.json', line: 0, field: 'counts' })
}

function sorted(counts: Readonly<Record<string, number>>): string {
  return JSON.stringify(Object.entries(counts).toSorted())
}
