// Local preferences of the open workspace (column widths, last room). They never travel.
import type * as z from 'zod'
import type { Workspace } from '#db/open.ts'
import { readSetting, writeSetting } from '#db/queries/settings.ts'
import { type App, opened } from './context.ts'

type Json = z.core.util.JSONType

export async function get(ws: Workspace, input: { key: string }): Promise<{ value: Json }> {
  return { value: (await readSetting(ws, `screen.${input.key}`)) as Json }
}

export async function put(
  app: App,
  input: { key: string; value: Json },
): Promise<Record<string, never>> {
  const { ws, look } = opened(app)
  // A backup stays as it is; what a screen would remember of it is nothing that a person entered.
  if (!look) await writeSetting(ws, `screen.${input.key}`, input.value)
  return {}
}
