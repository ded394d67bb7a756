// A copy of an open workspace: whole at any moment, also while somebody writes.
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import { copyWorkspace } from '#db/copy.ts'
import { createWorkspace, openWorkspace } from '#db/open.ts'
import { newId } from '#domain/ids.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

test('a copy that begins in the middle of a transaction is made when that has ended', async () => {
  const ids = { id: newId(), site: newId(), office: newId(), strategy: newId() }
  const ws = createWorkspace(join(folder, 'open.waymark'), { ...ids, role: 'hq' })
  const to = join(folder, 'copy.waymark')
  ws.sqlite.exec('BEGIN IMMEDIATE')
  ws.sqlite.exec(`INSERT INTO meta (key, value) VALUES ('test', 'written')`)
  const copying = copyWorkspace(ws, to)
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
  ws.sqlite.exec('COMMIT')
  await copying
  const copy = openWorkspace(to)
  expect(copy.sqlite.prepare(`SELECT value FROM meta WHERE key = 'test'`).pluck().get()).toBe(
    'written',
  )
  expect(checkWorkspace(copy).findings).toEqual([])
  copy.close()
  ws.close()
})
