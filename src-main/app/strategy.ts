// The Strategy room in one answer: what HQ keeps for everybody, with how much of the offices' data
// stands on each row, and what the rules find in it.
import type * as z from 'zod'
import type { StrategySchema } from '#contract/strategy.ts'
import type { Workspace } from '#db/open.ts'
import { strategyOf } from '#db/queries/reference.ts'
import { sharedRows } from '#db/queries/rows.ts'
import * as query from '#db/queries/strategy.ts'
import { datasetOf } from '#domain/dataset.ts'
import { comparePeriods } from '#domain/periods.ts'
import { cellProblem } from './cell-problems.ts'
import { judgeShared } from './judging.ts'
import { unreadOf } from './unread.ts'

type Strategy = z.input<typeof StrategySchema>
type Db = Workspace['db']

export async function get(ws: Workspace): Promise<Strategy> {
  const { db } = ws
  const workplans = await query.workplansInFull(db)
  return {
    strategy: await head(ws),
    globalWorkplan: workplans.find(({ level }) => level === 'global')?.id ?? null,
    objectives: await objectives(db),
    offices: await offices(db, workplans),
    workplans: await workplansOf(db, workplans),
    periods: await periods(db),
    definitions: await definitions(db),
    ...(await personnel(db)),
    ...(await breakdowns(db)),
    ...(await goals(db)),
    people: await people(db),
    problems: await problems(db),
  }
}

async function head({ db, identity }: Workspace): Promise<Strategy['strategy']> {
  const row = await strategyOf(db, identity.strategy)
  return {
    id: identity.strategy,
    title: row?.title ?? null,
    yearFrom: row?.year_from ?? null,
    yearTo: row?.year_to ?? null,
    parityLow: row?.parity_low ?? null,
    parityHigh: row?.parity_high ?? null,
    greenFrom: row?.green_from ?? null,
    amberFrom: row?.amber_from ?? null,
    notice: row?.notice ?? null,
    unread: row ? unreadOf(row) : null,
  }
}

async function objectives(db: Db): Promise<Strategy['objectives']> {
  const outcomes = await query.countBy(db, 'outcome', 'objective')
  const definitions = await query.countBy(db, 'indicator_definition', 'objective')
  return (await query.objectivesInFull(db)).map((row) => ({
    id: row.id,
    code: row.code,
    title: row.title,
    theme: row.theme,
    sort: row.sort,
    unread: unreadOf(row),
    outcomes: outcomes.get(row.id) ?? 0,
    definitions: definitions.get(row.id) ?? 0,
  }))
}

type Workplans = Awaited<ReturnType<typeof query.workplansInFull>>

async function offices(db: Db, workplans: Workplans): Promise<Strategy['offices']> {
  const results = query.addUp(
    ...(await Promise.all(
      (['outcome', 'output', 'activity', 'indicator'] as const).map((entity) =>
        query.countBy(db, entity, 'office'),
      ),
    )),
  )
  const setups = await query.setupsMade(db)
  const plans = Map.groupBy(workplans, ({ office }) => office)
  return (await query.officesInFull(db)).map((row) => {
    const own = plans.get(row.id) ?? []
    const first = own[0]
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      type: row.type,
      country: row.country,
      m49: row.m49,
      language: row.language,
      timeZone: row.time_zone,
      unread: unreadOf(row),
      workplan: first
        ? {
            id: first.id,
            code: first.code,
            title: first.title,
            currency: first.currency,
            unread: unreadOf(first),
          }
        : null,
      workplans: own.length,
      results: results.get(row.id) ?? 0,
      setUp: setups.get(row.id) ?? null,
    }
  })
}

async function workplansOf(db: Db, workplans: Workplans): Promise<Strategy['workplans']> {
  const results = await query.resultsByWorkplan(db)
  const submissions = await query.countBy(db, 'submission', 'workplan')
  const order = new Map((await query.officesInFull(db)).map(({ id }, index) => [id, index]))
  const place = ({ office }: { readonly office: string }) => order.get(office) ?? order.size
  return workplans
    .map((row) => ({
      id: row.id,
      office: row.office ?? '',
      code: row.code,
      title: row.title,
      level: row.level,
      yearFrom: row.year_from,
      yearTo: row.year_to,
      currency: row.currency,
      planVersion: row.plan_version,
      unread: unreadOf(row),
      results: results.get(row.id) ?? 0,
      submissions: submissions.get(row.id) ?? 0,
    }))
    .sort((a, b) => place(a) - place(b))
}

async function periods(db: Db): Promise<Strategy['periods']> {
  const values = query.addUp(
    await query.countBy(db, 'actual', 'period'),
    await query.countBy(db, 'target', 'period'),
  )
  const submissions = await query.countBy(db, 'submission', 'period')
  return (await query.periodsInFull(db))
    .map((row) => ({
      id: row.id,
      code: row.code ?? '',
      starts: row.starts,
      ends: row.ends,
      opens: row.opens,
      due: row.due,
      locks: row.locks,
      unread: unreadOf(row),
      values: values.get(row.code ?? '') ?? 0,
      submissions: submissions.get(row.code ?? '') ?? 0,
    }))
    .sort((a, b) => comparePeriods(a.code, b.code))
}

async function definitions(db: Db): Promise<Strategy['definitions']> {
  const users = Map.groupBy(await query.definitionOffices(db), ({ definition }) => definition)
  const values = await query.definitionValues(db)
  return (await query.definitionsInFull(db)).map((row) => ({
    id: row.id,
    code: row.code,
    title: row.title,
    unit: row.unit,
    measure: row.measure,
    direction: row.direction,
    valueMode: row.value_mode,
    overOffices: row.over_offices,
    overPeriods: row.over_periods,
    numeratorLabel: row.numerator_label,
    denominatorLabel: row.denominator_label,
    decimals: row.decimals,
    minimum: row.minimum,
    maximum: row.maximum,
    frequency: row.frequency,
    meansOfVerification: row.means_of_verification,
    collectionMethod: row.collection_method,
    sdgTarget: row.sdg_target,
    disaggregation: row.disaggregation,
    objective: row.objective,
    unread: unreadOf(row),
    offices: (users.get(row.id) ?? []).map(({ code }) => code ?? ''),
    values: values.get(row.id) ?? 0,
  }))
}

async function personnel(db: Db): Promise<Pick<Strategy, 'categories' | 'levels'>> {
  const [byLevel, byCategory] = await Promise.all(
    (['level', 'category'] as const).map(async (field) =>
      query.addUp(
        await query.countBy(db, 'parity_headcount', field),
        await query.countBy(db, 'parity_flow', field),
        ...(field === 'category' ? [await query.countBy(db, 'parity_target', field)] : []),
      ),
    ),
  )
  return {
    categories: (await query.categories(db)).map((row) => ({
      id: row.id,
      code: row.code,
      title: row.title,
      sort: row.sort,
      unread: unreadOf(row),
      counts: byCategory?.get(row.id) ?? 0,
    })),
    levels: (await query.levels(db)).map((row) => ({
      id: row.id,
      category: row.category ?? '',
      code: row.code,
      title: row.title,
      sort: row.sort,
      unread: unreadOf(row),
      counts: byLevel?.get(row.id) ?? 0,
    })),
  }
}

async function breakdowns(db: Db): Promise<Pick<Strategy, 'disaggregations' | 'dimensionValues'>> {
  const definitions = await query.countBy(db, 'indicator_definition', 'disaggregation')
  return {
    disaggregations: (await query.disaggregationsInFull(db)).map((row) => ({
      id: row.id,
      code: row.code,
      title: row.title,
      dimensions: row.dimensions,
      unread: unreadOf(row),
      definitions: definitions.get(row.id) ?? 0,
    })),
    dimensionValues: (await query.dimensionValuesInFull(db)).map((row) => ({
      id: row.id,
      dimension: row.dimension ?? '',
      code: row.code ?? '',
      title: row.title,
      sort: row.sort,
      unread: unreadOf(row),
    })),
  }
}

async function goals(db: Db): Promise<Pick<Strategy, 'sdgRelevance' | 'sdgLinks'>> {
  return {
    sdgRelevance: (await query.sdgRelevance(db)).map((row) => ({
      id: row.id,
      goal: row.goal,
      relevance: row.relevance,
      source: row.source,
      unread: unreadOf(row),
    })),
    sdgLinks: [...(await query.linksByGoal(db))],
  }
}

async function people(db: Db): Promise<Strategy['people']> {
  return (await query.people(db)).map((row) => ({
    id: row.id,
    office: row.office ?? '',
    name: row.name,
    title: row.title,
    role: row.role,
    unread: unreadOf(row),
  }))
}

async function problems(db: Db): Promise<Strategy['problems']> {
  const rows = await sharedRows(db)
  return judgeShared(rows, datasetOf(rows)).map(cellProblem)
}
