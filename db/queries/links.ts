// The SDG and framework links of an office, whatever they hang on.
import { sql } from 'kysely'
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

/** Links of all offices, or of one, whose row is there, with the row in words. */
export async function linksWithResult(db: Db, office: string | null) {
  const own = office === null ? sql`1 = 1` : sql`link.office = ${office}`
  const { rows } = await sql<LinkWithResult>`
    with result as (
      select id, code, statement as words, sort, 1 as depth from outcome where deleted = 0
      union all select id, code, statement, sort, 2 from output where deleted = 0
      union all select id, code, title, sort, 3 from activity where deleted = 0
      union all select use.id, definition.code, definition.title, use.sort, 4
        from indicator use join indicator_definition definition on definition.id = use.definition
        where use.deleted = 0
    )
    select result.id as "result", result.code as "code", result.words as "words",
      link.office as "office", 'sdg' as "framework", link.goal as "goal",
      coalesce(link.target, json_extract(link.unread, '$.target')) as "target",
      link.relevance as "relevance", link.source as "source", result.depth as "depth"
    from sdg_link link join result on result.id = link.row where link.deleted = 0 and ${own}
    union all
    select result.id, result.code, result.words, link.office, coalesce(link.framework, 'own'), null,
      coalesce(link.code, json_extract(link.unread, '$.code')), null, null, result.depth
    from framework_link link join result on result.id = link.row where link.deleted = 0 and ${own}`.execute(
    db,
  )
  return rows
}

export interface LinkWithResult {
  readonly result: string
  readonly code: string | null
  readonly words: string | null
  readonly office: string | null
  /** 'sdg', or the framework. */
  readonly framework: string
  readonly goal: number | null
  readonly target: string | null
  readonly relevance: string | null
  readonly source: string | null
  readonly depth: number
}

export interface LinkInPlan {
  readonly objective: string | null
  /** Of an indicator's link. */
  readonly definition: string | null
  readonly workplan: string
  /** 'sdg', or the framework. */
  readonly framework: string
  readonly goal: number | null
  readonly code: string | null
  readonly relevance: string | null
}

/**
 * Every link of all offices, or of one, whose row is there, with the plan and the objective that the row
 * stands under; once per plan and indicator. From the few links to their rows, each found by its id.
 */
export async function linksInPlans(db: Db, office: string | null) {
  const own = office === null ? sql`1 = 1` : sql`link.office = ${office}`
  const { rows } = await sql<LinkInPlan>`
    with link as (
      select row, entity, office, 'sdg' as framework, goal,
        coalesce(target, json_extract(unread, '$.target')) as code, relevance
        from sdg_link where deleted = 0
      union all
      select row, entity, office, coalesce(framework, 'own'), null,
        coalesce(code, json_extract(unread, '$.code')), null
        from framework_link where deleted = 0
    )
    select distinct outcome.objective as "objective", indicator.definition as "definition",
      outcome.workplan as "workplan", link.framework as "framework",
      link.goal as "goal", link.code as "code", link.relevance as "relevance"
    from link
    left join indicator on link.entity = 'indicator' and indicator.id = link.row
      and indicator.deleted = 0
    left join activity on link.entity = 'activity' and activity.id = link.row
      and activity.deleted = 0
    left join output on output.deleted = 0 and output.id =
      case when link.entity = 'output' then link.row else coalesce(activity.output, indicator.output) end
    join outcome on outcome.deleted = 0 and outcome.id =
      case when link.entity = 'outcome' then link.row else coalesce(output.outcome, indicator.outcome) end
    join workplan on workplan.id = outcome.workplan and workplan.deleted = 0
    where ${own}`.execute(db)
  return rows
}
