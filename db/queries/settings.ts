// Local preferences of this workspace: never journaled, never sent.
import type { Workspace } from '#db/open.ts'

/** null when nothing is kept under this key. */
export async function readSetting(ws: Workspace, key: string): Promise<unknown> {
  const row = await ws.db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', key)
    .executeTakeFirst()
  return row ? (JSON.parse(row.value) as unknown) : null
}

export async function writeSetting(ws: Workspace, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value ?? null)
  await ws.db
    .insertInto('setting')
    .values({ key, value: json })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: json }))
    .execute()
}
