// The sample strategy as commands: one global and nineteen field workplans on gender equality in mine
// action, 2020 to 2024. Everything is invented (the wording of the objectives too) and says so in
// `strategy.notice`. Pure data: the same seed gives the same commands; nothing here writes.
import type { Command } from '#domain/changes.ts'
import { assessmentCommands } from './assessments.ts'
import { LAST_COMPLETE_QUARTER, quarterIndex } from './calendar.ts'
import { HQ_CODE, OFFICES, sampleOfficeOf } from './data/offices.ts'
import { officeId, strategyId, workplanId } from './make.ts'
import { planCommands } from './plan.ts'
import { headcountCommands, pastQuarter, type QuarterGroup, quarterGroups } from './quarter.ts'
import { at } from './random.ts'
import { referenceCommands } from './reference.ts'
import { filled, type Shape, shapeOf } from './shape.ts'
import { submissionCommands } from './submissions.ts'
import { officeTexts } from './texts.ts'
import type { SampleOffice, SampleOptions } from './types.ts'

export const DEFAULT_SEED = 1
export const SAMPLE_HQ = HQ_CODE
export const SAMPLE_OFFICES: readonly SampleOffice[] = OFFICES

/** Ids that a workspace of the sample needs before it holds any row. */
export function sampleIds(
  code: string,
  seed: number = DEFAULT_SEED,
): { readonly strategy: string; readonly office: string; readonly workplan: string } {
  return {
    strategy: strategyId(seed),
    office: officeId(seed, code),
    workplan: workplanId(seed, code),
  }
}

/** Whose name stands under an office's edits: the gender focal point. */
export function samplePerson(code: string): string {
  return officeTexts(code).people[1]
}

/** What an office writes beside a figure that it has checked, in its language. */
export function sampleComment(code: string): string {
  const { texts, own } = shapeOf(code, DEFAULT_SEED, 1)
  return filled(at(texts.comments, 3), own, 0)
}

export function isSampleOffice(code: string): boolean {
  return sampleOfficeOf(code) !== undefined
}

function shape(code: string, options: SampleOptions): Shape {
  return shapeOf(code, options.seed ?? DEFAULT_SEED, options.scale ?? 1)
}

/** Strategy, objectives, offices, periods, definitions, dimensions, personnel levels. HQ only. */
export function sampleReference(options: SampleOptions = {}): Command[] {
  return referenceCommands(options.seed ?? DEFAULT_SEED, options.scale ?? 1)
}

/** HQ's assessment of 2020, of the plans of `codes` or of all; after the offices' plans. */
export function sampleAssessments(
  options: SampleOptions = {},
  codes?: readonly string[],
): Command[] {
  return assessmentCommands(options.seed ?? DEFAULT_SEED, codes)
}

/**
 * The plan of an office and its data up to quarter `until` (default 2021Q1, '' for none). Needs the
 * rows of sampleReference and, for a field office, of sampleOffice('GLB').
 */
export function sampleOffice(code: string, options: SampleOptions = {}): Command[] {
  const plan = shape(code, options)
  const until = options.until ?? LAST_COMPLETE_QUARTER
  const last = until === '' ? -1 : quarterIndex(until)
  const commands = [...planCommands(plan, last), ...headcountCommands(plan, -1)]
  if (code === 'ESH') return commands // never reported anything
  for (let quarter = 0; quarter <= last; quarter += 1) {
    commands.push(...pastQuarter(plan, quarter), ...submissionCommands(plan, quarter))
  }
  return commands
}

/** One quarter of an office, in the groups a person would make of it. No submission in it. */
export function sampleQuarterGroups(
  code: string,
  period: string,
  options: SampleOptions = {},
): readonly QuarterGroup[] {
  return quarterGroups(shape(code, options), quarterIndex(period))
}

/** The same quarter as one list of commands. */
export function sampleQuarter(
  code: string,
  period: string,
  options: SampleOptions = {},
): Command[] {
  return sampleQuarterGroups(code, period, options).flatMap(({ commands }) => commands)
}
