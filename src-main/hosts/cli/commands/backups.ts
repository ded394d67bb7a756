// `waymark backups` and `waymark restore`: which copies there are of a workspace, and putting one back; both
// work for a file that cannot be opened any more.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { type Output, tableLines } from '../output.ts'
import { withEngine } from '../session.ts'

export async function backups(file: string, output: Output): Promise<void> {
  await withEngine(async (engine) => {
    const found = await engine.backupsOf(file)
    output.document(found)
    if (found.backups.length === 0) {
      output.say('cli.backups.none', { folder: found.folder })
      return
    }
    output.say('cli.backups.in', { folder: found.folder })
    const rows = found.backups.map(({ id, kind, at, bytes }) => [
      id,
      at.slice(0, 16).replace('T', ' '),
      output.text(`cli.backups.kind.${kind}`),
      `${output.number(Math.ceil(bytes / 1024))} KB`,
    ])
    for (const line of tableLines(rows, [3])) output.line(line)
  })
}

/** BACKUP is a name of the list, or the path of any copy. */
export async function restore(file: string, backup: string, output: Output): Promise<void> {
  await withEngine(async (engine) => {
    const listed = await listedCopy(engine.backupsOf(file), backup)
    const copy = listed?.copy ?? path.resolve(backup)
    const { workspace, kept } = await engine.restoreFile(copy, file, listed?.workspace)
    output.document({ workspace, kept })
    const { office, role } = workspace
    output.say('cli.restore.done', { file, backup, office: office.name, role })
    if (kept !== null) output.say('cli.restore.kept', { kept })
  })
}

type Found = ReturnType<Parameters<Parameters<typeof withEngine>[0]>[0]['backupsOf']>

/** A path is taken as it is, for a file that was never opened here too. */
async function listedCopy(
  asked: Found,
  backup: string,
): Promise<{ readonly copy: string; readonly workspace: string } | null> {
  const isPath = existsSync(backup)
  try {
    const { workspace, folder, backups: list } = await asked
    const isListed = list.some(({ id }) => id === backup)
    if (isPath && !isListed) return { copy: path.resolve(backup), workspace }
    return { copy: path.join(folder, path.basename(backup)), workspace }
  } catch (error) {
    if (isPath) return null
    throw error
  }
}
