// `waymark import`: takes packages, each all or nothing, in any order; one that is refused does not stop
// the others.
import { glob, open as openFile, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Engine } from '#app/engine.ts'
import { finish, toRefusal } from '#contract/client.ts'
import { isRefusedInput } from '#domain/errors.ts'
import { isArmoured } from '#exchange/armour.ts'
import { openPackage } from '#exchange/open.ts'
import { sameFingerprint } from '#i18n/fingerprint.ts'
import { type Output, tableLines } from '../output.ts'
import { passphraseIn, readAsFile, readNamed, showProgress, withWorkspace } from '../session.ts'
import { STATUS, type Status, Stop } from '../status.ts'
import { inOrder, type Trial } from './import-order.ts'
import { profileIdentities } from './inspect.ts'

interface Options {
  readonly dryRun?: boolean
  /** Fingerprints that were compared, one for each new sender. */
  readonly trust?: readonly string[]
  readonly passphraseFile?: string
  readonly passphrase?: string
}

type Taken = Awaited<ReturnType<typeof take>>
type Refused = {
  readonly file: string
  /** A trial run: the packages of this run that bring what is missing here. */
  readonly waitsFor?: readonly string[]
  readonly error: {
    readonly code: string
    readonly values: Readonly<Record<string, string | number>>
    readonly message: string
  }
  readonly status: Status
}

/**
 * Folders stand for the packages in them. What is refused because an earlier package is missing is tried
 * again when others have arrived, so the order does not matter. 0 only when all were taken; in a
 * trial run, which takes none, when all would be.
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
    const all = names.flatMap((name) => said.get(name) ?? [])
    return summarize(options.dryRun ? await withWaiting(engine, all, passphrase) : all, output)
  })
}

/** Refused for now: what it builds on may be in another package. */
function isWaiting(said: Taken | Refused | undefined): said is Refused {
  return said !== undefined && 'status' in said && said.error.code === 'package_gap'
}

/** Of a trial run: says of what is refused for now which others of the run bring what it builds on. */
async function withWaiting(
  { client }: Engine,
  all: readonly (Taken | Refused)[],
  passphrase: { readonly passphrase?: string },
): Promise<readonly (Taken | Refused)[]> {
  if (all.length < 2 || !all.some(isWaiting)) return all
  const identities = await profileIdentities()
  const trials: Trial[] = []
  for (const each of all) {
    if ('status' in each && !isWaiting(each)) continue // refused for good: it brings nothing
    const bytes = await readNamed(each.file)
    const { manifest } = await openPackage(bytes, { identities, ...passphrase })
    const { stream = '', to = 0 } = isWaiting(each) ? each.error.values : {}
    const missing = { name: String(stream), last: Number(to) }
    trials.push({ file: each.file, brings: manifest.streams, missing })
  }
  const { vector } = await client.workspaces.info()
  const after = inOrder(vector, trials)
  return all.map((each) => {
    const waitsFor = isWaiting(each) ? after.get(each.file) : undefined
    return waitsFor ? { ...each, waitsFor } : each
  })
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
    packages.push(refused)
    if (each.waitsFor) {
      const others = each.waitsFor.map((other) => path.basename(other)).join(', ')
      output.say('cli.import.waits', { file: refused.file, others })
      continue
    }
    output.note('cli.import.refused', { file: refused.file, message: refused.error.message })
    worst = worst === STATUS.refused ? worst : status
  }
  const refused = all.filter((each) => 'status' in each && !each.waitsFor).length
  const isTrial = all.some((each) => !('status' in each) && each.result === 'dry_run')
  if (all.length > 1) {
    const counts = { taken: all.length - refused, all: all.length }
    output.say(isTrial ? 'cli.import.all.trial' : 'cli.import.all', counts)
  }
  output.document({ packages })
  return worst
}

const PACKAGE = /\.wmpkg$/i
const TEXT = /\.txt$/i

/** Each file once, those of a folder by name; texts only when they hold a package. */
async function packagesIn(names: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const name of names) {
    const known = await stat(name).catch(() => null)
    if (!known?.isDirectory()) {
      found.push(...(known || !name.includes('*') ? [name] : await matching(name)))
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

/** `*.wmpkg`, where the shell leaves it to the program (Windows). */
async function matching(pattern: string): Promise<string[]> {
  const names: string[] = []
  for await (const name of glob(pattern)) names.push(name)
  if (names.length === 0) throw new Stop('cli.import.none', { folder: pattern })
  return names.toSorted()
}

/** How much of a text is looked at; where a package stands in a mail is near its beginning. */
const LOOKED_AT = 64 * 1024 // bytes

/** One that cannot be read counts: taking it then says, of this file, why. */
async function holdsPackage(file: string): Promise<boolean> {
  try {
    if (!(await stat(file)).isFile()) return false
    const handle = await openFile(file, 'r')
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0)
      return isArmoured(buffer.subarray(0, bytesRead))
    } finally {
      await handle.close()
    }
  } catch {
    return true
  }
}

async function takeOrRefuse(
  engine: Engine,
  file: string,
  options: Options,
  output: Output,
): Promise<Taken | Refused> {
  try {
    try {
      return await take(engine, file, options, output)
    } catch (error) {
      const trust = comparedFor(error, options)
      if (trust === undefined) throw error
      return await take(engine, file, options, output, trust)
    }
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
    // A fault of ours stops neither the others nor the account of what they brought.
    if (!refusal) {
      const values = { detail: error instanceof Error ? error.message : String(error) }
      const message = output.text('cli.failed', values)
      return { file, error: { code: 'failed', values, message }, status: STATUS.failed }
    }
    const { code, values } = refusal
    const message = output.text(`error.${code}`, values)
    return {
      file,
      error: { code, values, message },
      status: isRefusedInput(code) ? STATUS.refused : STATUS.failed,
    }
  }
}

/** The fingerprint that a person gave for the sender that was just refused as not known. */
function comparedFor(error: unknown, { trust = [] }: Options): string | undefined {
  const refusal = toRefusal(error)
  if (refusal?.code !== 'package_signer_unknown') return undefined
  return trust.find((said) => sameFingerprint(said, String(refusal.values.fingerprint)))
}

async function take(
  { client }: Engine,
  file: string,
  options: Options,
  output: Output,
  trust?: string,
) {
  const bytes = await readAsFile(file)
  const answer = await finish(
    client.packages.import({
      file: bytes,
      ...(trust !== undefined && { trust }),
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
      `  ${output.text(`cli.severity.${problem.severity}`)} ${output.place(problem)}: ${output.text(
        `rule.${problem.rule}`,
        problem.values,
      )}`,
    )
  }
}
