// The rows of the Consolidated room: a tree by objective, office, indicator or period, folded as the person
// left it and narrowed by what is looked for. Pure functions of what the engine gives. Nothing is added
// up here: a total is a line of its own that the engine made by the indicator's rules.
import type { Consolidated, Definition, Layout, Line, Office, Parts } from './pivot.ts'

/** Which figures a row or a cell is about; what is left out comes from the other one. */
export interface About {
  readonly definition?: Definition
  /** Of an indicator: where it stands; without one: whose mean. */
  readonly objective?: string | null
  readonly office?: string | null
  /** Position in the periods asked for. */
  readonly period?: number
  /** A part of the indicator; '' is what nobody broke down. */
  readonly slice?: string
}

export interface Row {
  readonly id: string
  readonly kind: 'mean' | 'indicator' | 'part' | 'rest'
  readonly level: number
  readonly code: string
  readonly label: string
  /** The label is words of the screen's own (a period's: its code). */
  readonly name: 'objectives' | 'offices' | 'period' | 'rest' | null
  readonly about: About
  readonly fold: 'open' | 'closed' | null
  /** Others contribute to it: shown, never added. */
  readonly aside: boolean
  readonly margin: boolean
  readonly earlier: boolean
  /** Its parts are to be asked for. */
  readonly wants: boolean
}

export interface Shown {
  readonly data: Consolidated
  readonly layout: Layout
  /** By `partsKey`. */
  readonly parts: ReadonlyMap<string, Parts>
  /** Rows whose fold is the other way than at first. */
  readonly turned: ReadonlySet<string>
  readonly find: string
}

export function partsKey(definition: string, objective: string | null | undefined): string {
  return `${definition} ${objective ?? ''}`
}

/** Rows in order; a folded row's children are not among them. */
export function rowsOf(shown: Shown): readonly Row[] {
  const around = aroundOf(shown)
  switch (shown.layout.grouping) {
    case 'objective':
      return byObjective(around)
    case 'office':
      return byOffice(around)
    case 'indicator':
      return byIndicator(around)
    case 'period':
      return byPeriod(around)
  }
}

const PLAIN = {
  code: '',
  label: '',
  name: null,
  fold: null,
  aside: false,
  margin: false,
  earlier: false,
  wants: false,
} as const

interface Around extends Shown {
  readonly words: string
  readonly definitions: ReadonlyMap<string, Definition>
  /** Indicators in order, by office; '' is all offices together. */
  readonly lines: ReadonlyMap<string, readonly Line[]>
}

function aroundOf(shown: Shown): Around {
  const { lines, objectives, definitions } = shown.data
  const goals = new Map(objectives.map(({ id }, index) => [id, index]))
  const order = new Map(definitions.map(({ id }, index) => [id, index]))
  const goal = (line: Line) => goals.get(line.objective ?? '') ?? objectives.length
  const number = (line: Line) => order.get(line.definition ?? '') ?? 0
  const indicators = lines
    .filter((line) => line.definition !== null)
    .sort((a, b) => goal(a) - goal(b) || number(a) - number(b))
  return {
    ...shown,
    words: shown.find.trim().toLocaleLowerCase(),
    definitions: new Map(definitions.map((one) => [one.id, one])),
    lines: Map.groupBy(indicators, (line) => line.office ?? ''),
  }
}

function finds({ words }: Around, ...names: readonly (string | undefined)[]): boolean {
  return words === '' || names.join(' ').toLocaleLowerCase().includes(words)
}

function findsIndicator(around: Around, line: Line): boolean {
  const found = around.definitions.get(line.definition ?? '')
  return finds(around, found?.code, found?.title)
}

/** As it is at first, or turned by the person; what is looked for is not hidden in a fold. */
function foldOf(around: Around, id: string, first: 'open' | 'closed'): 'open' | 'closed' {
  if (around.words !== '') return 'open'
  return (first === 'open') !== around.turned.has(id) ? 'open' : 'closed'
}

// An indicator and its parts ----------------------------------------------------------------------

/** An indicator, of all offices or of one, with its parts where they are unfolded. */
function indicatorRows(
  around: Around,
  under: string,
  level: number,
  line: Line,
  more: Partial<Pick<Row, 'code' | 'label'>> & { readonly period?: number } = {},
): readonly Row[] {
  const definition = around.definitions.get(line.definition ?? '')
  if (!definition) return []
  const { period, ...words } = more
  const id = `${under}/${partsKey(definition.id, line.objective)}`
  const isOpen = definition.brokenDown && around.turned.has(id)
  const row: Row = {
    ...PLAIN,
    id,
    kind: 'indicator',
    level,
    code: definition.code,
    label: definition.title,
    ...words,
    about: {
      definition,
      objective: line.objective,
      office: line.office,
      ...(period === undefined ? {} : { period }),
    },
    fold: definition.brokenDown ? (isOpen ? 'open' : 'closed') : null,
    aside: line.summedUp,
    wants: isOpen,
  }
  return isOpen ? [row, ...partRows(around, row)] : [row]
}

function partRows(around: Around, of: Row): readonly Row[] {
  const { definition, objective, office = null } = of.about
  const parts = around.parts.get(partsKey(definition?.id ?? '', objective))
  if (!parts) return []
  const own = parts.lines.find((line) => line.office === office)
  // What was entered under another scheme is shown where there is something.
  const shown = parts.parts.filter(
    (part) => !part.earlier || own?.values[part.slice]?.some((value) => value !== null),
  )
  const level = of.level + 1
  return [
    ...shown.map(
      ({ slice, label, margin, earlier }): Row => ({
        ...PLAIN,
        id: `${of.id}/${slice}`,
        kind: 'part',
        level,
        label,
        about: { ...of.about, slice },
        margin,
        earlier,
      }),
    ),
    {
      ...PLAIN,
      id: `${of.id}/`,
      kind: 'rest',
      level,
      name: 'rest',
      about: { ...of.about, slice: '' },
    },
  ]
}

/** A row with a mean over indicators, and what is under it. */
function meanRows(
  around: Around,
  row: Pick<Row, 'id' | 'about'> & Partial<Pick<Row, 'code' | 'label' | 'name'>>,
  first: 'open' | 'closed',
  lines: readonly Line[],
  more: { readonly period?: number } = {},
): readonly Row[] {
  const fold = lines.length > 0 ? foldOf(around, row.id, first) : null
  const whole: Row = { ...PLAIN, kind: 'mean', level: 0, ...row, fold }
  if (fold !== 'open') return [whole]
  return [whole, ...lines.flatMap((line) => indicatorRows(around, row.id, 1, line, more))]
}

// The four groupings ------------------------------------------------------------------------------

function byObjective(around: Around): readonly Row[] {
  const { objectives } = around.data
  const together = around.lines.get('') ?? []
  const groups = objectives.flatMap(({ id, code, title }) => {
    const all = together.filter((line) => line.objective === id)
    const named = finds(around, code, title)
    const lines = named ? all : all.filter((line) => findsIndicator(around, line))
    if (lines.length === 0 && !(named && all.length === 0)) return []
    const row = { id, code, label: title, about: { objective: id, office: null } }
    return meanRows(around, row, 'open', lines)
  })
  const known = new Set(objectives.map(({ id }) => id))
  const rest = together.filter(
    (line) => !known.has(line.objective ?? '') && findsIndicator(around, line),
  )
  const about = { objective: null, office: null }
  const isWhole = around.words === '' && around.layout.objective === null && objectives.length > 1
  return [
    ...(isWhole && groups.length > 0 ? [wholeRow('objectives', about)] : []),
    ...groups,
    ...rest.flatMap((line) => indicatorRows(around, '-', 0, line)),
  ]
}

/** The mean over everything that is in view. */
function wholeRow(name: 'objectives' | 'offices', about: About): Row {
  return { ...PLAIN, id: 'all', kind: 'mean', level: 0, name, about }
}

function byOffice(around: Around): readonly Row[] {
  const { offices } = around.data
  const { objective, office: only } = around.layout
  const groups = offices.flatMap(({ id, code, name }) => {
    const all = around.lines.get(id) ?? []
    const lines = finds(around, code, name)
      ? all
      : all.filter((line) => findsIndicator(around, line))
    if (lines.length === 0) return []
    const row = { id, code, label: name, about: { objective, office: id } }
    return meanRows(around, row, offices.length > 1 ? 'closed' : 'open', lines)
  })
  const isWhole = around.words === '' && only === null && groups.length > 0
  return [...(isWhole ? [wholeRow('offices', { objective, office: null })] : []), ...groups]
}

function byIndicator(around: Around): readonly Row[] {
  const own = new Map<string, Line[]>()
  for (const { id } of around.data.offices) {
    for (const line of around.lines.get(id) ?? []) {
      const key = partsKey(line.definition ?? '', line.objective)
      own.set(key, [...(own.get(key) ?? []), line])
    }
  }
  return (around.lines.get('') ?? []).flatMap((line) => {
    const all = own.get(partsKey(line.definition ?? '', line.objective)) ?? []
    const named = findsIndicator(around, line)
    const lines = named ? all : all.filter((each) => findsOffice(around, officeOf(around, each)))
    const [row] = indicatorRows(around, 'i', 0, line)
    if (!row || (lines.length === 0 && !named)) return []
    // Its fold is for its offices; each of them has its parts.
    const fold = lines.length === 0 ? null : foldOf(around, row.id, 'closed')
    const whole: Row = { ...row, fold, wants: false }
    if (fold !== 'open') return [whole]
    return [whole, ...lines.flatMap((each) => officeRows(around, row.id, each))]
  })
}

function officeOf(around: Around, line: Line): Office | undefined {
  return around.data.offices.find(({ id }) => id === line.office)
}

function findsOffice(around: Around, office: Office | undefined): boolean {
  return finds(around, office?.code, office?.name)
}

/** An indicator's line of one office, named by the office. */
function officeRows(around: Around, under: string, line: Line): readonly Row[] {
  const office = officeOf(around, line)
  if (!office) return []
  const words = { code: office.code, label: office.name }
  return indicatorRows(around, `${under}/${office.id}`, 1, line, words)
}

function byPeriod(around: Around): readonly Row[] {
  const { objective } = around.layout
  const lines = (around.lines.get('') ?? []).filter((line) => findsIndicator(around, line))
  if (lines.length === 0) return []
  // The latest first: it is what people come for.
  return around.data.periods
    .map((code, period) => ({ code, period }))
    .reverse()
    .flatMap(({ code, period }, index) => {
      const about = { objective, office: null, period }
      const row = { id: code, label: code, name: 'period', about } as const
      return meanRows(around, row, index === 0 ? 'open' : 'closed', lines, { period })
    })
}
