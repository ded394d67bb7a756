// `waymark compare`: two versions of a plan, field by field. A version is a workplan by its code, now or
// as it was: on a day, when the report for a period was sent, before a package was taken.
import type { Client } from '#contract/client.ts'
import { isUnread, type Value } from '#domain/entities.ts'
import { isPeriod } from '#domain/periods.ts'
import { type Output, tableLines } from '../output.ts'
import { withWorkspace } from '../session.ts'
import { STATUS, Stop } from '../status.ts'

interface Options {
  readonly plan?: string
  readonly with?: string
  readonly since?: string
  readonly until?: string
  readonly reports?: boolean
}

type Side = Parameters<Client['compare']['plans']>[0]['before']
type Found = Awaited<ReturnType<Client['compare']['plans']>>

export async function compare(file: string, options: Options, output: Output): Promise<void> {
  if (options.with === undefined && options.since === undefined) {
    throw new Stop('cli.compare.needs', {}, STATUS.usage)
  }
  await withWorkspace(file, async ({ client }) => {
    const plan = await workplanOf(client, options.plan)
    const other = options.with === undefined ? plan : await workplanOf(client, options.with)
    const found = await client.compare.plans({
      before: sideOf(plan, options.since),
      after: sideOf(other, options.until),
      reports: options.reports ?? false,
    })
    output.document(found)
    print(found, output)
  })
}

/** By its code; without one the office's own, as far as it has one. */
async function workplanOf(client: Client, code: string | undefined): Promise<string> {
  const { workplans } = await client.reference.get()
  const codes = workplans.map((plan) => plan.code).join(', ')
  if (code === undefined) {
    const own = (await client.workspaces.current())?.office.id
    const [first, ...more] = workplans.filter(({ office }) => office === own)
    if (first && more.length === 0) return first.id
    throw new Stop('cli.compare.plan', { codes }, STATUS.usage)
  }
  const found = workplans.find((plan) => plan.code.toLowerCase() === code.toLowerCase())
  if (!found) throw new Stop('cli.compare.unknown', { code, codes }, STATUS.usage)
  return found.id
}

/** A day, a period whose report was sent, or else a package by its id. */
function sideOf(workplan: string, at: string | undefined): Side {
  if (at === undefined) return { workplan }
  if (/^\d{4}-\d\d-\d\d$/.test(at)) return { workplan, at: { kind: 'date', date: at } }
  if (isPeriod(at)) return { workplan, at: { kind: 'submission', period: at } }
  return { workplan, at: { kind: 'import', package: at } }
}

function print(found: Found, output: Output): void {
  const { before, after, counts, same } = found
  output.say('cli.compare.of', { before: side(before, output), after: side(after, output) })
  output.say('compare.counts', { ...counts, same })
  for (const { kind, moved, place, by, fields } of found.differences) {
    const what = kind === 'changed' && moved ? 'moved' : kind
    const who = by ? `  ${by.actor} ${by.at.slice(0, 16).replace('T', ' ')}` : ''
    output.line(`${output.text(`compare.kind.${what}`)}  ${place}${who}`)
    if (kind !== 'changed') continue
    const lines = fields.map(({ field, from, to, fromWords, toWords, by: writer }) => [
      `  ${field}`,
      `${fromWords ?? shown(from)} > ${toWords ?? shown(to)}`,
      writer ? `${writer.actor} ${writer.at.slice(0, 16).replace('T', ' ')}` : '',
    ])
    for (const line of tableLines(lines)) output.line(line)
  }
}

function side({ code, at }: Found['before'], output: Output): string {
  return at === null ? output.text('cli.compare.now', { code }) : `${code} ${at.slice(0, 10)}`
}

const WIDEST = 60

function shown(value: Value): string {
  if (value === null) return '–'
  const text = isUnread(value) ? value.unread : String(value)
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}
