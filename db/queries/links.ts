// The SDG and framework links of an office, whatever they hang on.
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

export function sdgLinks(db: Db, office: string) {
  return db
    .selectFrom('sdg_link')
    .selectAll()
    .where('office', '=', office)
    .where('deleted', '=', 0)
    .execute()
}

export function frameworkLinks(db: Db, office: string) {
  return db
    .selectFrom('framework_link')
    .selectAll()
    .where('office', '=', office)
    .where('deleted', '=', 0)
    .execute()
}
