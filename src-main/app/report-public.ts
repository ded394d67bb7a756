// The public version of the parity report: which counts are hidden is the domain's rule; here it is laid
// over all tables of the report at once, because the same total stands in several of them.
import type { ParityReport } from '#contract/overview.ts'
import type { Figure } from '#domain/explain.ts'
import type { BySex } from '#domain/parity.ts'
import { hiddenCounts, type Sum } from '#domain/suppression.ts'

type Row = ParityReport['flows'][number]
type Sex = keyof BySex

const SEXES: readonly Sex[] = ['women', 'men', 'other', 'undisclosed']

export function published(report: ParityReport): ParityReport {
  const hidden = new Map(SEXES.map((sex) => [sex, hiddenOf(report, sex)]))
  const isHidden = (sex: Sex, name: string) => hidden.get(sex)?.has(name) === true
  const line = <R extends Row>(row: R, name: string): R => {
    const unsaid = isHidden('women', name) || isHidden('men', name)
    const cells = Object.fromEntries(
      SEXES.map((sex) => [
        sex,
        isHidden(sex, name) ? { count: null, hidden: true } : { ...row[sex] },
      ]),
    )
    const share = unsaid ? withoutValue(row.share) : row.share
    return { ...row, ...cells, share: bare(share), ...(unsaid ? { band: 'no_data' } : {}) }
  }
  const total = line(report.total, TOTAL)
  const isUnsaid = total.women.hidden || total.men.hidden
  return {
    ...report,
    public: true,
    hidden: [...hidden.values()].reduce((sum, names) => sum + names.size, 0),
    total: {
      ...total,
      needed: bare(isUnsaid ? withoutValue(report.total.needed) : report.total.needed),
    },
    categories: report.categories.map((category) => ({
      ...line(category, categoryName(category)),
      levels: category.levels.map((level) => line(level, levelName(category, level))),
    })),
    offices: report.offices.map((office) => {
      const row = line(office, officeName(office))
      return { ...row, needed: row.women.hidden || row.men.hidden ? null : office.needed }
    }),
    flows: report.flows.map((flow) => line(flow, flowName(flow))),
    trend: trendOf(report, isUnsaid),
    projection: {
      ...report.projection,
      share: bare(isUnsaid ? withoutValue(report.projection.share) : report.projection.share),
    },
    targets: report.targets.map((target) => {
      const category = report.categories.find(({ title }) => title === target.category)
      const name = category ? categoryName(category) : ''
      const unsaid = isHidden('women', name) || isHidden('men', name)
      return { ...target, share: bare(unsaid ? withoutValue(target.share) : target.share) }
    }),
  }
}

const TOTAL = 'total'
const categoryName = ({ code }: Row) => `category ${code}`
const levelName = (category: Row, { code }: Row) => `level ${category.code} ${code}`
const officeName = ({ code }: Row) => `office ${code}`
const flowName = ({ code }: Row) => `flow ${code}`

/** The names of the counts of a sex that are hidden, over everything the report prints. */
function hiddenOf({ total, categories, offices, flows }: ParityReport, sex: Sex) {
  const rows: (readonly [string, Row])[] = [
    [TOTAL, total],
    ...categories.flatMap((category) => [
      [categoryName(category), category] as const,
      ...category.levels.map((level) => [levelName(category, level), level] as const),
    ]),
    ...offices.map((office) => [officeName(office), office] as const),
    ...flows.map((flow) => [flowName(flow), flow] as const),
  ]
  const counts = new Map(
    rows.flatMap(([name, row]) => (row[sex].count === null ? [] : [[name, row[sex].count]])),
  )
  const sums: Sum[] = [
    { total: TOTAL, parts: categories.map(categoryName) },
    ...categories.map((category) => ({
      total: categoryName(category),
      parts: category.levels.map((level) => levelName(category, level)),
    })),
    ...(offices.length > 0 ? [{ total: TOTAL, parts: offices.map(officeName) }] : []),
  ]
  return hiddenCounts(counts, sums)
}

/** A date on which the share would give away a small count says nothing. */
function trendOf({ trend }: ParityReport, isUnsaid: boolean): ParityReport['trend'] {
  return trend.map(({ date, share }, index) => {
    const { women, men } = share.how.values ?? {}
    const counts = hiddenCounts(
      new Map([
        ['women', Number(women ?? 0)],
        ['men', Number(men ?? 0)],
      ]),
      [],
    )
    const unsaid = counts.size > 0 || (isUnsaid && index === trend.length - 1)
    return { date, share: bare(unsaid ? withoutValue(share) : share) }
  })
}

function withoutValue(figure: Figure): Figure {
  return { ...figure, value: null }
}

/** Without the cells and counts that it was made from, and without the name to ask for them. */
function bare(figure: Figure): Figure {
  const { women: _, men: __, ...values } = figure.how.values ?? {}
  const { more: ___, key: ____, ...how } = figure.how
  return { ...figure, how: { ...how, values, from: [] } }
}
