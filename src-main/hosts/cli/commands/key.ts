// `waymark key`: the public keys of this workspace, for a person to read out and for `minisign -V`.
import type { Output } from '../output.ts'
import { withWorkspace } from '../session.ts'
import { Stop } from '../status.ts'

export async function key(file: string, output: Output): Promise<void> {
  await withWorkspace(file, async ({ client }) => {
    const workspace = await client.workspaces.current()
    if (!workspace) throw new Stop('error.workspace_none_open')
    const { fingerprint, minisign, age } = workspace.key
    output.document({ office: workspace.office.code, site: workspace.site, ...workspace.key })
    output.say('cli.key.fingerprint', { fingerprint })
    output.say('cli.key.age', { age })
    output.line(minisign.trimEnd())
  })
}
