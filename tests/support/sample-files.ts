// The sample strategy as the files of a profile: made by the application itself once in a run of the tests,
// then copied to wherever a test is going to open it, which finds it there as it does at its second start.
import { constants, cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { createEngine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'

export interface Sample {
  readonly role: 'hq' | 'field'
  readonly office?: string
}

/** During the window in which the second quarter of 2021, the sample's current one, is reported. */
export const SAMPLE_NOW = '2021-07-10T08:00:00.000Z'

/** What a profile keeps of workspaces; which was opened last, and its copies, are of each profile alone. */
const KEPT = ['workspaces', 'keys', 'sent']

/** Lays the sample into a profile; what is there already stays. It is not opened. */
export async function laySample(profile: string, sample: Sample): Promise<void> {
  const made = join(inject('runFolder'), ['sample', sample.role, sample.office ?? ''].join('-'))
  if (!existsSync(made)) await makeSample(made, sample)
  cpSync(made, profile, { recursive: true, force: false, mode: constants.COPYFILE_FICLONE })
}

/** Made beside its place and moved there whole: another test file may be about to make the same. */
async function makeSample(made: string, { role, office }: Sample): Promise<void> {
  const profile = mkdtempSync(`${made}-making-`)
  const engine = createEngine({
    host: 'direct',
    profile,
    clock: () => SAMPLE_NOW,
    version: '0.1.0',
    pdf: null,
    can: { print: false, pdf: false, revealFile: false, nativeDialogs: false },
  })
  await finish(engine.client.workspaces.openSample({ role, ...(office ? { office } : {}) }))
  await engine.close()
  const whole = mkdtempSync(`${made}-whole-`)
  for (const part of KEPT) {
    if (existsSync(join(profile, part))) renameSync(join(profile, part), join(whole, part))
  }
  rmSync(profile, { recursive: true })
  try {
    renameSync(whole, made)
  } catch (error) {
    if (!existsSync(made)) throw error
  }
}
