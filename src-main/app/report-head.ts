// What all reports begin with: which office or all of them, which period, from which state of the data.
import type * as z from 'zod'
import type { ReportData, ReportKind, ReportRequest } from '#contract/overview.ts'
import type { Workspace } from '#db/open.ts'
import { dataVersion } from '#db/queries/dashboard.ts'
import { offices } from '#db/queries/reference.ts'
import { Refusal } from '#domain/errors.ts'
import { refuseUnknownPeriod } from './known-period.ts'
import { type OfficeLine, type Scope, scopeOf as scopeIn } from './portfolio.ts'

type Request = z.output<typeof ReportRequest>
export type ReportInput<K extends ReportKind = ReportKind> = Request & { readonly kind: K }

export interface ReportScope {
  readonly hq: OfficeLine
  /** The one office that it is of; null: the whole strategy. */
  readonly one: OfficeLine | null
  readonly view: Scope
  readonly names: Readonly<Record<string, string>>
}

/** Refuses office_unknown, period_unknown; and rights for an assessment in an office's workspace. */
export async function scopeOf(ws: Workspace, input: ReportInput): Promise<ReportScope> {
  const all = await offices(ws.db)
  const hq = all.find((office) => office.type === 'hq')
  if (!hq) throw new Refusal('office_unknown', { office: '' })
  const one = officeOf(ws, input, all)
  await refuseUnknownPeriod(ws, input.period)
  return {
    hq,
    one,
    view: await scopeIn(ws, input.period, one),
    names: Object.fromEntries(all.map(({ id, code, name }) => [id, name ?? code ?? id])),
  }
}

/** An office's own workspace reports itself; at HQ a status report names its office. */
function officeOf(
  { identity }: Workspace,
  { kind, office }: ReportInput,
  all: readonly OfficeLine[],
): OfficeLine | null {
  const isHq = identity.role === 'hq'
  if (kind === 'assessment' && !isHq) throw new Refusal('rights', { entity: 'assessment' })
  const isOfAll = kind === 'portfolio' || kind === 'assessment'
  if (isHq && (isOfAll || (kind === 'parity' && office === undefined))) return null
  const one = all.find(({ id, code }) =>
    office === undefined ? !isHq && id === identity.office : code === office,
  )
  if (!one) throw new Refusal('office_unknown', { office: office ?? '' })
  return one
}

/** The plan that the period belongs to, where an office has several over the years; else its first. */
function planReported({ workplans, period }: Scope): Scope['workplans'][number] | undefined {
  const year = Number(period.slice(0, 4))
  const covers = ({ year_from: from, year_to: to }: Scope['workplans'][number]) =>
    (from ?? year) <= year && year <= (to ?? year)
  return workplans.find(covers) ?? workplans[0]
}

export async function headOf(
  ws: Workspace,
  { hq, one, view, names }: ReportScope,
  { language, sections }: ReportInput,
  now: string,
) {
  const { title, yearFrom, yearTo, band, thresholds } = view.settings
  const { code, name } = one ?? hq
  return {
    language,
    period: view.period,
    sections: sections ?? null,
    office: { code: code ?? '', name: name ?? '' },
    workplan: one ? (planReported(view)?.title ?? null) : null,
    strategy: {
      title,
      yearFrom,
      yearTo,
      parityLow: band.low,
      parityHigh: band.high,
      ...thresholds,
    },
    notice: view.settings.notice,
    madeAt: now,
    version: await dataVersion(ws.db),
    officeNames: { ...names },
  } satisfies Partial<ReportData>
}
