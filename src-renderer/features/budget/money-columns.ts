// The columns of money in the budget grid: what is planned, funded and spent, and what follows from them. Only
// a budget line and a source have amounts of their own; the rest is added up by the engine.
import { moneyEdit } from '../../ui/edits.ts'
import type { Column, Edit, Locked } from '../../ui/grid-column.ts'
import { unreadMark } from '../../ui/problem-marks.ts'
import { type Line, spentIn, spentSum } from './budget-rows.ts'
import { amountText, type BudgetView, editable, fieldOf, marksOf, unreadOf } from './budget-view.ts'

type MoneyColumn = 'planned' | 'funded' | 'gap' | 'unfunded' | 'spent'

/** What stands in a column of money; null where there is nothing or no data. */
function amountOf({ budget }: BudgetView, line: Line, id: MoneyColumn): number | null {
  switch (line.kind) {
    case 'total':
      return budget.total[id].value
    case 'activity':
      return line.activity.money[id].value
    case 'line':
      if (id === 'unfunded') return line.line.funded === null ? line.line.planned : null
      return line.line[id]
    case 'funding':
      return id === 'funded' ? line.funding.amount : null
  }
}

function moneyColumn(
  view: BudgetView,
  id: MoneyColumn,
  edit: (line: Line) => Edit | Locked | null,
): Column<Line> {
  const { text, budget } = view
  return {
    id,
    head: text.t(`budget.column.${id}`),
    width: 84,
    end: true,
    text: (line) => {
      const field = fieldOf(line, id)
      const typed = field === null ? undefined : unreadOf(line)?.[field]
      return typed ?? amountText(text, amountOf(view, line, id), budget.currency)
    },
    marks: (line) => marksOf(view, line, id),
    edit,
  }
}

function sumLocked({ text }: BudgetView, line: Line): Locked | null {
  return line.kind === 'activity' || line.kind === 'total'
    ? { locked: text.t('budget.locked.sum') }
    : null
}

export function plannedColumn(view: BudgetView): Column<Line> {
  const { text, budget } = view
  return moneyColumn(view, 'planned', (line) =>
    line.kind === 'line'
      ? editable(view, () =>
          moneyEdit(text, line.line.planned, budget.currency, line.line.unread?.planned),
        )
      : sumLocked(view, line),
  )
}

export function fundedColumn(view: BudgetView): Column<Line> {
  const { text, budget } = view
  return moneyColumn(view, 'funded', (line) => {
    if (line.kind === 'line') return { locked: text.t('budget.locked.funded') }
    if (line.kind !== 'funding') return sumLocked(view, line)
    return editable(view, () =>
      moneyEdit(text, line.funding.amount, budget.currency, line.funding.unread?.amount),
    )
  })
}

/** What follows from planned and funded; together with funded they are what is planned. */
export function derivedColumn(view: BudgetView, id: 'gap' | 'unfunded'): Column<Line> {
  const { text } = view
  return {
    ...moneyColumn(view, id, (line) =>
      line.kind === 'funding' ? null : { locked: text.t(`budget.locked.${id}`) },
    ),
    // Its head is a term that reports use as well, so it is written out.
    ...(id === 'unfunded' ? { width: 142 } : {}),
    headTip: text.t(`budget.column.${id}.tip`),
    tip: (line) => {
      if (line.kind !== 'activity' && line.kind !== 'total') return ''
      const { how } = (line.kind === 'total' ? view.budget.total : line.activity.money)[id]
      return text.say({ id: how.rule, ...(how.values ? { values: how.values } : {}) })
    },
  }
}

export function spentNowColumn(view: BudgetView): Column<Line> {
  const { text, budget, period } = view
  return {
    id: 'spentNow',
    head: text.t('budget.column.spent_now', { period: text.period(period) }),
    width: 104,
    end: true,
    strong: true,
    tone: () => 'cell-now',
    text: (line) => {
      if (line.kind === 'funding') return ''
      if (line.kind === 'line') {
        const spent = spentIn(line.line, period)
        return spent?.unread?.amount ?? amountText(text, spent?.amount ?? null, budget.currency)
      }
      const of = line.kind === 'total' ? budget.activities : [line.activity]
      const lines = of.flatMap((each) => each.lines)
      return amountText(text, spentSum(lines, period), budget.currency)
    },
    marks: (line) => {
      if (line.kind !== 'line') return []
      const spent = spentIn(line.line, period)
      return [
        ...unreadMark(text, spent?.unread ?? null, 'amount'),
        ...view.problems.marks(spent?.id ?? null, 'amount'),
      ]
    },
    edit: (line) => {
      if (line.kind !== 'line') return sumLocked(view, line)
      const closed = budget.locked[period]
      if (closed) return { locked: text.say({ id: closed }) }
      const spent = spentIn(line.line, period)
      return editable(view, () =>
        moneyEdit(text, spent?.amount ?? null, budget.currency, spent?.unread?.amount),
      )
    },
  }
}

export function spentColumn(view: BudgetView): Column<Line> {
  const { text } = view
  return {
    ...moneyColumn(view, 'spent', (line) =>
      line.kind === 'funding' ? null : { locked: text.t('budget.locked.sum') },
    ),
    headTip: text.t('budget.column.spent.tip'),
  }
}
