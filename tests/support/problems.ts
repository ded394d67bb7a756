// What the validation rules say about a whole workspace.
import { list } from '#app/problems.ts'
import type { Workspace } from '#db/open.ts'

export async function problems(ws: Workspace) {
  return list(ws, {})
}
