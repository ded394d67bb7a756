// `waymark new`: an HQ workspace, the sample, or an office's workspace from HQ's setup package.
import type { NewFile } from '#app/workspaces.ts'
import type { Output } from '../output.ts'
import { passphraseIn, readAsFile, withEngine } from '../session.ts'
import { STATUS, Stop } from '../status.ts'

interface Options {
  readonly role: 'hq' | 'field'
  readonly sample?: boolean
  readonly office?: string
  readonly setup?: string
  readonly trust?: string
  readonly title?: string
  readonly from?: number
  readonly to?: number
  readonly person?: string
  readonly passphraseFile?: string
}

export async function newWorkspace(file: string, options: Options, output: Output): Promise<void> {
  const what = await whatToMake(options)
  await withEngine(async (engine) => {
    const workspace = await engine.createFile(file, what)
    output.document(workspace)
    output.say('cli.new.made', { file, office: workspace.office.name, role: workspace.role })
  })
}

async function whatToMake(options: Options): Promise<NewFile> {
  const { role, office, setup, trust, title, from, to, person } = options
  if (options.sample) {
    if (setup !== undefined) throw new Stop('cli.new.sample_or_setup', {}, STATUS.usage)
    return role === 'hq'
      ? { role, sample: true }
      : { role, sample: true, ...(office && { office }) }
  }
  if (office !== undefined) throw new Stop('cli.new.office_needs_sample', {}, STATUS.usage)
  if (role === 'field') {
    if (setup === undefined) throw new Stop('cli.new.field_needs_setup', {}, STATUS.usage)
    return {
      role,
      setup: await readAsFile(setup),
      ...(await passphraseIn(options.passphraseFile)),
      ...(trust !== undefined && { trust }),
      ...(person !== undefined && { person }),
    }
  }
  if (setup !== undefined) throw new Stop('cli.new.setup_is_for_field', {}, STATUS.usage)
  return {
    role,
    ...(title !== undefined && { title }),
    ...(from !== undefined && { yearFrom: from }),
    ...(to !== undefined && { yearTo: to }),
    ...(person !== undefined && { person }),
  }
}
