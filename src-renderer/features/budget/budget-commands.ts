// What the actions of the budget room mean as commands. Spending has a natural key (line and period), so
// it is `put`; everything else is made once and then set. Nothing is changed here.
import type { Command, Label } from '#domain/changes.ts'
import type { EntityName, Value } from '#domain/entities.ts'
import { newId } from '#domain/ids.ts'
import type { Activity, BudgetLine } from './budget-rows.ts'

export interface Doing {
  readonly commands: readonly Command[]
  readonly label: Label
  /** The row to go to afterwards. */
  readonly row: string
}

export function setField(
  entity: EntityName,
  row: string,
  field: string,
  value: Value,
  what: string,
): Doing {
  return {
    row,
    label: { id: 'label.edit_value', values: { what } },
    commands: [{ do: 'set', entity, row, values: { [field]: value } }],
  }
}

export function setSpent(
  office: string,
  line: BudgetLine,
  period: string,
  amount: Value,
  what: string,
): Doing {
  return {
    row: line.id,
    label: { id: 'label.edit_value', values: { what } },
    commands: [
      {
        do: 'put',
        entity: 'expenditure',
        values: { office, budget_line: line.id, period, amount },
      },
    ],
  }
}

export function addLine(office: string, activity: Activity, period: string): Doing {
  const id = newId()
  const category = activity.lines.at(-1)?.category ?? 'personnel'
  return {
    row: id,
    label: { id: 'label.add_budget_line', values: { what: activity.code } },
    commands: [
      {
        do: 'create',
        entity: 'budget_line',
        id,
        values: { office, activity: activity.id, category, period },
      },
    ],
  }
}

export function addFunding(office: string, line: BudgetLine, source: string): Doing {
  const id = newId()
  return {
    row: id,
    label: { id: 'label.add_funding' },
    commands: [
      { do: 'create', entity: 'funding', id, values: { office, budget_line: line.id, source } },
    ],
  }
}

export function addNeed(office: string, workplan: string, year: number): Doing {
  const id = newId()
  return {
    row: id,
    label: { id: 'label.add_need' },
    commands: [
      {
        do: 'create',
        entity: 'funding_need',
        id,
        values: { office, workplan, area: 'personnel', year },
      },
    ],
  }
}

export function deleteRow(entity: EntityName, row: string, what: string, next: string): Doing {
  return {
    row: next,
    label: { id: 'label.delete', values: { what } },
    commands: [{ do: 'delete', entity, row }],
  }
}
