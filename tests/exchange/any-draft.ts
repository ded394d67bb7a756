// Any content of a package, for property tests: several sites and scopes, groups over two streams, every kind of
// change, values of each kind, rows that refer to each other.
import fc from 'fast-check'
import {
  type Change,
  CREATION,
  changeRef,
  DELETED,
  type FirstValues,
  type Group,
} from '#domain/changes.ts'
import { groupId, naturalId } from '#domain/ids.ts'
import type { Draft } from '#exchange/pack.ts'
import { manifest, OFFICE, SITE } from './draft.ts'

export function anyText(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '"\\', 'a\nb\r\tc', '\u0000\u001f\u2028', '١٢٣ نساء', '=1+1', '</script>'),
  )
}

export function anyDraft(): fc.Arbitrary<Draft> {
  const action = fc.record({
    stream: fc.constantFrom(0, 0, 1, 2),
    group: fc.nat(6),
    what: fc.constantFrom(
      ...['risk', 'actual', 'part', 'set', 'number', 'moved', 'unread', 'delete', 'restore'],
    ),
    text: anyText(),
    number: fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer()),
  })
  return fc.array(action, { maxLength: 40 }).map((actions) => {
    const names = [`${SITE}/${OFFICE}`, `${SITE}/shared`, `other-site/${OFFICE}`]
    const from = [1, 70, 3000]
    const byStream = names.map((_, stream) => actions.filter((given) => given.stream === stream))
    const changes = byStream.flatMap((list, stream) =>
      list.map((given, at): Change => {
        const seq = (from[stream] ?? 1) + at
        const place = { stream: names[stream] ?? '', seq, group: `group-${given.group}` }
        return { ...place, ...contentOf(given, `somewhere/shared`, seq) }
      }),
    )
    const groups = [...Map.groupBy(changes, ({ group }) => group).values()].map(groupOf)
    const ids = new Map(groups.map((group) => [group.name, group.id]))
    const streams = byStream.flatMap((list, stream) => {
      const first = from[stream] ?? 1
      return list.length === 0
        ? []
        : [{ name: names[stream] ?? '', first, last: first + list.length - 1 }]
    })
    return {
      manifest: { ...manifest(0), streams },
      groups: groups.map(({ name: _, ...group }) => group),
      changes: changes.map((change) => ({ ...change, group: ids.get(change.group) ?? '' })),
    }
  })
}

/** Half of them have the id that their first change gives, as those of released versions had not. */
function groupOf(changes: readonly Change[], at: number): Group & { readonly name: string } {
  const { stream = '', seq = 0, group: name = '' } = changes[0] ?? {}
  const time = '2021-07-01T08:00:00.123Z'
  const kind = (['edit', 'undo', 'redo'] as const)[at % 3] ?? 'edit'
  return {
    name,
    id: at % 2 === 0 ? groupId(changeRef(stream, seq), time) : name,
    site: at % 4 === 3 ? 'other-site' : SITE,
    office: OFFICE,
    at: time,
    actor: at % 5 < 3 ? 'Amina' : 'Bilé ١',
    label: at % 2 === 0 ? { id: 'label.set' } : { id: 'label.paste', values: { count: at } },
    kind,
    target: kind === 'edit' ? null : 'some-group',
  }
}

function contentOf(
  given: { readonly what: string; readonly text: string; readonly number: number },
  elsewhere: string,
  seq: number,
): Pick<Change, 'entity' | 'row' | 'field' | 'value' | 'prior'> {
  const row = seq % 2 === 0 ? 'row-1' : `risk-${seq - 1}`
  const prior = seq % 3 === 0 ? [] : [changeRef(elsewhere, 17), changeRef('x/y', 3)]
  // JSON has one zero.
  const number = given.number === 0 ? 0 : given.number
  const keyOf = (turn: number) => ({ office: OFFICE, indicator: `i-${turn % 4}`, period: '2021' })
  const created = (entity: 'actual' | 'actual_part', value: FirstValues) => {
    const id = naturalId(entity, value) ?? ''
    return { entity, row: id, field: CREATION, value, prior: [] }
  }
  switch (given.what) {
    case 'risk': {
      const value = { office: OFFICE, workplan: 'w', statement: given.text }
      return { entity: 'risk', row: `risk-${seq}`, field: CREATION, value, prior: [] }
    }
    case 'actual': {
      const value = { ...keyOf(seq), value: number }
      return created('actual', seq % 2 === 0 ? { ...value, comment: null } : value)
    }
    case 'part': {
      const actual = naturalId('actual', keyOf(seq + 1)) ?? ''
      return created('actual_part', { office: OFFICE, actual, cell: `c=${seq}`, value: number })
    }
    case 'set':
      return { entity: 'risk', row, field: 'statement', value: given.text, prior }
    case 'moved':
      return { entity: 'risk', row, field: 'output', value: `risk-${seq - 2}`, prior }
    case 'number':
      return { entity: 'actual', row, field: 'value', value: number, prior }
    case 'unread':
      return { entity: 'actual', row, field: 'value', value: { unread: given.text }, prior }
    default:
      return { entity: 'risk', row, field: DELETED, value: given.what === 'delete', prior }
  }
}
