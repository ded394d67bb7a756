// `waymark explain`: how a figure was made, of a screen, a report or another command's --json. Its key
// (`how.key`) names it; the rule, the cells and the offices that are not in it are told.
import type { Client } from '#contract/client.ts'
import type { Figure, FigureKey, Source } from '#domain/explain.ts'
import { figureText } from '#i18n/figures.ts'
import { dayOrPeriod } from '#i18n/intl.ts'
import { jsonFrom } from '../json-input.ts'
import { type Output, tableLines } from '../output.ts'
import { withWorkspace } from '../session.ts'

export async function explain(file: string, key: string, output: Output): Promise<void> {
  const asked = await jsonFrom(key, 'cli.explain.not_key')
  await withWorkspace(file, async ({ client }) => {
    const figure = await client.explain.get(asked as FigureKey)
    output.document({ key: asked, ...figure })
    const { offices } = await client.reference.get()
    const names = new Map(offices.map(({ id, code, name }) => [id, name || code]))
    print(figure, (id) => names.get(id) ?? id, output)
  })
}

type Name = (office: string) => string

function print(figure: Figure, nameOf: Name, output: Output): void {
  const { how, reported, expected } = figure
  output.line(figureText(output.intl, figure))
  output.say(how.rule, readable(how.values, output))
  if (expected > 1) output.say('figure.reported', { reported, expected })
  if (how.missing.length > 0) {
    output.say('figure.missing', { offices: how.missing.map(nameOf).join(', ') })
  }
  if (how.from.length === 0) return
  output.line()
  const head = ['where', 'row', 'when', 'value'].map((name) =>
    output.text(`cli.explain.head.${name}`),
  )
  const lines = how.from.map((source) => [
    placeOf(source, nameOf, output),
    source.row,
    source.period ?? '',
    cellText(source.value, figure, output),
  ])
  for (const line of tableLines([head, ...lines], [3])) output.line(line)
  if (how.more) output.say('figure.more', { count: how.more })
}

/** Days and periods as people write them. */
function readable(values: Figure['how']['values'], { intl }: Output) {
  const told = Object.entries(values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? dayOrPeriod(intl, value) : value,
  ])
  return Object.fromEntries(told) as Record<string, string | number>
}

/** A cell has its own unit, whatever that of the figure is; of money both are amounts. */
function cellText(value: number | null, figure: Figure, { intl }: Output): string {
  if (figure.unit === 'money' || value === null) return figureText(intl, { ...figure, value })
  return intl.formatNumber(value, { maximumFractionDigits: 2 })
}

/** Whose cell it is and what kind of one; the row is named beside it, for `waymark history`. */
function placeOf({ office, entity, name, field }: Source, nameOf: Name, output: Output): string {
  const what = [output.text(`entity.${entity}`), name].filter(Boolean).join(' ')
  return [office ? nameOf(office) : '', field ? `${what} ${field}` : what]
    .filter(Boolean)
    .join(', ')
}

type Report = Awaited<ReturnType<Client['reports']['data']>>

/** The report with the cells of every figure that has a key, for who wants them all in one document. */
export async function withCells(client: Client, report: Report): Promise<Report> {
  const made = new Map<string, Promise<Figure>>()
  const told = (key: FigureKey) => {
    const name = JSON.stringify(key)
    const known = made.get(name) ?? client.explain.get(key)
    made.set(name, known)
    return known
  }
  const walk = async (value: unknown): Promise<unknown> => {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return Promise.all(value.map(walk))
    if (isFigure(value) && value.how.key) {
      const { key } = value.how
      return { ...value, how: { ...(await told(key)).how, key } }
    }
    const entries = Object.entries(value).map(
      async ([name, each]) => [name, await walk(each)] as const,
    )
    return Object.fromEntries(await Promise.all(entries))
  }
  return (await walk(report)) as Report
}

function isFigure(value: object): value is Figure {
  return 'how' in value && 'reported' in value && 'unit' in value
}
