// The demo: a whole quarter of the sample strategy between HQ and its offices, played through the
// contract and with real packages only. It writes what a newcomer can look at (workspaces, packages,
// reports, summary.json) and nothing that a person could not have done on the screens.

import { existsSync, readdirSync, rmSync } from 'node:fs'
import { copyFile, mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { finish } from '#contract/client.ts'
import { CURRENT_QUARTER } from '#db/sample/calendar.ts'
import { Refusal } from '#domain/errors.ts'
import { makeFolder, writeFileAtomic } from '#platform/files.ts'
import { exchange } from './demo-exchange.ts'
import { type DemoOffice, enterQuarter } from './demo-office.ts'
import { printReports, summarise } from './demo-reports.ts'
import { type DemoOptions, keep, openStage, type Stage, setUpOffices } from './demo-stage.ts'
import type { DemoSummary } from './demo-summary.ts'
import type { Engine } from './engine.ts'

/** False when there is something in the folder already. */
export function isFreeFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).length === 0
}

/** Plays the demo. Refuses workspace_exists when the folder is not empty. */
export async function runDemo(options: DemoOptions): Promise<DemoSummary> {
  const folder = path.resolve(options.folder)
  if (!isFreeFolder(folder)) throw new Refusal('workspace_exists', { file: folder })
  for (const name of ['offices', 'packages', 'reports']) await makeFolder(path.join(folder, name))
  const profile = path.join(folder, '.profile')
  const engines: Engine[] = []
  let done = false
  try {
    const stage = await openStage({ ...options, folder }, profile, engines)
    const offices = await setUpOffices(stage, engines)
    for (const office of offices) await playQuarter(stage, office)
    await exchange(stage, offices)
    const reports = await printReports(stage, offices)
    const summary = await summarise(stage, offices, reports)
    await writeFileAtomic(
      path.join(folder, 'summary.json'),
      Buffer.from(`${JSON.stringify(summary, null, 2)}\n`),
    )
    if (options.keysFolder) await copyKeys(profile, options.keysFolder)
    done = true
    return summary
  } finally {
    for (const engine of engines) await engine.close()
    rmSync(profile, { recursive: true, force: true })
    if (!done) empty(folder)
  }
}

/** The folder was free when the demo began; half a demo would only be in the way of the next. */
function empty(folder: string): void {
  for (const name of readdirSync(folder)) {
    rmSync(path.join(folder, name), { recursive: true, force: true })
  }
}

async function playQuarter(stage: Stage, office: DemoOffice): Promise<void> {
  stage.clock.now = '2021-07-01T08:00:00.000Z'
  await enterQuarter(office)
  stage.options.onStep('cli.demo.office', { office: office.code, period: CURRENT_QUARTER })
  if (office.second) await joinLaptops(stage, office)
}

/** The second laptop's file reaches the first; the cell that both filled becomes a conflict. */
async function joinLaptops(stage: Stage, office: DemoOffice): Promise<void> {
  const { engine, second } = office
  if (!second) return
  const made = await second.client.packages.make({ kind: 'transfer', plain: true })
  await keep(stage, `${office.code}-2-transfer`, made, 'taken')
  const colleague = await second.client.workspaces.current()
  const { effect } = await finish(
    engine.client.packages.import({
      file: made.file,
      ...(colleague && { trust: colleague.key.fingerprint }),
    }),
  )
  office.events.joined = { new: effect.new, changed: effect.changed, conflicts: effect.conflicts }
}

async function copyKeys(profile: string, target: string): Promise<void> {
  const from = path.join(profile, 'keys')
  const to = path.join(target, 'keys')
  await mkdir(to, { recursive: true, mode: 0o700 })
  for (const name of await readdir(from)) await copyFile(path.join(from, name), path.join(to, name))
}
