// Works in a workspace until somebody pulls the plug: edits, pastes, undoes, imports and exports through
// the real engine, and says on its output what was answered. A line in the pipe outlives the process.
import { readdirSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { createEngine } from '#app/engine.ts'
import { finish, toRefusal } from '#contract/client.ts'
import type { Command } from '#domain/changes.ts'
import { writeFileAtomic } from '#platform/files.ts'
import { dice } from './form.ts'

const [, , file = '', profile = '', inbox = '', outbox = '', seed = '1', ids = '{}'] = process.argv
const { office, workplan, activity, output } = JSON.parse(ids) as Record<string, string>
const roll = dice(Number(seed))

/** What the answered operation was; written when it has answered, in one piece. */
export type Said =
  | { readonly did: 'open' }
  | { readonly did: 'edit' | 'paste' | 'undo'; readonly group: string; readonly changes: number }
  | { readonly did: 'import'; readonly package: string }
  | { readonly did: 'export'; readonly package: string; readonly name: string }

function say(said: Said): void {
  writeSync(1, `${JSON.stringify(said)}\n`)
}

const engine = createEngine({
  host: 'direct',
  profile,
  clock: () => '2021-07-10T08:00:00.000Z',
  version: '0.1.0',
  pdf: null,
  can: { print: false, pdf: false, revealFile: false, nativeDialogs: false },
})
const { client } = engine
await engine.openFile(file)
say({ did: 'open' })

async function edit(did: 'edit' | 'paste', commands: Command[]): Promise<void> {
  const label = { id: `label.${did}`, values: { count: commands.length } }
  const { group, changes } = await client.edit.apply({ commands, label })
  if (group !== null) say({ did, group, changes })
}

const typed = () => `${seed} ${roll(2 ** 30)}`

const works: (() => Promise<void>)[] = [
  () =>
    edit('edit', [
      { do: 'set', entity: 'activity', row: activity ?? '', values: { title: typed() } },
    ]),
  () =>
    edit(
      'paste',
      Array.from({ length: 2 + roll(120) }, (): Command => {
        const values = { office: office ?? '', workplan: workplan ?? '', output: output ?? '' }
        return { do: 'create', entity: 'risk', values: { ...values, statement: typed() } }
      }),
    ),
  async () => {
    try {
      const { group } = await client.edit.undo({})
      say({ did: 'undo', group, changes: 0 })
    } catch (error) {
      if (!['nothing_to_undo', 'undo_superseded'].includes(toRefusal(error)?.code ?? ''))
        throw error
    }
  },
  async () => {
    const names = readdirSync(inbox)
    const name = names[roll(names.length)]
    if (name === undefined) return
    const bytes = new File([readFileSync(join(inbox, name))], name)
    const { package: taken } = await finish(client.packages.import({ file: bytes }))
    say({ did: 'import', package: taken.id })
  },
  async () => {
    const made = await client.packages.make({ kind: 'submission' })
    const name = `report-${roll(3)}.wmpkg` // over an earlier one, too
    await writeFileAtomic(join(outbox, name), new Uint8Array(await made.file.arrayBuffer()))
    say({ did: 'export', package: made.package.id, name })
  },
]

for (;;) await works[roll(works.length)]?.()
