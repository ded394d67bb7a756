// The typical quarter that the goals for size speak of: 25 indicators of 8 parts, 45 activities, 100 headcount
// rows and the narratives of 7 outputs. Of the Congolese office, in French, from the sample's own figures and
// words; what the sample has less of is filled up in the same manner. Typed as people type it: a figure, then
// its parts, then the next; headcount in one paste. A package of its own HQ, made by the office itself.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createWorkspace } from '#db/open.ts'
import { CURRENT_QUARTER } from '#db/sample/calendar.ts'
import { split } from '#db/sample/figures.ts'
import { between, chanceOf } from '#db/sample/random.ts'
import {
  SAMPLE_HQ,
  sampleIds,
  sampleOffice,
  samplePerson,
  sampleQuarter,
  sampleReference,
} from '#db/sample/sample.ts'
import { officeTexts } from '#db/sample/texts.ts'
import type { Command, FirstValues } from '#domain/changes.ts'
import { naturalId, newId } from '#domain/ids.ts'
import { benchEngine, type Stage } from './stage.ts'

export const TYPICAL = { indicators: 25, parts: 8, activities: 45, headcount: 100, narratives: 7 }
const CODE = 'COD'
const OPTIONS = { seed: 1, scale: 2 } // the sample at 1x has twenty indicators

type Put = Command & { readonly do: 'put' }
type Groups = readonly (readonly [label: string, commands: readonly Command[]])[]

/** HQ before the report, and the report. */
export async function typicalStage(folder: string): Promise<Stage> {
  mkdirSync(folder, { recursive: true })
  const profile = path.join(folder, 'profile')
  const hqFile = path.join(folder, 'hq.waymark')
  const { strategy, office } = sampleIds(SAMPLE_HQ, OPTIONS.seed)
  createWorkspace(hqFile, { id: newId(), site: newId(), role: 'hq', office, strategy }).close()
  const hq = benchEngine(profile)
  await hq.openFile(hqFile)
  const label = { id: 'label.sample_office' }
  await hq.client.edit.apply({ commands: sampleReference(OPTIONS), label })
  for (const code of [SAMPLE_HQ, CODE]) {
    await hq.client.edit.apply({ commands: sampleOffice(code, OPTIONS), label })
  }
  const trust = (await hq.client.workspaces.current())?.key.fingerprint ?? ''
  const setup = (await hq.client.packages.make({ kind: 'setup', office: CODE })).file
  await hq.close()
  const chance = chanceOf(OPTIONS.seed, 'typing')
  let now = Date.UTC(2021, 6, 5, 7)
  // A person takes a while for each; what the clock says then does not compress.
  const field = benchEngine(profile, () => {
    now += Math.round(between(chance, 4_000, 120_000))
    return new Date(now).toISOString()
  })
  const fieldFile = path.join(folder, `${CODE}.waymark`)
  const person = samplePerson(CODE)
  await field.createFile(fieldFile, { role: 'field', setup, trust, person })
  const { rows } = await field.client.plan.outline({
    workplan: sampleIds(CODE, OPTIONS.seed).workplan,
  })
  const outputs = rows.filter(({ entity }) => entity === 'output').map(({ id }) => id)
  for (const [id, commands] of typicalGroups(outputs)) {
    const values = { count: commands.length }
    await field.client.edit.apply({ commands: [...commands] as never, label: { id, values } })
  }
  const request = { kind: 'submission', period: CURRENT_QUARTER } as const
  const made = await field.client.packages.make(request)
  const fingerprint = (await field.client.workspaces.current())?.key.fingerprint ?? ''
  await field.close()
  const report = { code: CODE, file: made.file, fingerprint }
  return { folder, profile, hq: hqFile, field: fieldFile, reports: [report] }
}

function typicalGroups(outputs: readonly string[]): Groups {
  const quarter = sampleQuarter(CODE, CURRENT_QUARTER, OPTIONS)
  const puts = (entity: string) =>
    quarter.filter((each): each is Put => each.do === 'put' && each.entity === entity)
  const figures = puts('actual').slice(0, TYPICAL.indicators)
  const activities = quarter
    .filter(({ entity }) => entity === 'activity')
    .slice(0, TYPICAL.activities)
  const words = puts('narrative')[0]?.values ?? {}
  return [
    ...figures.flatMap(
      (figure): Groups => [
        ['label.edit', [figure]],
        ['label.paste', partsOf(figure.values)],
      ],
    ),
    ...activities.map((activity) => ['label.edit_cells', [activity]] as const),
    ['label.paste', headcount(puts('parity_headcount'))],
    ...narratives(words, outputs).map((narrative) => ['label.narrative', [narrative]] as const),
  ]
}

/** By sex, age and disability: shares that add up to the figure, or to both sides of a ratio. */
function partsOf(actual: FirstValues): Command[] {
  const { office = '', value, numerator, denominator, indicator } = actual
  const id = naturalId('actual', actual) ?? ''
  const chance = chanceOf(OPTIONS.seed, `parts/${indicator}`)
  const weights = CELLS.map(() => between(chance, 0.2, 1))
  const whole = typeof value === 'number' ? value : 0
  const values = split(whole, weights)
  const [over, under] = [numerator, denominator].map((side) => split(Number(side ?? 0), weights))
  return CELLS.map((cell, at) => {
    const figures: FirstValues =
      value === undefined && numerator !== undefined
        ? { numerator: over?.[at] ?? 0, denominator: under?.[at] ?? 0 }
        : { value: values[at] ?? 0 }
    return { do: 'put', entity: 'actual_part', values: { office, actual: id, cell, ...figures } }
  })
}

const CELLS = ['adult', 'child'].flatMap((age) =>
  ['with', 'without'].flatMap((disability) =>
    ['female', 'male'].map((sex) => `age=${age};disability=${disability};sex=${sex}`),
  ),
)
const WORK = ['management', 'programme', 'operations', 'support'] as const

/** The office's own posts, then the same levels in other functions. */
function headcount(posts: readonly Put[]): Command[] {
  const rows = new Map<string, Command>()
  for (const work of [null, ...WORK]) {
    for (const { values } of posts) {
      const other = work === null ? values : { ...values, function: work }
      const id = naturalId('parity_headcount', other) ?? ''
      if (rows.size < TYPICAL.headcount && !rows.has(id)) {
        rows.set(id, { do: 'put', entity: 'parity_headcount', values: other })
      }
    }
  }
  return [...rows.values()]
}

/** One for the whole plan, as in the sample, and one each for outputs, in the office's words. */
function narratives(whole: FirstValues, outputs: readonly string[]): Command[] {
  const { achievements, challenges, lessons, next } = officeTexts(CODE)
  const turn = (texts: readonly string[], at: number) =>
    `${texts[at % texts.length] ?? ''} ${texts[(at + 1) % texts.length] ?? ''}`
  return outputs.slice(0, TYPICAL.narratives).map((output, at) => ({
    do: 'put',
    entity: 'narrative',
    values: {
      ...{ office: whole.office ?? '', workplan: whole.workplan ?? '', output },
      period: whole.period ?? CURRENT_QUARTER,
      achievements: turn(achievements, at),
      challenges: turn(challenges, at),
      lessons: turn(lessons, at),
      next_steps: turn(next, at),
    },
  }))
}
