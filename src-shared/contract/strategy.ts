// What the Strategy room shows: everything that HQ keeps for everybody, each row with how much of the
// offices' data stands on it. It is edited through edit.apply like everything else.
import * as z from 'zod'
import { base, CellProblemSchema, Id } from './common.ts'

/** Texts that could not be read, by field name of the entity. */
const Unread = z.record(z.string(), z.string()).nullable()
const Text = z.string().nullable()
const Numeric = z.number().nullable()

export const StrategySchema = z.object({
  strategy: z.object({
    id: Id,
    title: Text,
    yearFrom: Numeric,
    yearTo: Numeric,
    parityLow: Numeric,
    parityHigh: Numeric,
    greenFrom: Numeric,
    amberFrom: Numeric,
    notice: Text,
    unread: Unread,
  }),
  /** The global workplan, under which the offices' plans hang. */
  globalWorkplan: Id.nullable(),
  objectives: z.array(
    z.object({
      id: Id,
      code: Text,
      title: Text,
      theme: Text,
      sort: Numeric,
      unread: Unread,
      outcomes: z.number(),
      definitions: z.number(),
    }),
  ),
  offices: z.array(
    z.object({
      id: Id,
      code: Text,
      name: Text,
      type: Text,
      country: Text,
      m49: Text,
      language: Text,
      timeZone: Text,
      unread: Unread,
      /** Its first workplan; null when it has none. */
      workplan: z
        .object({ id: Id, code: Text, title: Text, currency: Text, unread: Unread })
        .nullable(),
      workplans: z.number(),
      /** Outcomes, outputs, activities and indicators in its workplans. */
      results: z.number(),
      /** When the last setup package for it was made. */
      setUp: Text,
    }),
  ),
  periods: z.array(
    z.object({
      id: Id,
      code: z.string(),
      starts: Text,
      ends: Text,
      opens: Text,
      due: Text,
      locks: Text,
      unread: Unread,
      /** Actuals and targets entered for it. */
      values: z.number(),
      submissions: z.number(),
    }),
  ),
  definitions: z.array(
    z.object({
      id: Id,
      code: Text,
      title: Text,
      unit: Text,
      measure: Text,
      direction: Text,
      valueMode: Text,
      overOffices: Text,
      overPeriods: Text,
      numeratorLabel: Text,
      denominatorLabel: Text,
      decimals: Numeric,
      minimum: Numeric,
      maximum: Numeric,
      frequency: Text,
      meansOfVerification: Text,
      collectionMethod: Text,
      sdgTarget: Text,
      disaggregation: Text,
      objective: Text,
      unread: Unread,
      /** Codes of the offices that use it in a plan. */
      offices: z.array(z.string()),
      /** Actuals reported with it. */
      values: z.number(),
    }),
  ),
  categories: z.array(
    z.object({
      id: Id,
      code: Text,
      title: Text,
      sort: Numeric,
      unread: Unread,
      counts: z.number(),
    }),
  ),
  levels: z.array(
    z.object({
      id: Id,
      category: z.string(),
      code: Text,
      title: Text,
      sort: Numeric,
      unread: Unread,
      /** Headcounts, flows and targets entered for it. */
      counts: z.number(),
    }),
  ),
  disaggregations: z.array(
    z.object({
      id: Id,
      code: Text,
      title: Text,
      dimensions: Text,
      unread: Unread,
      definitions: z.number(),
    }),
  ),
  dimensionValues: z.array(
    z.object({
      id: Id,
      dimension: z.string(),
      code: z.string(),
      title: Text,
      sort: Numeric,
      unread: Unread,
    }),
  ),
  /** Every workplan, the global one first, then by office. */
  workplans: z.array(
    z.object({
      id: Id,
      office: Id,
      code: Text,
      title: Text,
      level: Text,
      yearFrom: Numeric,
      yearTo: Numeric,
      currency: Text,
      planVersion: Numeric,
      unread: Unread,
      /** Outcomes, outputs, activities and indicators in it. */
      results: z.number(),
      submissions: z.number(),
    }),
  ),
  /** Which goals matter to the strategy, those that HQ has said something about. */
  sdgRelevance: z.array(
    z.object({ id: Id, goal: Numeric, relevance: Text, source: Text, unread: Unread }),
  ),
  /** Links of results to each goal, in all plans here. */
  sdgLinks: z.array(z.object({ goal: z.number(), links: z.number(), offices: z.number() })),
  /** Who does what in which office. */
  people: z.array(
    z.object({ id: Id, office: Id, name: Text, title: Text, role: Text, unread: Unread }),
  ),
  /** What the rules find in these rows. */
  problems: z.array(CellProblemSchema),
})

export const strategy = {
  get: base.output(StrategySchema),
}
