// `waymark import`: takes packages, each all or nothing, in any order; one that is refused does not stop
// the others.
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'

import type { Engine } from '#app/engine.ts'
import { finish, toRefusal } from '#contract/client.ts'
import { isRefusedInput } from '#domain/errors.ts'
import { type Output, tableLines } from '../output.ts'
import { passphraseIn, readAsFile, readNamed, showProgress, withWorkspace } from '../session.ts'
import { STATUS, type Status, Stop } from '../status.ts'

interface Options {
  readonly dryRun?: boolean
  readonly trust?: string
  readonly passphraseFile?: string
  readonly passphrase?: string
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

/**
 * Folders stand for the packages in them. What is refused because an earlier package is missing is tried
 * again when others have arrived, so the order does not matter. 0 only when all were taken.
 */
export async function importPackages(
  file: string,
  packages: readonly string[],
  options: Options,
  output: Output,
): Promise<Status> {
  const names = await packagesIn(packages)
  const passphrase = await passphraseIn(options.passphraseFile)
  return withWorkspace(file, async (engine) => {
    const said = new Map<string, Taken | Refused>()
    let open = names
    for (let before = -1; open.length !== before && open.length > 0; ) {
      before = open.length
      for (const name of open) {
        const taken = await takeOrRefuse(engine, name, { ...options, ...passphrase }, output)
        if (!('status' in taken)) showTaken(taken, output)
        said.set(name, taken)
      }
      open = options.dryRun ? [] : open.filter((name) => isWaiting(said.get(name)))
    }
    return summarize(
      names.flatMap((name) => said.get(name) ?? []),
      output,
    )
  })
}

/** Refused for now: what it builds on may be in another package. */
function isWaiting(said: Taken | Refused | undefined): boolean {
  return said !== undefined && 'status' in said && said.error.code === 'package_gap'
}

function summarize(all: readonly (Taken | Refused)[], output: Output): Status {
  let worst: Status = STATUS.done
  const packages: object[] = []
  for (const each of all) {
    if (!('status' in each)) {
      packages.push(each)
      continue
    }
    const { status, ...refused } = each
    output.note('cli.import.refused', { file: refused.file, message: refused.error.message })
    worst = worst === STATUS.refused ? worst : status
    packages.push(refused)
  }
  const refused = all.filter((each) => 'status' in each).length
  if (all.length > 1) output.say('cli.import.all', { taken: all.length - refused, all: all.length })
  output.document({ packages })
  return worst
}

const PACKAGE = /\.wmpkg$/i
const TEXT = /\.txt$/i

/** Each file once, those of a folder by name; texts only when they hold a package. */
async function packagesIn(names: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of names) {
    const isFolder = (await stat(name).catch(() => null))?.isDirectory() === true
    if (!isFolder) {
      found.push(name)
      continue
    }
    const inside = (await readdir(name)).toSorted().map((each) => path.join(name, each))
    const texts = new Set<string>()
    for (const each of inside) if (TEXT.test(each) && (await holdsPackage(each))) texts.add(each)
    const packages = inside.filter((each) => PACKAGE.test(each) || texts.has(each))
    if (packages.length === 0) throw new Stop('cli.import.none', { folder: name })
    found.push(...packages)
  }
  return [...new Set(found)]
}

async function holdsPackage(file: string): Promise<boolean> {
  return Buffer.from(await readNamed(file)).includes('-----BEGIN AGE ENCRYPTED FILE-----')
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
      ...(options.passphrase !== undefined && { passphrase: options.passphrase }),
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
  if (effect.late > 0) output.say('cli.import.late', { late: effect.late })
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
