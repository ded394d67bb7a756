// What the plans in view need and have secured, and the gap between the two.
import type { Workspace } from '#db/open.ts'
import { fundingNeeds } from '#db/queries/dashboard.ts'
import type { Figure } from '#domain/explain.ts'
import { fundingGap, mainCurrency, moneySum } from '#domain/funding.ts'
import { explanation } from '#domain/indicator-figures.ts'
import type { Scope } from './portfolio.ts'

type Need = Awaited<ReturnType<typeof fundingNeeds>>[number]

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
  const both = needs.filter((need) => need.required !== null && need.secured !== null)
  return {
    currency,
    needs,
    required: moneyFigure('required', needs, view, currency, (need) => need.required),
    secured: moneyFigure('secured', needs, view, currency, (need) => need.secured),
    gap: moneyFigure('gap', both, view, currency, (need) =>
      fundingGap(need.required, need.secured),
    ),
  }
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
        value: amountOf(need),
      })),
      expected.filter((office) => !there.has(office.id)).map((office) => office.id),
      { currency },
    ),
  }
}
