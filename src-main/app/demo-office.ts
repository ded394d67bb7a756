// One office of the demo: its quarter typed in as a person would, and sent when nothing stops it.
import { type Client, toRefusal } from '#contract/client.ts'
import { CURRENT_QUARTER } from '#db/sample/calendar.ts'
import { sampleComment, sampleQuarterGroups } from '#db/sample/sample.ts'
import type { Command, Label } from '#domain/changes.ts'
import type { DemoEffect, DemoEvents } from './demo-summary.ts'
import type { Engine } from './engine.ts'

export interface DemoOffice {
  readonly code: string
  readonly engine: Engine
  /** The second laptop of the same office. */
  readonly second: Engine | null
  readonly workplan: string
  readonly office: string // id
  readonly seed: number
  readonly scale: number
  readonly clock: { now: string }
  readonly events: DemoEvents
  /** What each of its packages changed at HQ. */
  readonly taken: DemoEffect[]
}

type Step = (id: string, values?: Readonly<Record<string, string | number>>) => void

const LABELS: Readonly<Record<string, (count: number) => Label>> = {
  indicators: (count) => ({ id: 'label.paste', values: { count } }),
  activities: (count) => ({ id: 'label.edit_cells', values: { count } }),
  people: (count) => ({ id: 'label.paste', values: { count } }),
  words: () => ({ id: 'label.narrative' }),
}

/** What a second laptop types while the first one does the rest. */
const SECOND_LAPTOP = ['activities', 'people']

/** Types the quarter; warnings are not explained yet, and one office pastes a number with its unit. */
export async function enterQuarter(office: DemoOffice): Promise<void> {
  const { seed, scale, engine, second } = office
  for (const { about, commands } of sampleQuarterGroups(office.code, CURRENT_QUARTER, {
    seed,
    scale,
  })) {
    const typed = commands.filter(({ entity }) => entity !== 'confirmation')
    const there = second && SECOND_LAPTOP.includes(about) ? second : engine
    await apply(office, there.client, withQuirk(office, typed), LABELS[about]?.(typed.length))
  }
  if (second) await fillSameCell(office, second)
}

async function apply(
  office: DemoOffice,
  client: Client,
  commands: readonly Command[],
  label: Label = { id: 'label.edit' },
): Promise<void> {
  const values = label.values ? { ...label.values } : undefined
  const { changes } = await client.edit.apply({
    commands: commands.map((command) => ({ ...command })) as never,
    label: { id: label.id, ...(values && { values }) },
  })
  office.events.edits += 1
  office.events.changes += changes
}

function isUnitsTrained(command: Command): boolean {
  return command.do === 'put' && command.entity === 'actual' && command.values.value !== undefined
}

/** Burkina Faso pastes '12,5 pers.', which is kept as typed and marked. */
function withQuirk(office: DemoOffice, commands: readonly Command[]): readonly Command[] {
  const first = office.code === 'BFA' ? commands.find(isUnitsTrained) : undefined
  if (first?.do !== 'put') return commands
  return commands.map((command) =>
    command === first
      ? { ...first, values: { ...first.values, value: { unread: '12,5 pers.' } } }
      : command,
  )
}

/** Both laptops write the same field of the same activity without seeing each other. */
async function fillSameCell(office: DemoOffice, second: Engine): Promise<void> {
  const { client } = office.engine
  const outline = await client.plan.outline({ workplan: office.workplan })
  const activity = outline.rows.find(
    ({ entity, activityStatus }) => entity === 'activity' && activityStatus === 'on_track',
  )
  if (!activity) return
  for (const [there, percent] of [
    [client, 40],
    [second.client, 55],
  ] as const) {
    await apply(
      office,
      there,
      [{ do: 'set', entity: 'activity', row: activity.id, values: { percent_complete: percent } }],
      { id: 'label.edit_field', values: { field: 'percent_complete' } },
    )
  }
}

/** Submits; when the report is held back, corrects and explains what the checklist names, once. */
export async function submitQuarter(office: DemoOffice, onStep: Step) {
  const { client } = office.engine
  const request = { workplan: office.workplan, period: CURRENT_QUARTER, words: '' }
  try {
    const made = await client.submissions.submit(request)
    office.events.submitted += 1
    return made
  } catch (error) {
    const refusal = toRefusal(error)
    if (refusal?.code !== 'submission_blocked') throw error
    office.events.blocked += 1
    const { errors = 0, unexplained = 0 } = refusal.values
    onStep('cli.demo.blocked', { office: office.code, errors, unexplained })
  }
  await correctAndExplain(office)
  const made = await client.submissions.submit(request)
  office.events.submitted += 1
  return made
}

async function correctAndExplain(office: DemoOffice): Promise<void> {
  const { seed, scale, engine } = office
  const quarter = sampleQuarterGroups(office.code, CURRENT_QUARTER, { seed, scale }).flatMap(
    ({ commands }) => commands,
  )
  const right = office.code === 'BFA' ? quarter.filter(isUnitsTrained).slice(0, 1) : []
  if (right.length > 0) await apply(office, engine.client, right, { id: 'label.edit' })
  const { workplan } = office
  const { unexplained } = await engine.client.submissions.checklist({
    workplan,
    period: CURRENT_QUARTER,
  })
  const words = quarter.filter(({ entity }) => entity === 'confirmation')
  const explanations = unexplained.map((problem) => explanation(office, problem, words))
  if (explanations.length > 0) {
    await apply(office, engine.client, explanations, { id: 'label.explain' })
  }
}

interface Doubt {
  readonly rule: string
  readonly entity: string
  readonly row: string
  readonly period: string | null
}

/** The sample's own words for a doubt, else that the figure was looked at and is right. */
function explanation(office: DemoOffice, doubt: Doubt, words: readonly Command[]): Command {
  const { rule, entity, row, period } = doubt
  const own = words.find(
    (command) => command.do === 'put' && command.values.rule === rule && command.values.row === row,
  )
  if (own) return own
  return {
    do: 'put',
    entity: 'confirmation',
    values: {
      office: office.office,
      rule,
      entity,
      row,
      ...(period !== null && { period }),
      explanation: sampleComment(office.code),
    },
  }
}
