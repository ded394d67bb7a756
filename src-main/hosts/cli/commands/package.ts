// `waymark package`: makes the file that travels. A submission with a period is submitted by it: its
// state, and everything HQ is not known to have, go out together.
import type { Engine } from '#app/engine.ts'
import type { Output } from '../output.ts'
import { bytesOf, passphraseIn, withWorkspace, writeNamed } from '../session.ts'

interface Options {
  readonly kind: 'setup' | 'submission' | 'return' | 'transfer'
  readonly office?: string
  readonly period?: string
  readonly words?: string
  readonly out: string
  readonly plain?: boolean
  readonly armour?: boolean
  readonly passphraseFile?: string
}

export async function makePackage(file: string, options: Options, output: Output): Promise<void> {
  await withWorkspace(file, async (engine) => {
    const made = await makeOne(engine, options)
    await writeNamed(options.out, await bytesOf(made.file))
    output.document({ ...made.package, out: options.out })
    output.say('cli.package.made', {
      out: options.out,
      kind: made.package.kind,
      office: made.package.to.name,
      changes: made.package.changes,
      bytes: made.package.bytes,
    })
  })
}

async function makeOne({ client }: Engine, options: Options) {
  const { kind, office, period, plain, armour, words = '' } = options
  const sealing = { ...(await passphraseIn(options.passphraseFile)), ...(armour && { armour }) }
  if (kind === 'submission' && period !== undefined && !plain) {
    const workplan = await ownWorkplan(client)
    if (workplan) return client.submissions.submit({ workplan, period, words, ...sealing })
  }
  return client.packages.make({
    kind,
    ...sealing,
    ...(office !== undefined && { office }),
    ...(period !== undefined && { period }),
    ...(plain !== undefined && { plain }),
  })
}

/** The workplan of the office whose workspace this is; none at HQ, which submits nothing. */
async function ownWorkplan(client: Engine['client']): Promise<string | undefined> {
  const [workspace, reference] = [await client.workspaces.current(), await client.reference.get()]
  if (workspace?.role !== 'field') return undefined
  return reference.workplans.find(({ office }) => office === workspace.office.id)?.id
}
