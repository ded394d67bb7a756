// One quarter of one office as commands: actuals with parts, activities and spending, headcount at
// half-years, flows, narrative, risks. What the demo plays and what the sample's past is made of.
import type { Command, FirstValues } from '#domain/changes.ts'
import { activityState } from './activity.ts'
import { quarterAt, quarterEnd } from './calendar.ts'
import { HQ_CODE } from './data/offices.ts'
import { doubtIn, reachedIn, standingOf } from './figures.ts'
import { indicatorId, keyed, officeId, put, set, workplanId } from './make.ts'
import { headcountOf } from './personnel.ts'
import { at, between, chanceOf, sampleId } from './random.ts'
import { filled, type Shape, type ShapedIndicator, turnOf } from './shape.ts'

export interface QuarterGroup {
  /** What a person would do in one go: 'indicators', 'activities', 'people', 'words'. */
  readonly about: 'indicators' | 'activities' | 'people' | 'words'
  readonly commands: readonly Command[]
}

function actualCommands(shape: Shape, indicator: ShapedIndicator, quarter: number): Command[] {
  const { seed, office } = shape
  const owner = officeId(seed, office.code)
  const indicatorRow = indicatorId(seed, office.code, indicator.definition.code, indicator.copy)
  const key = { indicator: indicatorRow, period: quarterAt(quarter) }
  const { parts, ...standing } = standingOf(shape, indicator, quarter)
  const actual = keyed('actual', { office: owner, ...key })
  return [
    put('actual', { office: owner, ...key, ...standing }),
    ...parts.map((part) => put('actual_part', { office: owner, actual, ...part })),
    ...explanation(shape, indicator, actual, quarter),
  ]
}

/** What is doubtful and right all the same has words that travel with it. */
function explanation(
  shape: Shape,
  indicator: ShapedIndicator,
  actual: string,
  quarter: number,
): Command[] {
  const rule = doubtIn(shape, indicator, quarter)
  if (!rule) return []
  const { texts, own, seed, office } = shape
  const words = rule === 'outlier' ? at(texts.comments, turnOf(office) + quarter) : texts.noVacancy
  return [
    put('confirmation', {
      office: officeId(seed, office.code),
      rule,
      entity: 'actual',
      row: actual,
      period: quarterAt(quarter),
      explanation: filled(words, own, quarter),
    }),
  ]
}

function activityCommands(shape: Shape, quarter: number): Command[] {
  const { seed } = shape
  return shape.activities.flatMap((activity) => {
    const before = activityState(activity, quarter - 1)
    const now = activityState(activity, quarter)
    const values: FirstValues = {
      ...(before.status === now.status ? {} : { status: now.status }),
      ...(before.percent_complete === now.percent_complete
        ? {}
        : { percent_complete: now.percent_complete }),
    }
    return Object.keys(values).length > 0 ? [set(seed, 'activity', activity.name, values)] : []
  })
}

function spending(shape: Shape, quarter: number): Command[] {
  const { seed, office } = shape
  const year = Number(quarterAt(quarter).slice(0, 4))
  return shape.activities.flatMap((activity) => {
    const active = quarter >= activity.from && quarter < activity.from + activity.quarters
    if (!active) return []
    const chance = chanceOf(seed, `spent/${activity.name}/${quarter}`)
    return activity.budget
      .filter((line) => line.year === year)
      .map((line) =>
        put('expenditure', {
          office: officeId(seed, office.code),
          budget_line: sampleId(seed, `budget_line/${line.name}`),
          period: quarterAt(quarter),
          amount: Math.round((line.planned * between(chance, 0.12, 0.24)) / 100) * 100,
        }),
      )
  })
}

/** Headcount of an office on the last day of a quarter; -1 is 31 December 2019. */
export function headcountCommands(shape: Shape, quarter: number): Command[] {
  const { seed, office } = shape
  const date = quarter < 0 ? '2019-12-31' : quarterEnd(quarter)
  return headcountOf(office.code, seed, quarter).map(({ post, ...people }) =>
    put('parity_headcount', {
      office: officeId(seed, office.code),
      date,
      employer: post.employer,
      category: sampleId(seed, `personnel_category/${post.category}`),
      level: sampleId(seed, `personnel_level/${post.level}`),
      function: post.work,
      women: people.women,
      men: people.men,
      other: people.other,
      undisclosed: people.undisclosed,
    }),
  )
}

const FLOW_LEVELS = [
  ['unmas', 'GS', 'G-5', 0.2],
  ['unops', 'LICA', 'LICA-6', 0.3],
  ['implementing_partner', 'PP', 'PP-1', 0.5],
] as const
const FLOWS = [
  ['applicants', 'SO2.1'],
  ['shortlisted', 'SO2.2'],
  ['appointed', 'SO2.3'],
] as const

/** Recruitment by level; adds up to the numerators and denominators of the indicators. */
function flowCommands(shape: Shape, quarter: number): Command[] {
  const owner = officeId(shape.seed, shape.office.code)
  return FLOWS.flatMap(([flow, code]) => {
    const indicator = shape.indicators.find(
      ({ definition, copy }) => definition.code === code && copy === 0,
    )
    const standing = indicator ? standingOf(shape, indicator, quarter) : null
    let women = standing?.numerator ?? 0
    let men = (standing?.denominator ?? 0) - women
    return FLOW_LEVELS.flatMap(([employer, category, level, share], index) => {
      const last = index === FLOW_LEVELS.length - 1
      const some = last ? women : Math.round(women * share)
      const others = last ? men : Math.round(men * share)
      women -= some
      men -= others
      if (some + others === 0) return []
      return [
        put('parity_flow', {
          office: owner,
          period: quarterAt(quarter),
          flow,
          employer,
          category: sampleId(shape.seed, `personnel_category/${category}`),
          level: sampleId(shape.seed, `personnel_level/${level}`),
          women: some,
          men: others,
          other: 0,
          undisclosed: 0,
        }),
      ]
    })
  })
}

function figuresSentence(shape: Shape, quarter: number, code: 'SO4.1' | 'SO4.3'): string | null {
  const indicator = shape.indicators.find(
    ({ definition, copy }) => definition.code === code && copy === 0,
  )
  if (!indicator) return null
  const { value, parts } = standingOf(shape, indicator, quarter)
  if (value === undefined) return null
  const women = parts
    .filter(({ cell }) => cell.includes('sex=female'))
    .reduce((sum, part) => sum + (part.value ?? 0), 0)
  const sentence = code === 'SO4.1' ? shape.texts.trained : shape.texts.reached
  return sentence.replace('{people}', String(value)).replace('{women}', String(women))
}

function narrativeCommands(shape: Shape, quarter: number): Command[] {
  const { seed, office, own } = shape
  const key = {
    office: officeId(seed, office.code),
    workplan: workplanId(seed, office.code),
    period: quarterAt(quarter),
  }
  const whole = put('narrative', {
    ...key,
    achievements: filled(at(own.achievements, quarter), own, quarter),
    challenges: filled(at(own.challenges, quarter), own, quarter),
    lessons: filled(at(own.lessons, quarter), own, quarter),
    next_steps: filled(at(own.next, quarter), own, quarter),
  })
  const perOutput = (['training', 'reach'] as const).flatMap((outputKey) => {
    const output = shape.outputs.find((entry) => entry.key === outputKey && entry.copy === 0)
    const words = figuresSentence(shape, quarter, outputKey === 'training' ? 'SO4.1' : 'SO4.3')
    if (!output || !words) return []
    return [
      put('narrative', {
        ...key,
        output: sampleId(seed, `output/${output.name}`),
        achievements: filled(words, own, quarter + reachedIn(shape, 0, quarter)),
      }),
    ]
  })
  return [whole, ...perOutput]
}

/** The quarter in the groups that a person would make of it, one paste or form each. */
export function quarterGroups(shape: Shape, quarter: number): readonly QuarterGroup[] {
  const global = shape.office.code === HQ_CODE
  // The global indicators are what the offices add up to; only the words are HQ's own.
  const indicators = global
    ? shape.indicators.filter(({ definition }) => definition.measure === 'qualitative')
    : shape.indicators
  const halfYear = quarter % 2 === 1
  return [
    {
      about: 'indicators' as const,
      commands: indicators.flatMap((indicator) => actualCommands(shape, indicator, quarter)),
    },
    {
      about: 'activities' as const,
      commands: [...activityCommands(shape, quarter), ...spending(shape, quarter)],
    },
    {
      about: 'people' as const,
      commands: [
        ...(halfYear && quarter !== 1 ? headcountCommands(shape, quarter) : []),
        ...(global ? [] : flowCommands(shape, quarter)),
      ],
    },
    { about: 'words' as const, commands: narrativeCommands(shape, quarter) },
  ].filter(({ commands }) => commands.length > 0)
}

/** Without the activities, which planCommands makes as they stand. */
export function pastQuarter(shape: Shape, quarter: number): Command[] {
  return quarterGroups(shape, quarter)
    .flatMap(({ commands }) => commands)
    .filter(({ entity }) => entity !== 'activity')
}
