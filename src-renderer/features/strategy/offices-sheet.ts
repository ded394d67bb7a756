// The offices, each with its workplan under the global one and the setup package that it starts with.
import { countryOf } from '#domain/countries.ts'
import { LANGUAGES } from '#domain/entities.ts'
import { choiceName } from '#i18n/problem-text.ts'
import { textEdit } from '../../ui/edits.ts'
import { countryEdit, countryText, timeZones } from './countries.ts'
import {
  column,
  type Doing,
  deletion,
  type Sheet,
  type SheetRow,
  type Strategy,
  usedColumn,
  type View,
} from './sheet.ts'

type Office = Strategy['offices'][number]
export type OfficeRow = SheetRow & Omit<Office, 'unread'>

/** Columns that are fields of the office's workplan. */
const OF_WORKPLAN: Readonly<Record<string, string>> = { plan_title: 'title', currency: 'currency' }

export function officesSheet(view: View): Sheet<OfficeRow> {
  const { text, data } = view
  const { t, intl } = text
  const languages = LANGUAGES.map((id) => ({ id, label: choiceName(intl, 'language', id) }))
  const zones = timeZones()
  const entity = 'office'
  const noPlan = (row: OfficeRow) => (row.workplan ? null : t('strategy.office.no_plan'))
  return {
    id: 'strategy.offices',
    label: t('strategy.tab.offices'),
    words: t('strategy.offices.words'),
    rows: data.offices.map((row) => ({
      ...row,
      entity,
      row: row.id,
      called: row.code ?? row.name ?? '',
    })),
    columns: [
      column(view, entity, {
        field: 'code',
        width: 84,
        pinned: true,
        rowHead: true,
        value: (row) => row.code,
      }),
      column(view, entity, {
        field: 'name',
        width: 176,
        pinned: true,
        value: (row) => row.name,
      }),
      column(view, entity, {
        field: 'country',
        width: 170,
        value: (row) => row.country,
        show: (row) => countryText(text, row.country),
        edit: (row) => countryEdit(text, row.country),
      }),
      column(view, entity, {
        field: 'm49',
        width: 64,
        head: t('strategy.column.m49'),
        value: (row) => row.m49,
      }),
      column(view, entity, {
        field: 'language',
        width: 80,
        choices: languages,
        value: (row) => row.language,
      }),
      column(view, entity, {
        field: 'time_zone',
        width: 150,
        choices: zones,
        value: (row) => row.timeZone,
      }),
      {
        ...column<OfficeRow>(view, 'workplan', {
          field: 'title',
          width: 186,
          grow: true,
          value: (row) => row.workplan?.title ?? null,
          locked: noPlan,
          edit: (row) => textEdit(row.workplan?.title ?? null),
        }),
        id: 'plan_title',
        head: t('strategy.column.workplan'),
        headTip: t('strategy.column.workplan'),
      },
      column(view, 'workplan', {
        field: 'currency',
        width: 76,
        value: (row) => row.workplan?.currency ?? null,
        locked: noPlan,
        edit: (row) => ({
          ...textEdit(row.workplan?.currency ?? null),
          parse: (typed) => typed.trim().toLocaleUpperCase('en') || null,
        }),
      }),
      usedColumn(
        t('strategy.column.in_plan'),
        84,
        (row) => t('strategy.used.office', { count: row.results }),
        (row) => (row.workplans > 1 ? t('strategy.office.plans', { count: row.workplans }) : ''),
      ),
      {
        id: 'set_up',
        head: t('strategy.column.set_up'),
        width: 118,
        tone: () => 'cell-quiet',
        text: (row) =>
          row.type === 'hq'
            ? ''
            : row.setUp
              ? text.date(row.setUp)
              : t('strategy.office.not_set_up'),
        tip: (row) => (row.type === 'hq' || row.setUp ? '' : t('strategy.office.not_set_up.tip')),
      },
    ],
    adds: [{ id: entity, label: t('strategy.add.office'), ask: 'office' }],
    remove: (row) => removeOffice(view, row),
    set: (row, field, value) => {
      const own = OF_WORKPLAN[field]
      if (own && row.workplan) {
        return [{ do: 'set', entity: 'workplan', row: row.workplan.id, values: { [own]: value } }]
      }
      const m49 =
        field === 'country' && typeof value === 'string' ? countryOf(value)?.m49 : undefined
      const values = { [field]: value, ...(m49 ? { m49 } : {}) }
      return [{ do: 'set', entity, row: row.row, values }]
    },
    empty: { title: t('strategy.offices.empty.title'), text: t('strategy.offices.empty') },
  }
}

function removeOffice(view: View, row: OfficeRow): Doing | { readonly locked: string } {
  const { t, date } = view.text
  if (row.type === 'hq') return { locked: t('strategy.stays.hq') }
  if (row.results > 0) return { locked: t('strategy.stays.office', { count: row.results }) }
  if (row.setUp) return { locked: t('strategy.stays.set_up', { day: date(row.setUp) }) }
  if (row.workplans > 1) return { locked: t('strategy.office.plans', { count: row.workplans }) }
  const { commands, label } = deletion(row)
  return {
    label,
    commands: row.workplan
      ? [{ do: 'delete', entity: 'workplan', row: row.workplan.id }, ...commands]
      : commands,
  }
}
