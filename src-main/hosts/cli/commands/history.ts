// `waymark history`: every change of a row or of one of its cells, newest first.
import { isUnread } from '#domain/entities.ts'
import { type Output, tableLines } from '../output.ts'
import { withWorkspace } from '../session.ts'

interface Options {
  readonly row: string
  readonly field?: string
}

export async function history(
  file: string,
  { row, field }: Options,
  output: Output,
): Promise<void> {
  await withWorkspace(file, async ({ client }) => {
    const found = await client.history.row({ row, ...(field !== undefined && { field }) })
    output.document({ row, ...found })
    output.say('cli.history.of', { entity: output.text(`entity.${found.entity}`), row })
    const lines = tableLines(
      found.entries.map((entry) => [
        entry.at.slice(0, 16).replace('T', ' '),
        entry.actor,
        entry.office ?? '',
        entry.field === '' ? output.text('cli.history.created') : entry.field,
        entry.field === '' ? shown(entry.to) : `${shown(entry.from)} > ${shown(entry.to)}`,
        entry.current ? '' : output.text('cli.history.past'),
      ]),
    )
    for (const line of lines) output.line(line)
  })
}

const WIDEST = 60

function shown(value: unknown): string {
  const text = plainText(value)
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text
}

function plainText(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'object') return String(value)
  if ('unread' in value && isUnread(value as { unread: string })) return String(value.unread)
  return Object.entries(value)
    .map(([name, part]) => `${name} ${plainText(part)}`)
    .join(', ')
}
