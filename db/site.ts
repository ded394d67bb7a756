// The name under which a copy of a workspace writes. It changes once: when the copy turns out to be
// older than what left under that name, since the same numbers must never mean two things.
import { newId } from '#domain/ids.ts'
import type { Workspace } from './open.ts'

/** Takes effect when the workspace is opened again. The old name stays one of this office. */
export function renewSite({ sqlite, identity }: Workspace): void {
  const site = newId()
  sqlite
    .transaction(() => {
      sqlite.prepare(`UPDATE meta SET value = ? WHERE key = 'site'`).run(site)
      sqlite.prepare('INSERT INTO site (id, office) VALUES (?, ?)').run(site, identity.office)
    })
    .immediate()
}
