// Submissions with the workplan, office and period they belong to; also of plans that never sent one.
import type { Workspace } from '#db/open.ts'

type Db = Workspace['db']

/** One per workplan that reports: the field workplans, each with its submission if there is one. */
export function submissionsIn(db: Db, period: string) {
  return withSubmission(db, period)
    .where('office.type', '=', 'field')
    .orderBy('workplan.code')
    .execute()
}

export function submissionOf(db: Db, workplan: string, period: string) {
  return withSubmission(db, period).where('workplan.id', '=', workplan).executeTakeFirst()
}

/** The natural key of a submission that exists. */
export function submissionKey(db: Db, id: string) {
  return db
    .selectFrom('submission')
    .select(['workplan', 'period', 'office', 'state'])
    .where('id', '=', id)
    .where('deleted', '=', 0)
    .executeTakeFirst()
}

function withSubmission(db: Db, period: string) {
  return db
    .selectFrom('workplan')
    .innerJoin('office', 'office.id', 'workplan.office')
    .leftJoin('submission', (join) =>
      join
        .onRef('submission.workplan', '=', 'workplan.id')
        // Not by an index of the period, which holds the submission of every office.
        .on(({ eb, fn, val }) => eb(fn.coalesce('submission.period', val('')), '=', period))
        .on('submission.deleted', '=', 0),
    )
    .leftJoin('reporting_period', (join) =>
      join.on('reporting_period.code', '=', period).on('reporting_period.deleted', '=', 0),
    )
    .select([
      'workplan.id as workplan',
      'workplan.office as office',
      'office.code as officeCode',
      'office.time_zone as timeZone',
      'submission.id as id',
      'submission.state',
      'submission.times',
      'submission.submitted_at',
      'submission.submitted_by',
      'submission.words',
      'submission.decided_at',
      'submission.decided_by',
      'submission.decision_comment',
      'reporting_period.due',
    ])
    .where('workplan.deleted', '=', 0)
}

export type SubmissionLine = NonNullable<Awaited<ReturnType<typeof submissionOf>>>

/** Whether the plan has a narrative with words in it for a period. */
export async function hasNarrative(db: Db, workplan: string, period: string): Promise<boolean> {
  const row = await db
    .selectFrom('narrative')
    .select('id')
    .where('workplan', '=', workplan)
    .where('period', '=', period)
    .where('deleted', '=', 0)
    .where((where) =>
      where.or([
        where('achievements', '>', ''),
        where('challenges', '>', ''),
        where('lessons', '>', ''),
        where('next_steps', '>', ''),
      ]),
    )
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
