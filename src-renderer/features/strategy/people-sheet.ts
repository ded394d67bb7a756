// Who does what in which office: heads, gender focal points, those who enter data and those who review.
import { fieldOf } from '#domain/entities.ts'
import { choiceName } from '#i18n/problem-text.ts'
import { column, deletion, type Sheet, type SheetRow, type Strategy, type View } from './sheet.ts'

type Person = Strategy['people'][number]
export type PersonRow = SheetRow & Omit<Person, 'unread'>

export function peopleSheet(view: View): Sheet<PersonRow> {
  const { text, data } = view
  const { t } = text
  const entity = 'person_role'
  const offices = new Map(data.offices.map((office) => [office.id, office]))
  const place = new Map(data.offices.map(({ id }, index) => [id, index]))
  const byOffice = (a: Person, b: Person) =>
    (place.get(a.office) ?? place.size) - (place.get(b.office) ?? place.size)
  return {
    id: 'strategy.people',
    label: t('strategy.tab.people'),
    words: t('strategy.people.words'),
    rows: data.people
      .map((row) => ({ ...row, entity, row: row.id, called: row.name ?? '' }) as const)
      .sort((a, b) => byOffice(a, b) || text.compare(a.called, b.called)),
    columns: [
      column(view, entity, {
        field: 'office',
        width: 180,
        pinned: true,
        value: (row) => row.office,
        show: (row) => offices.get(row.office)?.name ?? '',
        locked: () => t('strategy.person.office'),
      }),
      column(view, entity, {
        field: 'name',
        width: 240,
        pinned: true,
        rowHead: true,
        value: (row) => row.name,
      }),
      column(view, entity, { field: 'title', width: 280, grow: true, value: (row) => row.title }),
      column(view, entity, {
        field: 'role',
        width: 190,
        choices: roleChoices(view.text.intl),
        value: (row) => row.role,
      }),
    ],
    adds: [{ id: entity, label: t('strategy.add.person'), ask: 'person' }],
    remove: (row) => deletion(row),
    empty: { title: t('strategy.people.empty.title'), text: t('strategy.people.empty') },
  }
}

export function roleChoices(intl: View['text']['intl']) {
  const roles = fieldOf('person_role', 'role')?.choices ?? []
  return roles.map((id) => ({ id, label: choiceName(intl, 'role', id) }))
}
