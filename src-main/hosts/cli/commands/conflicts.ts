// `waymark conflicts`: what two people set without seeing each other, and settling many of them by a rule.
import type { Engine } from '#app/engine.ts'
import type { Conflict } from '#contract/conflicts.ts'
import type { Value } from '#domain/entities.ts'
import { Refusal } from '#domain/errors.ts'
import { type Output, tableLines } from '../output.ts'
import { withWorkspace } from '../session.ts'

interface Options {
  readonly office?: string
  readonly settled?: boolean
  readonly by?: 'owner' | 'hq' | 'shown' | 'latest'
  readonly dryRun?: boolean
}

export async function conflicts(file: string, options: Options, output: Output): Promise<void> {
  await withWorkspace(file, async ({ client }) => {
    const found = await client.conflicts.list({
      ...(await officeNamed(client, options.office)),
      settled: options.settled === true,
    })
    if (options.by === undefined) {
      output.document({ conflicts: found })
      show(found, output)
      return
    }
    const done = await client.conflicts.resolveBy({
      rule: options.by,
      conflicts: found.filter(({ settled }) => settled === null).map(({ id }) => id),
      dryRun: options.dryRun === true,
    })
    output.document(done)
    const chosen = new Map(done.chosen.map(({ conflict, value }) => [conflict, value]))
    for (const { id, place } of found) {
      if (chosen.has(id)) output.line(`  ${place}: ${told(chosen.get(id) ?? null)}`)
    }
    output.say('cli.conflicts.by', {
      chosen: done.chosen.length,
      skipped: done.skipped.length,
      trial: options.dryRun ? 'yes' : 'no',
    })
  })
}

async function officeNamed(client: Engine['client'], code: string | undefined) {
  if (code === undefined) return {}
  const { offices } = await client.reference.get()
  const office = offices.find((each) => each.code === code)
  if (!office) throw new Refusal('office_unknown', { office: code })
  return { office: office.id }
}

function show(found: readonly Conflict[], output: Output): void {
  if (found.length === 0) output.say('cli.conflicts.none')
  for (const { place, entity, field, sides, base, kind } of found) {
    const name = output.text(`entity.${entity}`)
    output.line(`${place} (${name}${kind === 'field' ? `, ${field}` : ''})`)
    const rows = sides.map((side) => [
      `  ${side.shown ? '*' : ' '}`,
      told(side.value),
      side.actor,
      side.office ?? '',
      side.at.slice(0, 16).replace('T', ' '),
    ])
    for (const line of tableLines(rows)) output.line(line)
    if (kind === 'field') output.say('cli.conflicts.before', { value: told(base) })
  }
}

function told(value: Value): string {
  if (value === null) return '-'
  return typeof value === 'object' ? value.unread : String(value)
}
