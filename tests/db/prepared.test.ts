// A query that is built once is asked again with other values, and of other workspaces, and tells of those.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Workspace } from '#db/open.ts'
import { prepared } from '#db/queries/prepared.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { CHAD, edit, HQ, LAOS, newWorkspace, planOf, REFERENCE } from '../support/workspaces.ts'

const folder = temporaryFolder()
let both: Workspace
let one: Workspace
beforeAll(() => {
  both = newWorkspace(folder, 'hq', HQ)
  one = newWorkspace(folder, 'hq', HQ)
  edit(both, ...REFERENCE, ...planOf(LAOS, 'lao'), ...planOf(CHAD, 'tcd'))
  edit(one, ...REFERENCE, ...planOf(LAOS, 'lao'))
})
afterAll(() => {
  both.close()
  one.close()
})

let built = 0
const activities = prepared((db, office: string, code: string) => {
  built += 1
  return db
    .selectFrom('activity')
    .select(['id', 'office'])
    .where('code', '=', code)
    .where('deleted', '=', 0)
    .where('office', '=', office)
})

test('whatever it was asked before', () => {
  expect(activities(both, LAOS, '1.1.1')).toEqual([{ id: 'lao-activity', office: LAOS }])
  expect(activities(both, CHAD, '1.1.2')).toEqual([{ id: 'tcd-second', office: CHAD }])
  expect(activities(one, CHAD, '1.1.2')).toEqual([])
  expect(activities(one, LAOS, '1.1.2')).toEqual([{ id: 'lao-second', office: LAOS }])
  expect(built).toBe(1)
})
