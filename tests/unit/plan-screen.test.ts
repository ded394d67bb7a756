// What the Plan's actions mean, without a screen: which rows are shown, which code a new row gets, where
// a row goes when it is moved, and what is never moved.
import { describe, expect, it } from 'vitest'
import {
  addResult,
  editCell,
  indentRow,
  moveRow,
  parentFor,
  startFrom,
} from '#renderer/features/plan/plan-commands.ts'
import {
  type PlanEntity,
  type PlanRow,
  proposeCode,
  resultsOf,
  shownRows,
} from '#renderer/features/plan/plan-rows.ts'

function row(entity: PlanEntity, code: string, parent: string | null, sort: number): PlanRow {
  return {
    id: code,
    entity,
    parent,
    code,
    sort,
    depth: 0,
    text: `text of ${code}`,
    starts: null,
    ends: null,
    responsible: null,
    partner: null,
    activityStatus: null,
    percentComplete: null,
    definition: null,
    baseline: null,
    finalTarget: null,
    unit: null,
    measure: null,
    decimals: 0,
    status: null,
    children: 0,
    unread: null,
    comments: 0,
    links: null,
    sdgTarget: null,
    conflict: false,
  }
}

const rows: readonly PlanRow[] = [
  row('strategic_objective', 'SO1', null, 1),
  row('outcome', '1', 'SO1', 1),
  row('indicator', 'I0', '1', 1),
  row('output', '1.1', '1', 1),
  row('activity', '1.1.1', '1.1', 1),
  row('activity', '1.1.2', '1.1', 2),
  row('indicator', 'I1', '1.1', 1),
  row('output', '1.2', '1', 2),
  row('activity', '1.2.9', '1.2', 1),
  row('strategic_objective', 'SO2', null, 2),
]
const context = { rows, workplan: 'plan', office: 'office', strategy: 'strategy' }
const codes = (shown: readonly PlanRow[]) => shown.map((r) => r.code)
function find(code: string): PlanRow {
  const found = rows.find((r) => r.code === code)
  if (!found) throw new Error(code)
  return found
}

describe('which rows are shown', () => {
  it('leaves out everything under a folded row', () => {
    expect(codes(shownRows(rows, new Set(['1.1']), ''))).toEqual([
      'SO1',
      '1',
      'I0',
      '1.1',
      '1.2',
      '1.2.9',
      'SO2',
    ])
    expect(codes(shownRows(rows, new Set(['SO1']), ''))).toEqual(['SO1', 'SO2'])
  })

  it('shows what is found with all it hangs under, folded or not', () => {
    expect(codes(shownRows(rows, new Set(['SO1']), 'TEXT OF 1.2.9'))).toEqual([
      'SO1',
      '1',
      '1.2',
      '1.2.9',
    ])
    expect(shownRows(rows, new Set(), 'no such words')).toEqual([])
  })
})

describe('the code of a new row', () => {
  it('goes on from its last sibling', () => {
    expect(proposeCode(rows, find('1'), 'output')).toBe('1.3')
    expect(proposeCode(rows, find('1.2'), 'activity')).toBe('1.2.10')
  })
  it('starts from its parent when it is the first', () => {
    const outcome = row('outcome', proposeCode(rows, find('SO2'), 'outcome'), 'SO2', 1)
    expect(outcome.code).toBe('2.1') // SO2.1 is what indicators are called
    const output = row('output', proposeCode([...rows, outcome], outcome, 'output'), '2.1', 1)
    expect(output.code).toBe('2.1.1')
    expect(proposeCode([...rows, outcome, output], output, 'activity')).toBe('2.1.1.1')
  })
  it('is never one that is there already', () => {
    const taken = [...rows, row('output', '1.3', 'SO2', 9)]
    expect(proposeCode(taken, find('1'), 'output')).toBe('1.4')
  })
})

describe('adding', () => {
  it('hangs a row under the nearest result that can hold it', () => {
    expect(parentFor(rows, find('1.1.2'), 'activity')?.code).toBe('1.1')
    expect(parentFor(rows, find('1.1.2'), 'output')?.code).toBe('1')
    expect(parentFor(rows, find('I0'), 'indicator')?.code).toBe('1')
    expect(parentFor(rows, find('I0'), 'activity')).toBeNull()
    expect(parentFor(rows, find('SO2'), 'output')).toBeNull()
  })
  it('puts it last, owned by the office of the plan', () => {
    const { commands } = addResult(context, find('1.1'), 'activity', 'Words')
    expect(commands).toMatchObject([
      {
        do: 'create',
        entity: 'activity',
        values: { office: 'office', output: '1.1', code: '1.1.3', title: 'Words', sort: 3 },
      },
    ])
  })
})

describe('moving', () => {
  const moved = (code: string, by: -1 | 1) => moveRow(context, find(code), by)?.commands

  it('changes places with its neighbour and touches nothing else', () => {
    expect(moved('1.1.2', -1)).toEqual([
      { do: 'set', entity: 'activity', row: '1.1.2', values: { sort: 1 } },
      { do: 'set', entity: 'activity', row: '1.1.1', values: { sort: 2 } },
    ])
  })
  it('goes over into the result before or after at the edge', () => {
    expect(moved('1.1.2', 1)).toEqual([
      { do: 'set', entity: 'activity', row: '1.1.2', values: { output: '1.2', sort: 0 } },
    ])
    expect(moved('1.2.9', -1)).toEqual([
      { do: 'set', entity: 'activity', row: '1.2.9', values: { output: '1.1', sort: 3 } },
    ])
  })
  it('stops at the ends of the plan, and never moves an objective', () => {
    expect(moved('1.2.9', 1)).toBeUndefined()
    expect(moved('1.1.1', -1)).toBeUndefined()
    expect(moved('SO2', -1)).toBeUndefined()
  })
  it('takes an indicator out to the outcome and into its first output', () => {
    expect(indentRow(context, find('I1'), -1)?.commands).toEqual([
      {
        do: 'set',
        entity: 'indicator',
        row: 'I1',
        values: { outcome: '1', output: null, sort: 2 },
      },
    ])
    expect(indentRow(context, find('I0'), 1)?.commands).toEqual([
      {
        do: 'set',
        entity: 'indicator',
        row: 'I0',
        values: { output: '1.1', outcome: null, sort: 2 },
      },
    ])
    expect(indentRow(context, find('1.1.1'), 1)).toBeNull()
  })
})

describe('editing', () => {
  it('names the cell that can be undone', () => {
    expect(editCell(find('1.1.1'), 'text', 'New words', 'Title')).toMatchObject({
      label: { id: 'label.edit_value', values: { what: '1.1.1 Title' } },
      commands: [{ do: 'set', entity: 'activity', row: '1.1.1', values: { title: 'New words' } }],
    })
  })
  it('replaces numerator and denominator of a baseline that is typed as a percentage', () => {
    const percentage = { ...find('I1'), measure: 'percentage' }
    expect(editCell(percentage, 'baseline', 40, 'Baseline').commands).toEqual([
      {
        do: 'set',
        entity: 'indicator',
        row: 'I1',
        values: { baseline_value: 40, baseline_numerator: null, baseline_denominator: null },
      },
    ])
  })
})

describe('a plan started from another', () => {
  const whole = { activities: true, indicators: true }
  const began = { ...context, workplan: 'new plan', office: 'new office' }
  const made = (taking: typeof whole) =>
    startFrom(began, resultsOf(rows), taking).commands.map((command) => {
      if (command.do !== 'create') throw new Error(command.do)
      return { id: command.id, entity: command.entity, values: command.values }
    })

  it('has its results, activities and indicators as rows of its own, each under its own', () => {
    const created = made(whole)
    expect(created.map(({ entity }) => entity)).toEqual([
      'outcome',
      'indicator',
      'output',
      'activity',
      'activity',
      'indicator',
      'output',
      'activity',
    ])
    const [outcome, over, output, activity, , under] = created
    expect(outcome?.values).toEqual({
      office: 'new office',
      workplan: 'new plan',
      objective: 'SO1',
      code: '1',
      statement: 'text of 1',
      sort: 1,
    })
    expect(over?.values).toMatchObject({ workplan: 'new plan', outcome: outcome?.id })
    expect(output?.values).toMatchObject({ outcome: outcome?.id, code: '1.1' })
    expect(activity?.values).toMatchObject({ output: output?.id, title: 'text of 1.1.1' })
    expect(under?.values).toMatchObject({ output: output?.id })
    expect(new Set(created.map(({ id }) => id)).size).toBe(created.length)
  })

  it('leaves out what is not wanted', () => {
    const results = made({ activities: false, indicators: false })
    expect(results.map(({ entity }) => entity)).toEqual(['outcome', 'output', 'output'])
  })
})
