// Reference data in one answer: the strategy, its objectives, offices, workplans, periods and
// definitions, and which period people report now.
import type * as z from 'zod'
import type { ReferenceSchema } from '#contract/plan.ts'
import type { Workspace } from '#db/open.ts'
import * as query from '#db/queries/reference.ts'
import { bandOf } from '#domain/parity.ts'
import { comparePeriods, localDate } from '#domain/periods.ts'
import { thresholdsOf } from '#domain/status.ts'
import { reportedNow } from './standing.ts'

type Reference = z.input<typeof ReferenceSchema>

export async function get(ws: Workspace, now: string): Promise<Reference> {
  const { db, identity } = ws
  const strategy = await query.strategyOf(db, identity.strategy)
  const periods = await query.periods(db)
  const used = await query.usedPeriods(db)
  const band = bandOf(strategy)
  return {
    strategy: {
      id: identity.strategy,
      title: strategy?.title ?? '',
      yearFrom: strategy?.year_from ?? 0,
      yearTo: strategy?.year_to ?? 0,
      parityLow: band.low,
      parityHigh: band.high,
      ...thresholdsOf(strategy),
      notice: strategy?.notice ?? null,
    },
    objectives: (await query.objectives(db)).map(({ id, code, title, theme }) => ({
      id,
      code: code ?? '',
      title: title ?? '',
      theme,
    })),
    offices: (await query.offices(db)).map(({ id, code, name, type, language }) => ({
      id,
      code: code ?? '',
      name: name ?? '',
      type: type === 'hq' ? 'hq' : 'field',
      language,
    })),
    workplans: (await query.workplans(db)).map((row) => ({
      id: row.id,
      office: row.office ?? '',
      code: row.code ?? '',
      title: row.title ?? '',
      level: row.level === 'global' ? 'global' : 'field',
      yearFrom: row.year_from,
      yearTo: row.year_to,
      currency: row.currency,
      planVersion: row.plan_version,
    })),
    periods: periods
      .map((row) => ({
        ...row,
        code: row.code ?? '',
        starts: row.starts ?? '',
        ends: row.ends ?? '',
      }))
      .sort((a, b) => comparePeriods(a.code, b.code)),
    currentPeriod: reportedNow(periods, localDate(now, null), used),
    definitions: (await query.definitions(db)).map((row) => ({
      ...row,
      code: row.code ?? '',
      title: row.title ?? '',
      measure: row.measure ?? 'unit',
      direction: row.direction ?? 'increasing',
    })),
  }
}
