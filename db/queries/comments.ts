// Comments on rows and cells, with the office whose workspace wrote each. Reads only.
import type { Workspace } from '#db/open.ts'

const MOST = 1000

export interface CommentFilter {
  readonly row?: string | undefined
  readonly office?: string | undefined
  readonly open?: boolean | undefined
}

/** Newest first. */
export function comments({ db }: Workspace, { row, office, open }: CommentFilter) {
  let query = db
    .selectFrom('comment')
    .leftJoin('change', (join) =>
      join.onRef('change.row', '=', 'comment.id').on('change.field', '=', ''),
    )
    .leftJoin('change_group', 'change_group.n', 'change.change_group')
    .leftJoin('office', 'office.id', 'change_group.office')
    .select([
      'comment.id',
      'comment.office',
      'comment.entity',
      'comment.row',
      'comment.field',
      'comment.body',
      'comment.author',
      'comment.written',
      'comment.settled',
      'change_group.actor',
      'change_group.at',
      'office.code as from',
      'office.type as type',
    ])
    .where('comment.deleted', '=', 0)
  if (row !== undefined) query = query.where('comment.row', '=', row)
  if (office !== undefined) query = query.where('comment.office', '=', office)
  if (open === true) {
    query = query.where(({ eb, or }) =>
      or([eb('comment.settled', 'is', null), eb('comment.settled', '=', 0)]),
    )
  }
  return query.orderBy('change_group.n', 'desc').orderBy('comment.id', 'desc').limit(MOST).execute()
}
