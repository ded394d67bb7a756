// The columns of the risks: what each shows and how it is edited. The score is made of two of them.

import type { Client } from '#contract/client.ts'
import { ENTITIES } from '#domain/entities.ts'
import { riskBand } from '#domain/risk.ts'
import { choiceName, fieldName } from '#i18n/problem-text.ts'
import { type Marks, marksOn } from '../../frame/use-marks.ts'
import { choiceEdit, numberEdit, textEdit } from '../../ui/edits.ts'
import { badge } from '../../ui/grid-badge.ts'
import type { Column, Edit, Locked, Mark } from '../../ui/grid-column.ts'
import { type ProblemMarks, problemMarks, unreadMark } from '../../ui/problem-marks.ts'
import type { Text } from '../../ui/text.ts'

export type Risks = Awaited<ReturnType<Client['risks']['list']>>
export type Risk = Risks['rows'][number]

interface View {
  readonly text: Text
  readonly risks: Risks
  readonly marks: Marks
  /** Why they are only read here; null when they may be written. */
  readonly reason: string | null
}

const RAG_OF = { low: 'green', medium: 'amber', high: 'red' } as const

export function riskColumns(view: View): readonly Column<Risk>[] {
  const { text, risks } = view
  const { t, intl } = text
  const words = (field: string, values: readonly string[]) =>
    values.map((id) => ({ id, label: choiceName(intl, field, id) }))
  const { type, status } = ENTITIES.risk.fields
  const types = words('type', type.choices)
  const states = words('status', status.choices)
  const outputs = risks.outputs.map(({ id, code, title }) => ({
    id,
    label: `${code ?? ''} ${title ?? ''}`.trim(),
  }))
  const named = (choices: typeof types, id: string | null) =>
    choices.find((choice) => choice.id === id)?.label ?? ''
  const columns: readonly Column<Risk>[] = [
    {
      id: 'statement',
      head: t('risk.column.statement'),
      width: 260,
      grow: true,
      pinned: true,
      rowHead: true,
      text: (row) => row.statement ?? '',
      tip: (row) => row.statement ?? '',
      marks: (row) => [
        ...marksOn(view.text, view.marks, row.id, 'grid.conflict.row'),
        ...fieldMarks(view, row, 'statement'),
      ],
      edit: editable(view, (row) => textEdit(row.statement, { long: true })),
    },
    {
      id: 'output',
      head: t('risk.column.of'),
      width: 84,
      text: (row) =>
        row.unread?.output ??
        (row.output
          ? (risks.outputs.find(({ id }) => id === row.output)?.code ?? '')
          : t('risk.whole')),
      marks: (row) => fieldMarks(view, row, 'output'),
      edit: editable(view, (row) => choiceEdit(row.output, outputs, row.unread?.output)),
    },
    {
      id: 'type',
      head: t('risk.column.type'),
      width: 130,
      text: (row) => row.unread?.type ?? named(types, row.type),
      marks: (row) => fieldMarks(view, row, 'type'),
      edit: editable(view, (row) => choiceEdit(row.type, types, row.unread?.type)),
    },
    scaleColumn(view, 'likelihood'),
    scaleColumn(view, 'impact'),
    {
      id: 'score',
      head: t('risk.column.score'),
      headTip: t('risk.column.score.tip'),
      width: 110,
      text: (row) =>
        row.score === null ? '' : t('risk.score', { score: row.score, band: riskBand(row.score) }),
      draw: (row, said) =>
        row.score === null ? document.createTextNode('') : badge(RAG_OF[riskBand(row.score)], said),
    },
    {
      id: 'mitigation',
      head: fieldName(intl, 'risk', 'mitigation'),
      width: 230,
      text: (row) => row.mitigation ?? '',
      tip: (row) => row.mitigation ?? '',
      edit: editable(view, (row) => textEdit(row.mitigation, { long: true })),
    },
    {
      id: 'owner_name',
      head: fieldName(intl, 'risk', 'owner_name'),
      width: 116,
      text: (row) => row.ownerName ?? '',
      edit: editable(view, (row) => textEdit(row.ownerName)),
    },
    {
      id: 'status',
      head: fieldName(intl, 'risk', 'status'),
      width: 90,
      text: (row) => row.unread?.status ?? named(states, row.status),
      marks: (row) => fieldMarks(view, row, 'status'),
      edit: editable(view, (row) => choiceEdit(row.status, states, row.unread?.status)),
    },
  ]
  return columns.map((column) => ({
    ...column,
    tip: (row) =>
      [...problemsOf(view, row).notes(row.id, column.id), column.tip?.(row)]
        .filter(Boolean)
        .join(' '),
  }))
}

function scaleColumn(view: View, field: 'likelihood' | 'impact'): Column<Risk> {
  const { text } = view
  return {
    id: field,
    head: text.t(`risk.column.${field}`),
    headTip: text.t(`risk.column.${field}.tip`),
    width: 80,
    end: true,
    text: (row) => row.unread?.[field] ?? (row[field] === null ? '' : text.number(row[field], 0)),
    marks: (row) => fieldMarks(view, row, field),
    edit: editable(view, (row) => numberEdit(text, row[field], row.unread?.[field], 'integer')),
  }
}

function editable(view: View, edit: (row: Risk) => Edit): (row: Risk) => Edit | Locked {
  return (row) => (view.reason === null ? edit(row) : { locked: view.reason })
}

function fieldMarks(view: View, row: Risk, field: string): readonly Mark[] {
  return [
    ...unreadMark(view.text, row.unread, field),
    ...problemsOf(view, row).marks(row.id, field),
  ]
}

function problemsOf({ text }: View, row: Risk): ProblemMarks {
  return problemMarks(text, row.problems, 'risk')
}
