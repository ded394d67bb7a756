// `waymark take-back`: takes an import out again, as long as nothing builds on it.
import type { Output } from '../output.ts'
import { withWorkspace } from '../session.ts'

export async function takeBack(file: string, id: string, output: Output): Promise<void> {
  await withWorkspace(file, async ({ client }) => {
    const done = await client.packages.takeBack({ id })
    output.document({ id, ...done })
    output.say('cli.take_back.done', { id, ...done })
  })
}
