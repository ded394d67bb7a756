// `waymark rescue`: saves what can still be read of a damaged workspace into a new file and names the rest. The
// status is 0 when nothing is known to be missing, else 1.
import type { Output } from '../output.ts'
import { withEngine } from '../session.ts'
import { STATUS, type Status } from '../status.ts'

interface Options {
  readonly out: string
}

export async function rescue(file: string, options: Options, output: Output): Promise<Status> {
  return withEngine(async (engine) => {
    const { workspace, ...saved } = await engine.rescueFile(file, options.out)
    const { out } = options
    output.document({ workspace, out, ...saved })
    const { rows, changes, entered, pages, damaged, lost, backup } = saved
    output.say('cli.rescue.done', {
      file,
      out,
      office: workspace.office.name || workspace.office.id,
      rows,
      changes,
      entered,
    })
    if (damaged > 0) output.say('cli.rescue.pages', { pages, damaged })
    if (backup) output.say('cli.rescue.backup', { at: backup.at.slice(0, 10), more: backup.more })
    if (lost.length === 0) {
      output.say(damaged === 0 ? 'cli.rescue.whole' : 'cli.rescue.unnamed')
      return backup ? STATUS.failed : STATUS.done
    }
    output.say('cli.rescue.lost')
    for (const each of lost) {
      output.line(`  ${output.text(`cli.rescue.lost.${each.what}`, { ...each })}`)
    }
    return STATUS.failed
  })
}
