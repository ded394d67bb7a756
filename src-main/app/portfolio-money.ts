// What the plans in view need and have secured, and the gap between the two.
import type { Workspace } from '#db/open.ts'
import { fundingNeeds } from '#db/queries/dashboard.ts'
import { explanation, type Figure, light } from '#domain/explain.ts'
import { fundingGap, mainCurrency, moneySum } from '#domain/funding.ts'
import type { Scope } from './portfolio.ts'

export type Need = Awaited<ReturnType<typeof fundingNeeds>>[number]

export interface Money {
  readonly currency: string
  readonly needs: readonly Need[]
  readonly required: Figure
  readonly secured: Figure
  readonly gap: Figure
}

/** Needs of the whole plan in the currency that most plans use; others are left out and said so. */
export async function moneyOf(ws: Workspace, view: Scope): Promise<Money> {
  const all = await fundingNeeds(ws.db, view.office?.id ?? null)
  const currency = mainCurrency(view.workplans.map((plan) => plan.currency)) ?? 'USD'
  const needs = all.filter((need) => (need.currency ?? currency) === currency)
  return {
    currency,
    needs,
    required: lightNeed('needs.required', needs, view, currency),
    secured: lightNeed('needs.secured', needs, view, currency),
    gap: lightNeed('needs.gap', needs, view, currency),
  }
}

export type NeedFigure = 'needs.required' | 'needs.secured' | 'needs.gap'

function lightNeed(figure: NeedFigure, needs: readonly Need[], view: Scope, currency: string) {
  const whose = view.office ? { office: view.office.id } : {}
  return light(needFigure(figure, needs, view, currency), { figure, ...whose })
}

/** What the needs of everybody come to, with its cells. */
export function needFigure(
  figure: NeedFigure,
  needs: readonly Need[],
  view: Scope,
  currency: string,
): Figure {
  const kind = figure === 'needs.gap' ? 'gap' : figure === 'needs.required' ? 'required' : 'secured'
  return moneyFigure(kind, needs, view, currency, AMOUNTS[figure])
}

/** What a need says; a gap only where both sides are known. */
export const AMOUNTS: Readonly<Record<NeedFigure, (need: Need) => number | null>> = {
  'needs.required': ({ required }) => required,
  'needs.secured': ({ secured }) => secured,
  'needs.gap': ({ required, secured }) => fundingGap(required, secured),
}

function moneyFigure(
  kind: 'required' | 'secured' | 'gap',
  needs: readonly Need[],
  view: Scope,
  currency: string,
  amountOf: (need: Need) => number | null,
): Figure {
  const given = needs.filter((need) => amountOf(need) !== null)
  const there = new Set(given.map((need) => need.office))
  const planned = new Set(view.workplans.map((plan) => plan.office))
  const expected = view.offices.filter((office) => planned.has(office.id))
  return {
    value: moneySum(given.map(amountOf)),
    unit: 'money',
    decimals: 2,
    reported: expected.filter((office) => there.has(office.id)).length,
    expected: expected.length,
    how: explanation(
      `explain.funding.${kind}`,
      given.map((need) => ({
        entity: 'funding_need',
        row: need.id,
        field: kind === 'gap' ? 'required' : kind,
        ...(need.office ? { office: need.office } : {}),
        ...(need.year === null ? {} : { period: String(need.year) }),
        value: amountOf(need),
      })),
      expected.filter((office) => !there.has(office.id)).map((office) => office.id),
      { currency },
    ),
  }
}
