// The workplan of one office as commands: results chain, activities with money, indicators with
// baselines and targets, risks, links, needs, parity targets.
import type { Command, FirstValues } from '#domain/changes.ts'
import { activityState } from './activity.ts'
import { FIRST_YEAR, LAST_YEAR, quarterAt, quarterEnd, quarterStart } from './calendar.ts'
import { OBJECTIVES } from './data/definitions.ts'
import { HQ_CODE } from './data/offices.ts'
import { CATEGORIES } from './data/personnel.ts'
import { baselineRatio, targetOf } from './figures.ts'
import {
  create,
  definitionName,
  indicatorId,
  officeId,
  put,
  strategyId,
  workplanId,
} from './make.ts'
import { at, between, chanceOf, sampleId } from './random.ts'
import { filled, type Shape, type ShapedActivity, type ShapedIndicator, turnOf } from './shape.ts'
import type { OutputKey } from './types.ts'

/** Quarters that have a target of their own; the last three years have the final one. */
const QUARTERS_WITH_TARGETS = 12

const GUIDELINE_AREAS: Readonly<Record<OutputKey, string>> = {
  accountable: 'Personnel and recruitment',
  focal_points: 'Personnel and recruitment',
  review: 'Monitoring and evaluation',
  vacancies: 'Personnel and recruitment',
  parity: 'Personnel and recruitment',
  special: 'Personnel and recruitment',
  retention: 'Personnel and recruitment',
  environment: 'Facilities',
  conduct: 'Codes of conduct',
  training: 'Training',
  data: 'Data collection',
  reach: 'Explosive ordnance risk education',
  teams: 'Mixed teams',
  analysis: 'Gender and diversity analysis',
  clauses: 'Partner agreements',
  dialogue: 'Advocacy',
  partner_parity: 'Personnel and recruitment',
}

const FUNDING_SOURCES = [
  'Assessed budget',
  'Voluntary Trust Fund',
  'Humanitarian pooled fund',
  'Bilateral contribution',
] as const

function activityCommands(shape: Shape, activity: ShapedActivity, until: number): Command[] {
  const { seed, office, texts } = shape
  const owner = officeId(seed, office.code)
  const row = sampleId(seed, `activity/${activity.name}`)
  const last = activity.from + activity.quarters - 1
  const runs = (quarter: number) =>
    Array.from({ length: activity.quarters }, (_, index) => (activity.from + index) % 4).includes(
      quarter,
    )
  const state = activityState(activity, until)
  const chance = chanceOf(seed, `money/${activity.name}`)
  const commands: Command[] = [
    create(seed, 'activity', activity.name, {
      office: owner,
      output: sampleId(seed, `output/${activity.output.name}`),
      code: activity.code,
      title: activity.title,
      guideline_area: GUIDELINE_AREAS[activity.output.key],
      starts: quarterStart(activity.from),
      ends: quarterEnd(last),
      q1: runs(0),
      q2: runs(1),
      q3: runs(2),
      q4: runs(3),
      responsible: texts.roles[activity.role],
      accountable: texts.roles.head,
      ...(activity.partner ? { partner: activity.partner } : {}),
      status: state.status,
      percent_complete: state.percent_complete,
      ...(activity.special ? { special_measure: true } : {}),
      ...(activity.corporate ? { corporate_initiative: true } : {}),
      sort: Number(activity.code.split('.').at(-1)),
    }),
  ]
  for (const [index, line] of activity.budget.entries()) {
    const funded = Math.round((line.planned * between(chance, 0.55, 1)) / 1000) * 1000
    commands.push(
      create(seed, 'budget_line', line.name, {
        office: owner,
        activity: row,
        category: line.category,
        period: String(line.year),
        planned: line.planned,
      }),
    )
    if (chance() < 0.85) {
      commands.push(
        create(seed, 'funding', line.name, {
          office: owner,
          budget_line: sampleId(seed, `budget_line/${line.name}`),
          source: at(FUNDING_SOURCES, turnOf(shape.office) + index),
          amount: funded,
          certainty: line.year <= 2020 ? 'received' : chance() < 0.7 ? 'committed' : 'indicative',
        }),
      )
    }
  }
  if (chance() < 0.3) {
    commands.push(
      create(seed, 'milestone', activity.name, {
        office: owner,
        activity: row,
        title: filled(at(texts.milestones, turnOf(office) + activity.from), shape.own, 0),
        due: quarterEnd(last),
        ...(state.status === 'completed' ? { done: quarterEnd(last) } : {}),
      }),
    )
  }
  return commands
}

/** Burkina Faso pasted next year's targets from Excel; one came with its unit and is not a number. */
export const UNREAD = {
  office: 'BFA',
  code: 'SO4.1',
  quarter: 8,
  typed: { unread: '12,5 pers.' },
} as const

function isUnread({ name, copy, definition }: ShapedIndicator, quarter: number): boolean {
  const here = name.startsWith(`${UNREAD.office}/`) && definition.code === UNREAD.code
  return here && copy === 0 && quarter === UNREAD.quarter
}

function indicatorCommands(shape: Shape): Command[] {
  const { seed, office, texts } = shape
  const owner = officeId(seed, office.code)
  const global = office.code === HQ_CODE
  return shape.indicators.flatMap((indicator) => {
    const { definition, copy } = indicator
    const ratio = baselineRatio(shape, indicator)
    const place: FirstValues =
      definition.level === 'outcome'
        ? { outcome: sampleId(seed, `outcome/${office.code}/${definition.objective}`) }
        : { output: sampleId(seed, `output/${indicator.output.name}`) }
    const id = indicatorId(seed, office.code, definition.code, copy)
    const row = create(seed, 'indicator', indicator.name, {
      office: owner,
      definition: sampleId(seed, `indicator_definition/${definitionName(definition.code, copy)}`),
      workplan: workplanId(seed, office.code),
      ...place,
      ...(ratio
        ? { baseline_numerator: ratio.numerator, baseline_denominator: ratio.denominator }
        : indicator.baseline === null
          ? {}
          : { baseline_value: indicator.baseline }),
      ...(indicator.baseline === null ? {} : { baseline_year: 2019 }),
      ...(indicator.final === null ? {} : { final_target: indicator.final }),
      responsible: texts.roles.gender,
      rationale: texts.rationale,
      ...(global ? {} : { contributes_to: indicatorId(seed, HQ_CODE, definition.code) }),
      sort: Number(definition.code.split('.')[1]) + copy * 100,
    })
    const targets = Array.from({ length: QUARTERS_WITH_TARGETS }, (_, quarter) => {
      const value = targetOf(shape, indicator, quarter)
      if (value === null) return []
      const key = { office: owner, indicator: id, period: quarterAt(quarter) }
      return [put('target', { ...key, value: isUnread(indicator, quarter) ? UNREAD.typed : value })]
    })
    return [row, ...targets.flat()]
  })
}

function resultCommands(shape: Shape, until: number): Command[] {
  const { seed, office, own, texts } = shape
  const owner = officeId(seed, office.code)
  const turn = turnOf(office)
  const commands: Command[] = []
  for (const [index, objective] of OBJECTIVES.entries()) {
    const name = `${office.code}/${objective.code}`
    commands.push(
      create(seed, 'outcome', name, {
        office: owner,
        workplan: workplanId(seed, office.code),
        objective: sampleId(seed, `strategic_objective/${objective.code}`),
        code: String(index + 1),
        statement: filled(at(texts.outcomes[objective.code], turn), own, turn + index),
        assumptions: filled(at(texts.assumptions, turn + index), own, turn),
        sort: index + 1,
      }),
    )
    for (const output of shape.outputs.filter((entry) => entry.objective === objective.code)) {
      commands.push(
        create(seed, 'output', output.name, {
          office: owner,
          outcome: sampleId(seed, `outcome/${name}`),
          code: output.code,
          statement: output.statement,
          sort: Number(output.code.split('.')[1]),
        }),
        ...shape.activities
          .filter((activity) => activity.output === output)
          .flatMap((activity) => activityCommands(shape, activity, until)),
      )
    }
  }
  return commands
}

/** Two indicators of one output with the same target: the second link hangs on its own indicator. */
function linkCommands(shape: Shape): Command[] {
  const { seed, office } = shape
  const owner = officeId(seed, office.code)
  const linked = new Set<string>()
  const sdg = shape.indicators
    .filter(({ copy, definition }) => copy === 0 && definition.level === 'output')
    .map(({ definition, output }) => {
      const first = !linked.has(`${output.name} ${definition.sdg}`)
      linked.add(`${output.name} ${definition.sdg}`)
      return create(seed, 'sdg_link', `${output.name}/${definition.code}`, {
        office: owner,
        ...(first
          ? { entity: 'output', row: sampleId(seed, `output/${output.name}`) }
          : { entity: 'indicator', row: indicatorId(seed, office.code, definition.code) }),
        goal: Number(definition.sdg.split('.')[0]),
        target: definition.sdg,
        relevance: definition.sdg.startsWith('17') ? 'indirect' : 'direct',
        source: 'Own assessment',
      })
    })
  const frameworks = [
    ['SO1', 'un_swap', 'Leadership and accountability'],
    ['SO2', 'un_swap', 'Targets and recruitment'],
    ['SO3', 'un_swap', 'Enabling environment'],
    ['SO4', 'unmas', 'CC2'],
    ['SO4', 'scr1325', 'Participation'],
    ['SO5', 'unmas', 'SO3'],
    ['SO5', 'ottawa', 'Victim assistance and gender'],
  ] as const
  const links = frameworks.map(([objective, framework, code]) =>
    create(seed, 'framework_link', `${office.code}/${objective}/${framework}`, {
      office: owner,
      entity: 'outcome',
      row: sampleId(seed, `outcome/${office.code}/${objective}`),
      framework,
      code,
    }),
  )
  return [...sdg, ...links]
}

function needCommands(shape: Shape): Command[] {
  const { seed, office, own, texts } = shape
  const owner = officeId(seed, office.code)
  const chance = chanceOf(seed, `needs/${office.code}`)
  return [2020, 2021].flatMap((year) =>
    (['personnel', 'training'] as const).map((area) => {
      const required =
        Math.round(between(chance, 400, 1400) * Math.sqrt(office.people / 200)) * 10000
      return create(seed, 'funding_need', `${office.code}/${area}/${year}`, {
        office: owner,
        workplan: workplanId(seed, office.code),
        area,
        year,
        description: filled(texts.needs[area], own, year),
        required,
        secured: Math.round((required * between(chance, 0.3, 0.95)) / 10000) * 10000,
      })
    }),
  )
}

function parityTargets(shape: Shape): Command[] {
  const { seed, office } = shape
  const owner = officeId(seed, office.code)
  return CATEGORIES.flatMap((category) =>
    [2021, LAST_YEAR].map((year) =>
      put('parity_target', {
        office: owner,
        category: sampleId(seed, `personnel_category/${category.code}`),
        year,
        women_share: (category.code === 'PP' ? 22 : 30) + (year - FIRST_YEAR) * 3,
      }),
    ),
  )
}

/** The second risk of an office is about one output, of another objective in each. */
function riskyOutput({ seed, office, outputs }: Shape): string {
  const objective = at(OBJECTIVES, turnOf(office)).code
  const output = outputs.find((entry) => entry.objective === objective)
  if (!output) throw new Error(`sample: ${office.code} has no output of ${objective}`)
  return sampleId(seed, `output/${output.name}`)
}

function peopleAndRisks(shape: Shape): Command[] {
  const { seed, office, own, texts } = shape
  const owner = officeId(seed, office.code)
  const roles = ['head', 'gender_focal_point', 'enterer'] as const
  const titles = [texts.roles.head, texts.roles.gender, texts.roles.education]
  return [
    ...own.people.map((name, index) =>
      create(seed, 'person_role', `${office.code}/${index}`, {
        office: owner,
        name,
        title: at(titles, index),
        role: at(roles, index),
      }),
    ),
    ...own.risks.map((risk, index) =>
      create(seed, 'risk', `${office.code}/${index}`, {
        office: owner,
        workplan: workplanId(seed, office.code),
        ...(index === 1 ? { output: riskyOutput(shape) } : {}),
        type: risk.type,
        statement: risk.statement,
        likelihood: risk.likelihood,
        impact: risk.impact,
        mitigation: risk.mitigation,
        owner_name: own.people[index % 2] ?? own.people[0],
        status: index === 2 ? 'mitigated' : 'open',
      }),
    ),
  ]
}

/** The plan of an office; activities stand as they did at the end of quarter `until`. */
export function planCommands(shape: Shape, until: number): Command[] {
  const { seed, office, own } = shape
  const global = office.code === HQ_CODE
  return [
    create(seed, 'workplan', office.code, {
      strategy: strategyId(seed),
      office: officeId(seed, office.code),
      ...(global ? {} : { parent: workplanId(seed, HQ_CODE) }),
      code: `WP-${office.code}`,
      title: own.title,
      level: global ? 'global' : 'field',
      year_from: FIRST_YEAR,
      year_to: LAST_YEAR,
      currency: 'USD',
      plan_version: 1,
    }),
    ...resultCommands(shape, until),
    ...indicatorCommands(shape),
    ...peopleAndRisks(shape),
    ...linkCommands(shape),
    ...needCommands(shape),
    ...parityTargets(shape),
  ]
}
