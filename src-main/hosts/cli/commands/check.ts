// `waymark check`: is the file whole, and do its tables equal the replayed journal?
import { finish } from '#contract/client.ts'
import type { Output } from '../output.ts'
import { showProgress, withWorkspace } from '../session.ts'
import { STATUS, type Status } from '../status.ts'

export async function check(file: string, output: Output): Promise<Status> {
  return withWorkspace(file, async ({ client }) => {
    const found = await finish(client.workspaces.check(), showProgress(output))
    output.document(found)
    output.say(found.ok ? 'cli.check.ok' : 'cli.check.bad', {
      changes: found.changes,
      rows: found.rows,
      findings: found.findings.length,
    })
    for (const { code, detail } of found.findings) output.line(`  ${code}: ${detail}`)
    return found.ok ? STATUS.done : STATUS.failed
  })
}
