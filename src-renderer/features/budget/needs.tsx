// The funding needs of a plan by area and year: what is required, what is secured, the gap.
import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { ENTITIES } from '#domain/entities.ts'
import { useEdit } from '../../client/edit.ts'
import { useSelectedCell } from '../../frame/selected.ts'
import { choose, useChoice } from '../../frame/state.ts'
import { arrived, useFrame } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { choicesOf, choiceWord } from '../../ui/choice-words.ts'
import { choiceEdit, moneyEdit, numberEdit, textEdit } from '../../ui/edits.ts'
import { Grid, type GridHandle } from '../../ui/grid.tsx'
import type { Column, Edit } from '../../ui/grid-column.ts'
import { type ProblemMarks, problemMarks, unreadMark } from '../../ui/problem-marks.ts'
import { type Text, useText } from '../../ui/text.ts'
import { untilThere } from '../../ui/until-there.ts'
import { addNeed, type Doing, deleteRow, setField } from './budget-commands.ts'
import type { Budget, Need } from './budget-rows.ts'
import { amountText, lockedWhy } from './budget-view.ts'
import { Amount } from './totals.tsx'

const AREAS = ENTITIES.funding_need.fields.area.choices
const FIELDS = ['area', 'year', 'description', 'required', 'secured'] as const
const SUMS = ['required', 'secured', 'gap'] as const

interface Props {
  readonly budget: Budget
  readonly officeName: string
}

export function Needs({ budget, officeName }: Props) {
  const text = useText()
  const { t } = text
  const apply = useEdit()
  const { period } = useFrame()
  const grid = useRef<GridHandle>(null)
  const [at, setAt] = useState<{ readonly row: string; readonly column: string } | null>(null)
  const [ready, setReady] = useState(false)
  const problems = useMemo(() => problemMarks(text, budget.problems), [text, budget.problems])
  const columns = useMemo(() => needColumns(text, budget, problems), [text, budget, problems])
  const need = budget.needs.find(({ id }) => id === at?.row) ?? null
  const locked = lockedWhy({ text, budget })
  useSelectedCell(
    useMemo(() => {
      const field = FIELDS.find((each) => each === at?.column) ?? null
      if (!need) return null
      return {
        entity: 'funding_need',
        row: need.id,
        exists: true,
        field,
        office: budget.office,
        name: `${needName(text, need)}${field ? ` · ${t(`budget.needs.${field}`)}` : ''}`,
        locked,
        refocus: () => grid.current?.refocus(),
      }
    }, [text, t, need, at, budget.office, locked]),
  )
  const place = useChoice((s) => s.place)
  useEffect(() => {
    if (!ready || !place || !budget.needs.some(({ id }) => id === place.row)) return
    return untilThere(() => {
      const gone = grid.current?.focus(place.row, place.field ?? 'area') ?? false
      if (gone) arrived()
      return gone
    })
  }, [place, budget, ready])

  async function run(doing: Doing, column: string) {
    try {
      await apply(doing.commands, doing.label)
    } catch {
      return // the top bar says why
    }
    choose({ place: { entity: 'funding_need', row: doing.row, field: column } })
  }
  function add() {
    const year = Number(period?.slice(0, 4) ?? budget.years.from)
    void run(addNeed(budget.office, budget.workplan, year), 'area')
  }
  /** A key belongs to the row it was pressed on; the grid tells of a new selection later than that. */
  function remove(on: (typeof budget.needs)[number]) {
    const index = budget.needs.findIndex(({ id }) => id === on.id)
    const next = budget.needs[index + 1] ?? budget.needs[index - 1]
    void run(deleteRow('funding_need', on.id, needName(text, on), next?.id ?? on.id), 'area')
  }
  return (
    <section className="needs" aria-labelledby="budget-needs">
      <div className="needs-head">
        <h2 id="budget-needs">{t('budget.needs')}</h2>
        {budget.writable ? (
          <>
            <Button icon={Plus} onPress={add}>
              {t('budget.add.need')}
            </Button>
            <Button
              icon={Trash2}
              label={t('budget.delete')}
              tip={`${t('budget.delete')} (Ctrl+Delete)`}
              isDisabled={!need}
              onPress={() => need && remove(need)}
            />
          </>
        ) : null}
        <span className="gap" />
        <dl className="needs-sums">
          {SUMS.map((id) => (
            <div key={id}>
              <dt>{t(`budget.needs.${id}`)}</dt>
              <dd>
                <Amount
                  figure={budget.needed[id]}
                  label={t('budget.figure', {
                    what: t(`budget.needs.${id}`),
                    of: t('budget.needs'),
                  })}
                  budget={budget}
                />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      {budget.needs.length === 0 ? (
        <p className="quiet">{t('budget.needs.none')}</p>
      ) : (
        <div className="needs-grid">
          <Grid
            id="budget-needs"
            label={t('budget.grid.needs', { office: officeName })}
            columns={columns}
            rows={budget.needs}
            handle={grid}
            onReady={() => setReady(true)}
            onFocus={(row, column) => setAt({ row: row.id, column })}
            onKey={(event, on) => {
              if (!event.ctrlKey || event.key !== 'Delete' || !budget.writable) return false
              remove(on)
              return true
            }}
            change={(edit) => {
              const head = columns.find(({ id }) => id === edit.column)?.head ?? ''
              const what = `${needName(text, edit.row)} ${head}`
              return setField('funding_need', edit.row.id, edit.column, edit.value, what)
            }}
          />
        </div>
      )}
    </section>
  )
}

function needName(text: Text, need: Need): string {
  const year = need.year === null ? '' : text.period(String(need.year))
  return [choiceWord(text, need.area), year].filter(Boolean).join(' ')
}

type NeedField = (typeof FIELDS)[number]

function needColumns(text: Text, budget: Budget, problems: ProblemMarks): readonly Column<Need>[] {
  const { currency } = budget
  const locked = lockedWhy({ text, budget })
  const column = (
    id: NeedField,
    width: number,
    words: (need: Need) => string,
    edit: (need: Need) => Edit,
  ): Column<Need> => ({
    id,
    head: text.t(`budget.needs.${id}`),
    width,
    text: (need) => need.unread?.[id] ?? words(need),
    marks: (need) => [...unreadMark(text, need.unread, id), ...problems.marks(need.id, id)],
    edit: (need) => (locked === null ? edit(need) : { locked }),
  })
  const money = (id: 'required' | 'secured') => ({
    ...column(
      id,
      110,
      (need) => amountText(text, need[id], currency),
      (need) => moneyEdit(text, need[id], currency, need.unread?.[id]),
    ),
    end: true,
  })
  return [
    {
      ...column(
        'area',
        130,
        (need) => choiceWord(text, need.area),
        (need) => choiceEdit(need.area || null, choicesOf(text, AREAS), need.unread?.area),
      ),
      rowHead: true,
    },
    column(
      'year',
      70,
      (need) => (need.year === null ? '' : text.period(String(need.year))),
      (need) => numberEdit(text, need.year, need.unread?.year, 'integer'),
    ),
    {
      ...column(
        'description',
        260,
        (need) => need.description ?? '',
        (need) => textEdit(need.description, { long: true }),
      ),
      grow: true,
    },
    money('required'),
    money('secured'),
    {
      id: 'gap',
      head: text.t('budget.needs.gap'),
      headTip: text.t('budget.needs.gap.tip'),
      width: 110,
      end: true,
      text: (need) => amountText(text, need.gap, currency),
      edit: () => ({ locked: text.t('budget.needs.gap.tip') }),
    },
  ]
}
