// `waymark info`: whose workspace this is, what it holds, how complete the reports are, which packages came
// and went.
import type { Client } from '#contract/client.ts'
import { type Output, tableLines } from '../output.ts'
import { withWorkspace } from '../session.ts'

const LAST_PACKAGES = 5

export async function info(file: string, output: Output): Promise<void> {
  await withWorkspace(file, async ({ client }) => {
    const [found, log] = [await client.workspaces.info(), await client.packages.log()]
    const completeness = await client.submissions.completeness({})
    const { workspace } = found
    const packages = log.slice(0, LAST_PACKAGES).map((entry) => ({
      id: entry.package.id,
      kind: entry.package.kind,
      direction: entry.direction,
      at: entry.at,
      from: entry.package.from.office,
      to: entry.package.to.office,
      period: entry.package.period,
      changes: entry.package.changes,
      bytes: entry.package.bytes,
      result: entry.result,
    }))
    output.document({ ...found, completeness, packages })
    output.say('cli.info.office', {
      office: workspace.office.name,
      code: workspace.office.code,
      role: workspace.role,
    })
    output.say('cli.info.strategy', {
      title: workspace.strategy.title,
      from: String(workspace.strategy.yearFrom),
      to: String(workspace.strategy.yearTo),
    })
    const { backup } = workspace
    if (backup) output.say('cli.info.backup', { at: backup.at, of: backup.of ?? 'none' })
    if (workspace.strategy.notice) output.line(workspace.strategy.notice)
    output.say('cli.info.person', { person: workspace.person })
    output.say('cli.info.size', {
      changes: found.changes,
      conflicts: found.conflicts,
      kilobytes: Math.ceil(found.bytes / 1024),
      schema: workspace.schemaVersion,
    })
    output.line()
    const rows = Object.entries(found.rows).filter(([, count]) => count > 0)
    const lines = tableLines(
      rows.map(([entity, count]) => [output.text(`entity.${entity}`), output.number(count)]),
      [1],
    )
    for (const line of lines) output.line(line)
    sayCompleteness(completeness, output)
    if (packages.length === 0) return
    output.line()
    output.say('cli.info.packages')
    for (const line of tableLines(
      packages.map(({ id, at, direction, result, kind, from, to, period, changes }) => [
        at.slice(0, 16).replace('T', ' '),
        output.text(`cli.direction.${result === 'taken_back' ? result : direction}`),
        kind,
        `${from} > ${to}`,
        period ?? '',
        output.text('cli.changes', { changes }),
        id,
      ]),
    )) {
      output.line(line)
    }
  })
}

type Completeness = Awaited<ReturnType<Client['submissions']['completeness']>>

/** The last period as a table: for people; all periods are in the document. */
function sayCompleteness(all: Completeness, output: Output): void {
  const last = all.at(-1)?.period
  if (last === undefined) return
  output.line()
  output.say('cli.info.completeness', { period: last })
  const head = ['office', 'filled', 'declared', 'empty', 'errors', 'warnings', 'notes', 'state']
  const lines = all
    .filter(({ period }) => period === last)
    .map((each) => [
      each.code,
      output.text('cli.info.filled', { filled: each.filled, expected: each.expected }),
      output.number(each.notAvailable + each.notApplicable),
      output.number(each.empty),
      output.number(each.problems.error),
      output.number(each.problems.warning),
      output.number(each.problems.info),
      output.text('cli.info.stands', { state: each.state, timeliness: each.timeliness }),
    ])
  const words = head.map((name) => output.text(`cli.info.head.${name}`))
  for (const line of tableLines([words, ...lines], [1, 2, 3, 4, 5, 6])) output.line(line)
}
