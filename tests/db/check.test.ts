// `waymark check` finds what was changed past the journal, and calls a sound workspace sound.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkWorkspace } from '#db/check.ts'
import type { Workspace } from '#db/open.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { edit, HQ, LAOS, newWorkspace, planOf, REFERENCE, send } from '../support/workspaces.ts'

const folder = temporaryFolder()
let ws: Workspace
beforeAll(() => {
  ws = newWorkspace(folder, 'hq', HQ)
  edit(ws, ...REFERENCE, ...planOf(LAOS, 'lao'))
  const office = newWorkspace(folder, 'field', LAOS)
  send(ws, office)
  edit(office, { do: 'set', entity: 'activity', row: 'lao-activity', values: { title: 'Ours' } })
  edit(ws, { do: 'set', entity: 'activity', row: 'lao-activity', values: { title: 'Theirs' } })
  send(office, ws)
  edit(ws, { do: 'delete', entity: 'activity', row: 'lao-second' })
  office.close()
})
afterAll(() => {
  ws.close()
})

describe('a check', () => {
  test('counts what it replayed and finds nothing in a sound workspace', () => {
    const seen: number[] = []
    const result = checkWorkspace(ws, (done, total) => seen.push(done, total))
    expect(result).toEqual({ ok: true, changes: 16, rows: 13, findings: [] })
    expect(seen).toEqual([16, 16])
  })

  const tampering: [string, string, string][] = [
    ['value_differs', `UPDATE activity SET title = 'Forged' WHERE id = 'lao-activity'`, 'title'],
    ['value_differs', `UPDATE activity SET percent_complete = NULL WHERE id = 'lao-activity'`, ''],
    ['value_differs', `UPDATE change SET value = '"x"' WHERE field = 'title'`, 'lao-activity'],
    ['deleted_differs', `UPDATE activity SET deleted = 0 WHERE id = 'lao-second'`, 'lao-second'],
    ['deleted_differs', `UPDATE outcome SET deleted = 1`, 'lao-outcome'],
    ['row_missing', `DELETE FROM indicator`, 'lao-indicator'],
    [
      'row_unexplained',
      `INSERT INTO sdg_link (id, office, entity, row, goal) VALUES ('x', '${LAOS}', 'a', 'b', 5)`,
      'sdg_link x',
    ],
    ['heads_differ', `DELETE FROM head WHERE field = 'title'`, 'lao-activity'],
    ['conflict_differs', `DELETE FROM conflict`, 'lao-activity title'],
    ['stream_gap', `DELETE FROM change WHERE n = (SELECT MIN(n) FROM change)`, ''],
    ['group_missing', `DELETE FROM change_group WHERE n = 1`, '1'],
    ['foreign_key', `UPDATE output SET outcome = 'nowhere'`, 'output'],
  ]
  test.each(tampering)('finds %s after %s', (code, sql, detail) => {
    ws.sqlite.pragma('foreign_keys = OFF')
    ws.sqlite.exec('BEGIN')
    try {
      ws.sqlite.exec(sql)
      const { ok, findings } = checkWorkspace(ws)
      expect(ok).toBe(false)
      const found = findings.filter((finding) => finding.code === code)
      expect(found.map((finding) => finding.detail).join()).toContain(detail)
      expect(found).not.toEqual([])
    } finally {
      ws.sqlite.exec('ROLLBACK')
    }
  })
})
