// `waymark key`: the public keys of this workspace, for a person to read out and for `minisign -V`.
import { digitsOf } from '#domain/fingerprint.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import type { Output } from '../output.ts'
import { withWorkspace } from '../session.ts'
import { Stop } from '../status.ts'

export async function key(file: string, output: Output): Promise<void> {
  await withWorkspace(file, async ({ client }) => {
    const workspace = await client.workspaces.current()
    if (!workspace) throw new Stop('error.workspace_none_open')
    const { fingerprint, minisign, age } = workspace.key
    const [words, digits] = [wordsOf(fingerprint), digitsOf(fingerprint)]
    const { office, site } = workspace
    output.document({ office: office.code, site, ...workspace.key, words, digits })
    output.say('cli.key.fingerprint', { fingerprint })
    output.say('cli.key.words', { words })
    output.say('cli.key.digits', { digits })
    output.say('cli.key.age', { age })
    for (const line of minisign.trimEnd().split('\n')) output.line(line)
  })
}
