// Packages for the tests of this folder: keys made once, and content as an office writes it in a
// quarter, of the size that docs/exchange-format.md speaks of.
import { type Change, CREATION, changeRef, type FirstValues, type Group } from '#domain/changes.ts'
import type { EntityName } from '#domain/entities.ts'
import { groupId, naturalId } from '#domain/ids.ts'
import type { OpenedPackage } from '#exchange/open.ts'
import type { Draft } from '#exchange/pack.ts'
import { type Keys, makeKeys } from '#platform/keys.ts'

export const OFFICE = '01890a5d-ac96-774b-bcce-b302099a8057'
export const SITE = '01890a5d-0000-7000-8000-0000000000aa'
export const HQ_SITE = '01890a5d-0000-7000-8000-0000000000bb'
export const STREAM = `${SITE}/${OFFICE}`
const HQ_STREAM = `${HQ_SITE}/${OFFICE}`

export async function someKeys(folder: string, id: string): Promise<Keys> {
  return makeKeys(folder, id)
}

/** A number in 0..n-1 that depends on `seed` alone. */
function dice(seed: number): (n: number) => number {
  let state = seed >>> 0
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * n)
  }
}

/** As random as a UUIDv7 is: of no help to a compressor. */
export function idMaker(seed: number): () => string {
  const roll = dice(seed)
  const hex = (n: number) => Array.from({ length: n }, () => roll(16).toString(16)).join('')
  return () => `01890a5d-${hex(4)}-7${hex(3)}-8${hex(3)}-${hex(12)}`
}

const WORDS =
  'women men staff training survey clearance team community leaders recruited retained safety field office partners quarter delayed because access roads rain security permits completed sessions participants feedback report next plan budget hired promoted interviews equal share policy focal point'.split(
    ' ',
  )

export interface Recorder {
  readonly groups: Group[]
  readonly changes: Change[]
  group(label: string): void
  create(entity: EntityName, values: FirstValues, row?: string): string
  set(entity: EntityName, row: string, field: string, value: string | number | boolean | null): void
}

export function recorder(nextId: () => string): Recorder {
  const groups: Group[] = []
  const changes: Change[] = []
  let at = Date.UTC(2021, 6, 2, 8)
  const push = (change: Pick<Change, 'entity' | 'row' | 'field' | 'value' | 'prior'>) => {
    const group = groups.at(-1)
    if (!group) throw new Error('a group comes first')
    changes.push({ stream: STREAM, seq: changes.length + 1, group: group.id, ...change })
  }
  return {
    groups,
    changes,
    group(label) {
      at += 97_000
      const instant = new Date(at).toISOString().replace('.000', '')
      groups.push({
        id: groupId(changeRef(STREAM, changes.length + 1), instant),
        site: SITE,
        office: OFFICE,
        at: instant,
        actor: 'Amina Idris',
        label: { id: label, values: { count: 1 } },
        kind: 'edit',
        target: null,
      })
    },
    create(entity, values, row) {
      const id = row ?? naturalId(entity, values) ?? nextId()
      push({ entity, row: id, field: CREATION, value: values, prior: [] })
      return id
    },
    set(entity, row, field, value) {
      const prior = [changeRef(HQ_STREAM, 100 + changes.length)]
      push({ entity, row, field, value, prior })
    },
  }
}

/**
 * What a typical office sends for a quarter: 25 indicators of 8 parts, 45 activities, 100 headcount
 * rows, narratives of seven outputs; `times` as much for tests of size.
 */
export function quarter(times = 1, seed = 7): Draft {
  const nextId = idMaker(seed)
  const roll = dice(seed + 1)
  const said = (length: number) => {
    let text = ''
    while (text.length < length) text += `${WORDS[roll(WORDS.length)]} `
    return `${text.trimEnd()}.`
  }
  const made = recorder(nextId)
  const period = '2021Q2'
  const office = OFFICE
  for (let time = 0; time < times; time += 1) {
    for (let indicator = 0; indicator < 25; indicator += 1) {
      made.group('label.set')
      const value = roll(400)
      const actual = made.create('actual', {
        office,
        indicator: nextId(),
        period,
        value,
        status: 'reported',
        comment: indicator % 3 === 0 ? said(80) : null,
      })
      made.group('label.paste')
      for (const cell of PARTS) {
        made.create('actual_part', { office, actual, cell, value: roll(60) })
      }
    }
    for (let activity = 0; activity < 45; activity += 1) {
      const row = nextId()
      made.group('label.set')
      made.set('activity', row, 'percent_complete', roll(21) * 5)
      made.set('activity', row, 'status', ['on_track', 'delayed', 'completed'][roll(3)] ?? '')
    }
    const levels = Array.from({ length: 13 }, nextId)
    made.group('label.paste')
    for (let row = 0; row < 100; row += 1) {
      made.create('parity_headcount', {
        office,
        date: `20${21 + (time % 70)}-06-30`,
        employer: ['unops', 'unmas', 'implementing_partner'][row % 3] ?? '',
        category: levels[row % 3] ?? '',
        level: levels[row % 13] ?? '',
        function: ['management', 'programme', 'operations', 'support'][row % 4] ?? '',
        women: roll(20),
        men: roll(60),
        other: 0,
        undisclosed: roll(3),
      })
    }
    for (let output = 0; output < 7; output += 1) {
      made.group('label.set')
      made.create('narrative', {
        office,
        workplan: nextId(),
        output: nextId(),
        period,
        achievements: said(400),
        challenges: said(250),
        lessons: said(150),
        next_steps: said(200),
      })
    }
  }
  return { manifest: manifest(made.changes.length), groups: made.groups, changes: made.changes }
}

const PARTS = ['0-17', '18-34', '35-59', '60+'].flatMap((age) =>
  ['female', 'male'].map((sex) => `age=${age};sex=${sex}`),
)

export function manifest(last: number): Draft['manifest'] {
  return {
    id: '01890a5d-1111-7000-8000-00000000c0de',
    kind: 'submission',
    strategy: { id: '01890a5d-2222-7000-8000-000000000001', title: 'Gender strategy 2020-2024' },
    from: {
      site: SITE,
      office: { id: OFFICE, code: 'AFG', name: 'Afghanistan' },
      age: 'age1a6qfvg353a5p23f0e8ck83twwxsc2mw5t4p279z3xccuqxxs8ggqdgh8j7',
    },
    to: {
      site: HQ_SITE,
      office: { id: '01890a5d-3333-7000-8000-000000000003', code: 'GLB', name: 'Headquarters' },
    },
    period: '2021Q2',
    streams: last === 0 ? [] : [{ name: STREAM, first: 1, last }],
    vector: { [STREAM]: last, [HQ_STREAM]: 1200, [`${HQ_SITE}/shared`]: 800 },
    app: { version: '0.1.0' },
    madeAt: '2021-07-05T14:12:00Z',
    basedOn: null,
  }
}

/** What was taken out of a package, to be packed again. */
export function draftOf({ manifest, groups, changes }: OpenedPackage): Draft {
  const { format: _, counts: __, from, ...rest } = manifest
  const { minisign: ___, ...sender } = from
  return { manifest: { ...rest, from: sender }, groups, changes }
}
