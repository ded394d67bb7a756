// `waymark rescue`: saves what can still be read of a damaged workspace into a new file and names the rest. The
// status is 0 when everything was saved, else 1.
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
    const { rows, changes, entered, pages, damaged, lost } = saved
    output.say('cli.rescue.done', {
      file,
      out,
      office: workspace.office.name || workspace.office.id,
      rows,
      changes,
      entered,
    })
    if (damaged > 0) output.say('cli.rescue.pages', { pages, damaged })
    if (lost.length === 0) {
      output.say('cli.rescue.whole')
      return STATUS.done
    }
    output.say('cli.rescue.lost')
    for (const each of lost) {
      output.line(`  ${output.text(`cli.rescue.lost.${each.what}`, { ...each })}`)
    }
    return STATUS.failed
  })
}
