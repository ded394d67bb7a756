// `waymark take-back`: takes an import out again, as long as nothing builds on it.
import { existsSync } from 'node:fs'
import type { Engine } from '#app/engine.ts'
import type { Output } from '../output.ts'
import { readAsFile, withWorkspace } from '../session.ts'

/** `named` is the file of the package, or its id. */
export async function takeBack(file: string, named: string, output: Output): Promise<void> {
  await withWorkspace(file, async ({ client }) => {
    const id = existsSync(named) ? await idOf(client, named) : named
    const done = await client.packages.takeBack({ id })
    output.document({ id, ...done })
    output.say('cli.take_back.done', { id, ...done })
  })
}

async function idOf(client: Engine['client'], file: string): Promise<string> {
  return (await client.packages.inspect({ file: await readAsFile(file) })).package.id
}
