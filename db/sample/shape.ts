// What an office's plan is made of before it becomes commands: its outputs, activities and
// indicators with the numbers that plan.ts and quarter.ts both need. Pure, and the same for a seed.
import { DEFINITIONS, OBJECTIVES, type SampleDefinition } from './data/definitions.ts'
import { sampleOfficeOf } from './data/offices.ts'
import { headcountOf, operationalStaff, totalsOf } from './personnel.ts'
import { at, between, type Chance, chanceOf, wholeBetween } from './random.ts'
import { languageTexts, officeTexts } from './texts.ts'
import {
  type LanguageTexts,
  type ObjectiveCode,
  type OfficeTexts,
  OUTPUT_KEYS,
  type OutputKey,
  type Role,
  type SampleOffice,
} from './types.ts'

export interface ShapedOutput {
  readonly key: OutputKey
  readonly objective: ObjectiveCode
  readonly copy: number
  readonly name: string // names its id
  readonly code: string
  readonly statement: string
}

export interface ShapedActivity {
  readonly output: ShapedOutput
  readonly name: string
  readonly code: string
  readonly title: string
  readonly from: number // quarter it starts in, 2020Q1 is 0
  readonly quarters: number // how many it lasts
  /** Percent of the plan that it really achieves per quarter. */
  readonly pace: number
  readonly role: Role
  readonly partner: string | null
  readonly special: boolean
  readonly corporate: boolean
  readonly suspended: boolean
  readonly budget: readonly ShapedBudget[]
}

export interface ShapedBudget {
  readonly name: string
  readonly category: 'personnel' | 'training' | 'travel' | 'equipment' | 'partner_grants' | 'other'
  readonly year: number
  readonly planned: number // minor units
}

export interface ShapedIndicator {
  readonly definition: SampleDefinition
  readonly copy: number
  readonly name: string
  readonly output: ShapedOutput
  readonly baseline: number | null
  readonly baselineDenominator: number
  readonly final: number | null
  /** How much of the planned change is reached. */
  readonly pace: number
}

export interface Shape {
  readonly office: SampleOffice
  readonly seed: number
  readonly texts: LanguageTexts
  readonly own: OfficeTexts
  readonly outputs: readonly ShapedOutput[]
  readonly activities: readonly ShapedActivity[]
  readonly indicators: readonly ShapedIndicator[]
}

const OBJECTIVE_OF: ReadonlyMap<OutputKey, ObjectiveCode> = new Map(
  DEFINITIONS.map((definition) => [definition.output, definition.objective]),
)

const ROLE_OF: Readonly<Record<OutputKey, Role>> = {
  accountable: 'head',
  focal_points: 'gender',
  review: 'head',
  vacancies: 'hr',
  parity: 'hr',
  special: 'hr',
  retention: 'hr',
  environment: 'operations',
  conduct: 'hr',
  training: 'gender',
  data: 'education',
  reach: 'education',
  teams: 'operations',
  analysis: 'gender',
  clauses: 'partners',
  dialogue: 'head',
  partner_parity: 'partners',
}

const PARTNERED: ReadonlySet<OutputKey> = new Set([
  'vacancies',
  'training',
  'data',
  'reach',
  'teams',
  'dialogue',
  'partner_parity',
])

/** Fills the slots of a text for an office; `turn` picks which town and partner. */
export function filled(text: string, own: OfficeTexts, turn: number): string {
  return text.replace(/\{(\w+)\}/g, (_, slot: string) => {
    if (slot === 'town') return at(own.towns, turn)
    if (slot === 'town2') return at(own.towns, turn + 1)
    if (slot === 'partner') return at(own.partners, turn)
    if (slot === 'authority') return own.authority
    if (slot === 'here') return own.here
    return `{${slot}}`
  })
}

/** The smallest plan leaves out outputs; field offices differ in how many activities they plan. */
function keysOf(office: SampleOffice): readonly OutputKey[] {
  if (office.code !== 'CYP') return OUTPUT_KEYS
  const small: readonly OutputKey[] = ['special', 'review', 'partner_parity']
  return OUTPUT_KEYS.filter((key) => !small.includes(key))
}

function activitiesPerOutput(office: SampleOffice, position: number): number {
  if (office.code === 'CYP') return 1
  if (office.code === 'COD') return 4
  return position % 3 === 1 ? 2 : 3
}

function shapeOutputs(office: SampleOffice, own: OfficeTexts, texts: LanguageTexts, scale: number) {
  const outputs: ShapedOutput[] = []
  for (const [goal, objective] of OBJECTIVES.entries()) {
    const keys = keysOf(office).filter((key) => OBJECTIVE_OF.get(key) === objective.code)
    for (let copy = 0; copy < scale; copy += 1) {
      for (const [position, key] of keys.entries()) {
        const turn = turnOf(office) + position + copy
        outputs.push({
          key,
          objective: objective.code,
          copy,
          name: `${office.code}/${key}/${copy}`,
          code: `${goal + 1}.${copy * keys.length + position + 1}`,
          statement: filled(at(texts.outputs[key].statements, turn), own, turn),
        })
      }
    }
  }
  return outputs
}

/** A small number of the office, so that neighbours do not get the same texts. */
export function turnOf(office: SampleOffice): number {
  let turn = 0
  for (const letter of office.code) turn += letter.charCodeAt(0)
  return turn
}

const BUDGETS: Readonly<Record<Role, readonly ShapedBudget['category'][]>> = {
  head: ['travel', 'other'],
  gender: ['training', 'travel'],
  hr: ['personnel', 'other'],
  operations: ['equipment', 'personnel'],
  education: ['partner_grants', 'training'],
  partners: ['partner_grants', 'travel'],
}

function budgetOf(
  name: string,
  role: Role,
  from: number,
  quarters: number,
  size: number,
  chance: Chance,
): ShapedBudget[] {
  const first = 2020 + Math.floor(from / 4)
  const last = 2020 + Math.floor((from + quarters - 1) / 4)
  const years = first === last ? [first, first] : [first, last]
  return years.map((year, index) => ({
    name: `${name}/${index}`,
    category: at(BUDGETS[role], index),
    year,
    planned: Math.round(between(chance, 4, 26) * size) * 50_000,
  }))
}

function shapeActivities(
  office: SampleOffice,
  own: OfficeTexts,
  texts: LanguageTexts,
  outputs: readonly ShapedOutput[],
  seed: number,
): ShapedActivity[] {
  const size = Math.max(0.4, Math.sqrt(office.people / 200))
  return outputs.flatMap((output, position) => {
    const chance = chanceOf(seed, `activities/${output.name}`)
    const turn = turnOf(office) + output.copy
    const mine = own.own.filter(([key]) => key === output.key).map(([, title]) => title)
    const pool = texts.outputs[output.key].activities
    const wanted = Math.max(activitiesPerOutput(office, position), mine.length)
    const common = Array.from({ length: wanted - mine.length }, (_, index) =>
      filled(at(pool, turn + index), own, turn + index),
    )
    return [...mine, ...common].map((title, index): ShapedActivity => {
      const name = `${output.name}/${index}`
      const from = wholeBetween(chance, 0, 7)
      const quarters = wholeBetween(chance, 2, 8)
      const role = ROLE_OF[output.key]
      return {
        output,
        name,
        code: `${output.code}.${index + 1}`,
        title,
        from,
        quarters,
        pace: between(chance, 0.55, 1.2),
        role,
        partner: PARTNERED.has(output.key) ? at(own.partners, turn + index) : null,
        special: office.type === 'hq' && (output.key === 'special' || output.key === 'vacancies'),
        corporate:
          office.type === 'hq' && ['accountable', 'conduct', 'training'].includes(output.key),
        suspended: from < 3 && chance() < 0.05,
        budget: budgetOf(name, role, from, quarters, size, chance),
      }
    })
  })
}

/** Offices with one programme, site or event more to go: counts that add up over the portfolio. */
const HAD_FOCAL_POINT = ['AFG', 'COD', 'COL', 'IRQ', 'LBN', 'SOM', 'SSD']
const HAD_SAFE_SITE = ['AFG', 'COD', 'COL', 'CYP', 'IRQ', 'LBN', 'LBY', 'MLI', 'SSD']
const TWO_READVERTISED = [
  ...['AFG', 'BFA', 'CAF', 'COD', 'COL', 'IRQ', 'LBN', 'MLI', 'SDN', 'SOM', 'SSD', 'SYR'],
]
const PLANS_EVENT = ['COD', 'COL', 'IRQ', 'LBN', 'MLI', 'NGA', 'SOM', 'SSD']
const HAD_EVENT = ['COL', 'LBN']

interface Ends {
  readonly baseline: number | null
  readonly final: number | null
}

/** Percent of women in all personnel, or in the operational staff of partners. */
function shareAtStart(office: SampleOffice, code: 'SO2.4' | 'SO5.4', seed: number): number {
  const rows = headcountOf(office.code, seed, -1)
  const { women, men } = totalsOf(code === 'SO2.4' ? rows : operationalStaff(rows))
  return (100 * women) / (women + men)
}

/** Baseline and final target of an office; null when its plan does not use the indicator. */
function endsOf(
  definition: SampleDefinition,
  office: SampleOffice,
  seed: number,
  chance: Chance,
): Ends | null {
  const { code } = office
  if (definition.measure === 'qualitative') return { baseline: null, final: null }
  if (definition.code === 'SO1.2') {
    return { baseline: HAD_FOCAL_POINT.includes(code) ? 1 : 0, final: 1 }
  }
  if (definition.code === 'SO3.2') {
    return { baseline: HAD_SAFE_SITE.includes(code) ? 1 : 0, final: 1 }
  }
  if (definition.code === 'SO2.5') {
    return { baseline: 0, final: TWO_READVERTISED.includes(code) ? 2 : 1 }
  }
  if (definition.code === 'SO5.2') {
    if (!PLANS_EVENT.includes(code)) return null
    return HAD_EVENT.includes(code) ? { baseline: 1, final: 2 } : { baseline: 0, final: 1 }
  }
  if (definition.code === 'SO4.1') {
    return { baseline: 0, final: Math.max(20, Math.round((office.people * 1500) / 4810)) }
  }
  if (definition.code === 'SO4.3') return { baseline: null, final: null }
  const spread = between(chance, -0.2, 0.2)
  if (definition.code === 'SO2.4' || definition.code === 'SO5.4') {
    // The baseline is what the headcount says; the target is above it, whatever that is.
    const share = shareAtStart(office, definition.code, seed)
    const final = Math.max(definition.target ?? 0, share + 8) + 5 * spread
    return { baseline: Math.round(share * 10) / 10, final: Math.round(final * 10) / 10 }
  }
  const baseline = definition.baseline ?? 0
  const target = definition.target ?? 0
  return {
    baseline: Math.round(baseline * (1 + spread) * 10) / 10,
    final: target === 100 ? 100 : Math.min(100, Math.round(target * (1 + spread / 3) * 10) / 10),
  }
}

/** How many are measured in a quarter: managers, candidates, contracts, teams, people. */
export function denominatorOf(
  definition: SampleDefinition,
  office: SampleOffice,
  seed: number,
  quarter: number,
  chance: Chance,
): number {
  const size = office.people
  switch (definition.code) {
    case 'SO1.1':
      return Math.max(3, Math.round(size * 0.035))
    case 'SO2.1':
      return wholeBetween(chance, 12, 22) + Math.round(size * between(chance, 0.12, 0.3))
    case 'SO2.2':
      return wholeBetween(chance, 5, 9) + Math.round(size * between(chance, 0.03, 0.06))
    case 'SO2.3':
      return wholeBetween(chance, 2, 4) + Math.round(size * between(chance, 0.01, 0.025))
    case 'SO3.1':
      return Math.max(3, Math.round(size * 0.27 * between(chance, 0.2, 0.3)))
    case 'SO4.4':
      return Math.max(2, Math.round(size / 13))
    case 'SO4.5':
      return wholeBetween(chance, 2, 6)
    case 'SO5.1':
      return Math.max(2, Math.round(size / 45) + 1)
    case 'SO5.4': {
      const { women, men } = totalsOf(operationalStaff(headcountOf(office.code, seed, quarter)))
      return women + men
    }
    default:
      return totalsOf(headcountOf(office.code, seed, quarter)).people
  }
}

function shapeIndicators(
  office: SampleOffice,
  outputs: readonly ShapedOutput[],
  seed: number,
): ShapedIndicator[] {
  return outputs.flatMap((output) =>
    DEFINITIONS.filter((definition) => definition.output === output.key).flatMap((definition) => {
      const name = `${office.code}/${definition.code}/${output.copy}`
      const chance = chanceOf(seed, `indicator/${name}`)
      const global = office.type === 'hq'
      const ends = global
        ? { baseline: definition.baseline, final: definition.target }
        : endsOf(definition, office, seed, chance)
      if (!ends) return []
      return [
        {
          definition,
          copy: output.copy,
          name,
          output,
          ...ends,
          baselineDenominator: denominatorOf(definition, office, seed, -1, chance),
          pace: between(chance, 0.6, 1.4),
        },
      ]
    }),
  )
}

export function shapeOf(code: string, seed: number, scale: number): Shape {
  const office = sampleOfficeOf(code)
  if (!office) throw new Error(`sample: no office ${code}`)
  const own = officeTexts(code)
  const texts = languageTexts(office.language)
  // The global workplan is one plan whatever the size of the others.
  const outputs = shapeOutputs(office, own, texts, office.type === 'hq' ? 1 : scale)
  return {
    office,
    seed,
    texts,
    own,
    outputs,
    activities: shapeActivities(office, own, texts, outputs, seed),
    indicators: shapeIndicators(office, outputs, seed),
  }
}
