// `waymark import`: takes packages, each all or nothing; one that is refused does not stop the others.

import type { Engine } from '#app/engine.ts'
import { finish, toRefusal } from '#contract/client.ts'
import { isRefusedInput } from '#domain/errors.ts'
import { type Output, tableLines } from '../output.ts'
import { readAsFile, showProgress, withWorkspace } from '../session.ts'
import { STATUS, type Status, Stop } from '../status.ts'

interface Options {
  readonly dryRun?: boolean
  readonly trust?: string
}

type Taken = Awaited<ReturnType<typeof take>>
type Refused = {
  readonly file: string
  readonly error: {
    readonly code: string
    readonly values: Readonly<Record<string, string | number>>
    readonly message: string
  }
  readonly status: Status
}

export async function importPackages(
  file: string,
  packages: readonly string[],
  options: Options,
  output: Output,
): Promise<Status> {
  return withWorkspace(file, async (engine) => {
    const done: object[] = []
    let worst: Status = STATUS.done
    for (const name of packages) {
      const taken = await takeOrRefuse(engine, name, options, output)
      if ('status' in taken) {
        const { status, ...said } = taken
        output.note('cli.import.refused', { file: name, message: said.error.message })
        worst = worst === STATUS.refused ? worst : status
        done.push(said)
      } else {
        showTaken(taken, output)
        done.push(taken)
      }
    }
    output.document({ packages: done })
    return worst
  })
}

async function takeOrRefuse(
  engine: Engine,
  file: string,
  options: Options,
  output: Output,
): Promise<Taken | Refused> {
  try {
    return await take(engine, file, options, output)
  } catch (error) {
    if (error instanceof Stop) {
      const message = output.text(error.id, error.values)
      return {
        file,
        error: { code: error.id, values: error.values, message },
        status: error.status,
      }
    }
    const refusal = toRefusal(error)
    if (!refusal) throw error
    const { code, values } = refusal
    const message = output.text(`error.${code}`, values)
    return {
      file,
      error: { code, values, message },
      status: isRefusedInput(code) ? STATUS.refused : STATUS.failed,
    }
  }
}

async function take({ client }: Engine, file: string, options: Options, output: Output) {
  const bytes = await readAsFile(file)
  const answer = await finish(
    client.packages.import({
      file: bytes,
      ...(options.trust !== undefined && { trust: options.trust }),
      ...(options.dryRun !== undefined && { dryRun: options.dryRun }),
    }),
    showProgress(output),
  )
  return { file, ...answer }
}

function showTaken({ file, package: about, result, effect, problems }: Taken, output: Output) {
  output.say('cli.import.taken', {
    file,
    kind: about.kind,
    office: about.from.name,
    period: about.period ?? 'none',
    result,
  })
  output.say('cli.import.effect', {
    fresh: effect.new,
    changed: effect.changed,
    same: effect.same,
    conflicts: effect.conflicts,
    problems: problems.length,
  })
  const rows = effect.byEntity
    .filter((entry) => entry.new + entry.changed + entry.conflicts > 0)
    .map((entry) => [
      `  ${output.text(`entity.${entry.entity}`)}`,
      output.text('cli.import.entity', {
        fresh: entry.new,
        changed: entry.changed,
        conflicts: entry.conflicts,
      }),
    ])
  for (const line of tableLines(rows)) output.line(line)
  for (const problem of problems) {
    output.line(
      `  ${output.text(`cli.severity.${problem.severity}`)} ${problem.place}: ${output.text(
        `rule.${problem.rule}`,
        problem.values,
      )}`,
    )
  }
}
