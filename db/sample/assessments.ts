// HQ's assessment of the year 2020 in the sample: the five objectives and most workplans, with ratings,
// findings and the first places of the funding request. HQ's alone: no office has it.
import type { Command, FirstValues } from '#domain/changes.ts'
import { FINDINGS, type SampleFinding } from './data/findings.ts'
import { put, workplanId } from './make.ts'
import { sampleId } from './random.ts'

export const ASSESSED_YEAR = 2020

/** Of the objectives and of the workplans of `codes`; of all when left out. */
export function assessmentCommands(seed: number, codes?: readonly string[]): Command[] {
  const assessed = FINDINGS.filter(({ of }) => isObjective(of) || (codes?.includes(of) ?? true))
  return assessed.map((finding) =>
    put('assessment', {
      year: ASSESSED_YEAR,
      ...subjectOf(seed, finding),
      rating: finding.rating,
      finding: finding.words,
      ...(finding.priority === undefined ? {} : { priority: finding.priority }),
    }),
  )
}

function isObjective(code: string): boolean {
  return /^SO\d$/.test(code)
}

function subjectOf(seed: number, { of }: SampleFinding): FirstValues {
  return isObjective(of)
    ? { objective: sampleId(seed, `strategic_objective/${of}`) }
    : { workplan: workplanId(seed, of) }
}
