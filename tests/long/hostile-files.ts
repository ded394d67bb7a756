// Ways to spoil a real package, each with the codes by which it must be refused. What is changed inside is summed
// and signed again by the office's own key, so that the checks behind the signature are reached too.
import type { RefusalCode } from '#domain/errors.ts'
import { toArmour } from '#exchange/armour.ts'
import { LIMITS } from '#exchange/limits.ts'
import type { Manifest } from '#exchange/manifest.ts'
import { trustedComment } from '#exchange/pack.ts'
import { seal } from '#exchange/seal.ts'
import { ENTRY_NAMES } from '#exchange/zip.ts'
import type { Keys } from '#platform/keys.ts'
import { claiming, entriesOf, type Parts, patched, resigned, zipOf } from '../exchange/tamper.ts'

export type Dice = (n: number) => number
type Bytes = Uint8Array | Promise<Uint8Array>

export interface Family {
  readonly codes: readonly RefusalCode[]
  readonly make: (roll: Dice) => Bytes
  /** What is changed may be of no meaning (a time in the ZIP): then it opens to the very same content. */
  readonly maybeHarmless?: true
}

export interface Victim {
  readonly plain: Uint8Array
  readonly sealed: Uint8Array
  readonly parts: Parts
  /** The same content as format 1 said it. */
  readonly old: Parts
  /** Of the office that made it. */
  readonly keys: Keys
  readonly stranger: Keys
  readonly hqAge: string
  readonly hqOffice: string
  readonly otherOffice: string
  readonly otherPlan: string
}

type Line = Record<string, unknown>
// biome-ignore lint/suspicious/noExplicitAny: a manifest that is wrong on purpose has no type
type Loose = any

const PLAIN_DAMAGE = [
  ...['package_hash', 'package_truncated', 'package_not_one', 'package_unsigned'],
  ...['package_signature', 'package_newer'],
] as const satisfies readonly RefusalCode[]
const SEALED_DAMAGE = [
  ...['package_hash', 'package_truncated', 'package_not_one', 'package_sealed_for_other'],
] as const satisfies readonly RefusalCode[]

export function familiesFor(victim: Victim): Readonly<Record<string, Family>> {
  const { plain, sealed, parts, old, keys, stranger } = victim
  const lines = parts['changes.jsonl'].toString().trimEnd().split('\n')
  const pick = <T>(roll: Dice, from: readonly T[]): T => from[roll(from.length)] as T
  const starting = (start: string) =>
    lines.flatMap((line, at) => (line.startsWith(start) ? [at] : []))
  const [rows, tables, groups] = [starting('['), starting('{"table"'), starting('{"at"')]
  const creations = tables.filter((at) => lines[at]?.includes('"values"'))

  /** With these lines, all counted, summed and signed as they should be. */
  function told(
    after: readonly string[],
    edit: (manifest: Loose) => void = () => {},
    by: Keys = keys,
  ): Promise<Buffer> {
    const manifest = JSON.parse(parts['manifest.json'].toString()) as Manifest & Loose
    recount(manifest, after)
    edit(manifest)
    const json = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    const text = Buffer.from(`${after.join('\n')}\n`)
    const changed = { ...parts, 'manifest.json': json, 'changes.jsonl': text }
    return zipOf(entriesOf(resigned(changed, by.signing, commentOf(manifest))))
  }
  const editLine = (at: number, edit: (line: Line) => unknown): string[] => {
    const line = JSON.parse(lines[at] ?? '{}') as Line
    return lines.with(at, JSON.stringify(edit(line) ?? line))
  }
  const editRow = (roll: Dice, edit: (cells: unknown[]) => unknown[]): Promise<Buffer> => {
    const at = pick(roll, rows)
    const cells = JSON.parse(lines[at] ?? '[]') as unknown[]
    return told(lines.with(at, JSON.stringify(edit(cells))))
  }
  const editText = (roll: Dice, among: readonly number[], edit: (line: string) => string) => {
    const at = pick(roll, among)
    const line = lines[at] ?? ''
    const other = edit(line)
    return told(lines.with(at, other === line ? `${line} ` : other))
  }
  /** Lines of format 1, summed and signed, under a manifest that says how many they are. */
  const editOld = (
    edit: (lines: string[]) => string[],
    about: (manifest: Loose) => void = () => {},
  ) => {
    const text = edit(old['changes.jsonl'].toString().trimEnd().split('\n'))
    const manifest = JSON.parse(old['manifest.json'].toString())
    about(manifest)
    const json = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
    const changes = Buffer.from(`${text.join('\n')}\n`)
    const changed = { ...old, 'manifest.json': json, 'changes.jsonl': changes }
    return zipOf(entriesOf(resigned(changed, keys.signing)))
  }
  const oldChanges = old['changes.jsonl']
    .toString()
    .split('\n')
    .flatMap((line, at) => (line.includes('"seq"') ? [at] : []))
  const somewhere = (roll: Dice, bytes: Uint8Array): number => {
    const near = Math.min(600, bytes.length)
    return [roll(bytes.length), bytes.length - 1 - roll(near), roll(near)][roll(3)] ?? 0
  }
  const flipped = (bytes: Uint8Array) => (roll: Dice) => {
    const copy = Buffer.from(bytes)
    for (let times = 1 + roll(3); times > 0; times -= 1) {
      const at = somewhere(roll, copy)
      copy[at] = (copy[at] ?? 0) ^ (1 << roll(8))
    }
    return copy
  }
  const spliced = (bytes: Uint8Array) => (roll: Dice) => {
    const at = somewhere(roll, bytes)
    const [gone, come] = [roll(200), Buffer.from(Array.from({ length: roll(60) }, () => roll(256)))]
    return Buffer.concat([bytes.subarray(0, at), come, bytes.subarray(at + gone)])
  }
  const noise = (roll: Dice, length: number) =>
    Array.from({ length }, () => roll(36).toString(36)).join('')

  return {
    'bits of a plain package': { codes: PLAIN_DAMAGE, make: flipped(plain), maybeHarmless: true },
    'bits of a sealed package': { codes: SEALED_DAMAGE, make: flipped(sealed) },
    'pieces of a plain package': { codes: PLAIN_DAMAGE, make: spliced(plain), maybeHarmless: true },
    'pieces of a sealed package': {
      codes: SEALED_DAMAGE,
      make: spliced(sealed),
      maybeHarmless: true,
    },
    'cut short': {
      codes: ['package_truncated', 'package_not_one'],
      make: (roll) => {
        const bytes = pick(roll, [plain, sealed])
        return bytes.subarray(0, roll(bytes.length))
      },
    },
    'entries in another order, twice, or missing': {
      codes: ['package_limit', 'package_not_one', 'package_unsigned'],
      make: (roll) => {
        const entries = entriesOf(parts)
        const [from, to] = [roll(entries.length), roll(entries.length - 1)]
        const entry = entries[from]
        if (!entry) return plain.subarray(0, 0)
        const without = entries.toSpliced(from, 1)
        const otherPlace = to === from ? to + 1 : to
        if (roll(3) === 0) return zipOf(without)
        if (roll(2) === 0) return zipOf(entries.toSpliced(to, 0, entry))
        return zipOf(without.toSpliced(otherPlace % entries.length, 0, entry).reverse())
      },
    },
    'sizes that lie': {
      codes: ['package_limit', 'package_truncated', 'package_hash', 'package_not_one'],
      make: (roll) => {
        const name = pick(roll, ENTRY_NAMES)
        const real = parts[name].length
        const lie = pick(roll, [real + 1, real - 1, 0, 0xffffffff, 0x7fffffff, roll(2 ** 31)])
        const where = pick(roll, ['both', 'directory'] as const)
        return claiming(plain, name, roll(2) === 0 ? 'size' : 'stored', lie, where)
      },
      maybeHarmless: true, // the stored size of an entry that is not compressed at all is its size
    },
    bombs: {
      codes: ['package_limit', 'package_hash'], // or it claims to be small, and is not
      make: async (roll) => {
        const size = (11 + roll(50)) * 1024 * 1024
        const bomb = { ...parts, 'changes.jsonl': Buffer.alloc(size, 32 + roll(90)) }
        const zip = await zipOf(entriesOf(bomb))
        return roll(2) === 0 ? zip : claiming(zip, 'changes.jsonl', 'size', roll(2 ** 24))
      },
    },
    names: {
      codes: ['package_limit', 'package_not_one', 'package_hash'],
      make: (roll) => {
        const name = pick(roll, ENTRY_NAMES)
        const letters = `../\\:\0%aZ\u00e9${noise(roll, 4)}`
        const other = Array.from(name, (kept) => (roll(3) === 0 ? pick(roll, [...letters]) : kept))
        other[roll(other.length)] = '/'
        const bytes = Buffer.alloc(name.length)
        bytes.write(other.join(''), 'latin1')
        return patched(plain, Buffer.from(name), bytes)
      },
      maybeHarmless: true, // a name is also said in SHA256SUMS, which is compressed
    },
    'another signer for the same site': {
      codes: ['package_signature'],
      make: (roll) =>
        roll(2) === 0
          ? told(lines, () => {}, stranger)
          : told(lines, (manifest) => Object.assign(manifest.from, of(stranger)), stranger),
    },
    'a site that nobody knows': {
      codes: ['package_signer_unknown'],
      make: (roll) =>
        told(
          lines,
          ({ from }) => Object.assign(from, { site: noise(roll, 20), ...of(stranger) }),
          stranger,
        ),
    },
    'a comment of the signature that tells of something else': {
      codes: ['package_signature'],
      make: (roll) => zipOf(entriesOf(resigned(parts, keys.signing, `waymark ${noise(roll, 30)}`))),
    },
    'content under the old signature': {
      codes: ['package_signature', 'package_hash'],
      make: (roll) => {
        const text = Buffer.from(parts['changes.jsonl'])
        const at = roll(text.length)
        text[at] = (text[at] ?? 0) ^ 1
        const changed = { ...parts, 'changes.jsonl': text }
        const summed = resigned(changed, keys.signing)
        const old = { 'SHA256SUMS.minisig': parts['SHA256SUMS.minisig'] }
        return zipOf(entriesOf(roll(2) === 0 ? changed : { ...summed, ...old }))
      },
    },
    'sealed for somebody else': {
      codes: ['package_sealed_for_other'],
      make: () => seal(Buffer.from(plain), [stranger.ageRecipient]),
    },
    'armour that was torn': {
      codes: SEALED_DAMAGE,
      make: (roll) => {
        const text = toArmour(sealed)
        const at = 40 + roll(text.length - 80)
        const gone = 1 + roll(60)
        return Buffer.from(text.slice(0, at) + noise(roll, roll(4)) + text.slice(at + gone))
      },
      maybeHarmless: true, // line ends are nothing
    },
    'another strategy': {
      codes: ['package_other_strategy'],
      make: (roll) =>
        told(lines, (manifest) => Object.assign(manifest.strategy, { id: noise(roll, 30) })),
    },
    'another receiver': {
      codes: ['package_other_office'],
      make: (roll) =>
        told(lines, (manifest) => Object.assign(manifest.to.office, { id: noise(roll, 30) })),
    },
    'a newer application': {
      codes: ['package_newer'],
      make: (roll) =>
        roll(2) === 0
          ? told(lines, (manifest) => Object.assign(manifest, { format: 3 + roll(1000) }))
          : told(lines, ({ app }) =>
              Object.assign(app, { minimum: `${1 + roll(90)}.${roll(9)}.0` }),
            ),
    },
    'a manifest of other kinds': {
      codes: ['package_value', 'package_signature', 'package_limit', 'package_newer'],
      make: (roll) =>
        told(lines, (manifest) => {
          const [where, name] = pick(roll, placesIn(manifest))
          where[name] = otherKind(roll, where[name])
        }),
      maybeHarmless: true, // a word where any word may be
    },
    'counts of format 1 that lie': {
      codes: ['package_value'],
      make: (roll) =>
        editOld(
          (all) => all,
          ({ counts }) => {
            if (roll(2) === 0) counts.entities[noise(roll, 8)] = 1 + roll(9)
            else counts[pick(roll, ['changes', 'groups'])] += 1 + roll(1000)
          },
        ),
    },
    'changes of format 1 that are missing, twice, or out of order': {
      codes: ['package_gap', 'package_value'],
      make: (roll) => {
        const at = pick(roll, oldChanges)
        return editOld((all) => {
          const line = all[at] ?? ''
          if (roll(3) === 0) return all.toSpliced(at, 0, line)
          if (roll(2) === 0) return all.toSpliced(at, 1)
          return all.with(at, line.replace(/"seq":\d+/, `"seq":${roll(2 ** 31) + 1000}`))
        })
      },
    },
    'lines of format 1 that are wrong': {
      codes: ['package_value', 'package_limit'],
      make: (roll) => {
        const at = pick(roll, oldChanges)
        const change = pick<(line: string) => string>(roll, [
          (line) => line.replace(/"(\w+)":/, `"$1":${roll(9)},"$1":`),
          (line) => line.replace(':', ': '),
          (line) => line.slice(0, -1 - roll(5)),
          (line) => line.replace('{', '{"__proto__":1,'),
          (line) => line.replace(/"(create|set)":"\w+"/, `"$1":"${noise(roll, 6)}"`),
          (line) => line.replace(/"(value|values)":/, `"${noise(roll, 6)}":1,"$1":`),
          (line) => line.replace(/"(value|values)":.*/, `"$1":${'['.repeat(9)}${']'.repeat(9)}}`),
          () => pick(roll, lines.slice(2)),
        ])
        return editOld((all) => all.with(at, change(all[at] ?? '')))
      },
    },
    'lines of format 1 in a package of format 2, and the other way round': {
      codes: ['package_value'],
      make: (roll) => {
        if (roll(2) === 0)
          return editOld(
            (all) => all,
            (manifest) => Object.assign(manifest, { format: 2 }),
          )
        return told(lines, (manifest) => Object.assign(manifest, { format: 1 }))
      },
    },
    'rows that are missing, twice, or numbered otherwise': {
      codes: ['package_gap', 'package_value'],
      make: (roll) => {
        const keep = ({ streams }: Loose) => {
          for (const [i, stream] of promised(parts).entries()) {
            Object.assign(streams[i] ?? {}, stream)
          }
        }
        const at = pick(roll, rows)
        if (roll(3) === 0) return told(lines.toSpliced(at, 0, lines[at] ?? ''), keep)
        if (roll(2) === 0) return told(lines.toSpliced(at, 1), keep)
        const from = pick(roll, [0, -1, 0.5, 2 ** 53, '3', null, roll(2 ** 31) + 1000])
        return told(
          lines.map((line) =>
            line.startsWith('{"from"') ? JSON.stringify({ from, stream: 0 }) : line,
          ),
          keep,
        )
      },
    },
    'rows of a table that there is not': {
      codes: ['package_value'],
      make: (roll) =>
        editRow(roll, (cells) =>
          cells.with(0, pick(roll, [99, -1, 0.5, 1e300, null, 'risk', '0', [0], noise(roll, 5)])),
        ),
    },
    'rows that are too short or too long': {
      codes: ['package_value'],
      make: (roll) =>
        editRow(roll, (cells) => {
          const priors = cells.filter((cell) => /^\d+:\d+$/.test(String(cell))).length
          if (roll(2) === 0) return cells.slice(0, roll(cells.length - priors))
          return [...cells, pick(roll, [null, 7, '', '1', '9:9', '0:0', '01:1', '0:1 ', [], {}])]
        }),
    },
    'rows that name lines which create nothing': {
      codes: ['package_value'],
      make: (roll) => {
        const other = pick(roll, [0, -1, 1, 2, 3, 0.5, 1e9, lines.length + roll(9), 2 ** 53])
        const at = pick(roll, rows)
        const cells = JSON.parse(lines[at] ?? '[]') as unknown[]
        const named = cells.findIndex((cell, i) => i > 0 && (isUuid(cell) || i === 1))
        return told(lines.with(at, JSON.stringify(cells.with(named, other))))
      },
    },
    'rows named by an id that a line above gives': {
      codes: ['package_value'],
      make: (roll) => {
        const naming = rows.filter((at) => typeof cellAt(lines, at, 3) === 'number')
        const at = pick(roll, naming)
        const line = Number(cellAt(lines, at, 3)) - 1
        const cells = JSON.parse(lines[at] ?? '[]') as unknown[]
        return told(lines.with(at, JSON.stringify(cells.with(3, cellAt(lines, line, 1)))))
      },
    },
    'tables told otherwise than they are': {
      codes: ['package_value'],
      make: (roll) => {
        const at = pick(roll, creations)
        const { table, create, values } = JSON.parse(lines[at] ?? '{}') as Told
        const names = Object.keys(values)
        const some = pick(roll, names)
        const others = [
          { table: table + 1 + roll(5), create, values },
          { create, table, values },
          { table, create, values: { ...values, [some]: [[]] } },
          { table, create, values: { ...values, [some]: Array.isArray(values[some]) ? 'x' : [] } },
          { table, create, values: without(values, 'office') }, // each of them needs it
          { table, create, values, field: some },
          { table, create, set: create, values },
          { table, create, values: names },
          { table, create },
          { table },
        ]
        return told(lines.with(at, JSON.stringify(pick(roll, others))))
      },
    },
    'tables that lead to no row, or come twice': {
      codes: ['package_value', 'package_gap'],
      make: (roll) => {
        const at = pick(roll, tables)
        const line = lines[at] ?? ''
        const table = JSON.parse(line) as Told
        const next = JSON.stringify({ ...table, table: tables.length })
        if (roll(3) === 0) return told(lines.toSpliced(at, 0, line))
        if (roll(2) === 0) return told([...lines, next])
        return told(lines.toSpliced(at, 1))
      },
    },
    'actions told otherwise than they are': {
      codes: ['package_value'],
      make: (roll) => {
        const at = pick(roll, groups)
        const group = JSON.parse(lines[at] ?? '{}') as Line
        const { at: time, ...rest } = group
        const before = JSON.parse(lines[groups[0] ?? 0] ?? '{}') as Line
        const isLater = at !== groups[0]
        const others = [
          { ...group, kind: 'edit' },
          { ...group, target: null },
          { ...rest, at: time },
          { ...group, at: 'yesterday' },
          { ...group, label: { id: 5 } },
          { ...group, label: { id: 'x', values: { a: [] } } },
          { ...group, more: 1 },
          isLater ? { at: time, site: before.site, ...rest } : { at: time },
          isLater ? { at: time, office: before.office, ...rest } : { at: time, label: rest.label },
          { again: at + 1 },
          { again: pick(roll, [0, -1, 1, 'x', null, 1e9]) },
        ]
        return told(lines.with(at, JSON.stringify(pick(roll, others))))
      },
    },
    'lines in another order': {
      codes: ['package_value', 'package_gap'],
      make: (roll) => {
        // What leads to a table or a row of it; two rows after each other could be swapped and mean something.
        const heads = [...tables, ...groups.filter((from) => tables.includes(from + 1)), 0, 1]
        const at = pick(
          roll,
          heads.filter((from) => from + 1 < lines.length),
        )
        const pair = [lines[at + 1] ?? '', lines[at] ?? '']
        return told(lines.toSpliced(at, 2, ...pair))
      },
    },
    'a change that builds on what nobody has': {
      codes: ['package_gap', 'package_value'],
      make: (roll) => {
        const prior = `${roll(2)}:${1_000_000 + roll(1_000_000)}`
        return editRow(roll, (cells) => [
          ...cells.filter((cell) => !/^\d+:\d+$/.test(String(cell))),
          prior,
        ])
      },
    },
    'a name twice': {
      codes: ['package_value'],
      make: (roll) =>
        editText(roll, [...tables, ...groups], (line) =>
          line.replace(/"(\w+)":/, `"$1":${roll(9)},"$1":`),
        ),
    },
    prototypes: {
      codes: ['package_value'],
      make: (roll) => {
        const name = pick(roll, ['__proto__', 'constructor', 'prototype', 'toString'])
        const value = pick(roll, ['{"deleted":true}', 'null', '1', '"x"', '[]'])
        if (roll(3) === 0)
          return editRow(roll, (cells) => cells.with(1 + roll(cells.length - 1), { [name]: 1 }))
        return editText(roll, creations, (line) =>
          roll(2) === 0
            ? line.replace('{', `{"${name}":${value},`)
            : line.replace(/"values":\{/, `"values":{"${name}":${value},`),
        )
      },
    },
    'deep nesting': {
      codes: ['package_limit', 'package_value'],
      make: (roll) => {
        const [open, close] = pick(roll, [['[', ']'] as const, ['{"a":', '}'] as const])
        const depth = 9 + roll(20_000)
        const deep = `${open.repeat(depth)}1${close.repeat(depth)}`
        if (roll(2) === 0)
          return editText(roll, rows, (line) => line.replace(/,[^,]*$/, `,${deep}]`))
        return editText(roll, creations, (line) => line.replace(/"values":.*/, `"values":${deep}}`))
      },
    },
    'huge lines': {
      codes: ['package_limit', 'package_value'],
      make: (roll) => {
        const text = noise(roll, 5000).repeat(Math.ceil((LIMITS.line + roll(100_000)) / 5000))
        return editText(roll, rows, (line) => line.replace(/,[^,]*$/, `,"${text}"]`))
      },
    },
    'a text in common that would fill the memory': {
      codes: ['package_limit', 'package_value'],
      make: (roll) => {
        const common = { office: 'o', workplan: 'w', statement: 'x'.repeat(50_000 + roll(40_000)) }
        const table = { table: tables.length, create: 'risk', values: { ...common, impact: [] } }
        const many = Array.from({ length: 2000 }, (_, i) =>
          JSON.stringify([tables.length, `r${i}`, i % 5]),
        )
        return told([...lines, JSON.stringify(table), ...many])
      },
    },
    'bytes that are not UTF-8': {
      codes: ['package_value'],
      make: (roll) => {
        const text = Buffer.from(parts['changes.jsonl'])
        text[roll(text.length)] = 0x80 + roll(0x40)
        const changed = { ...parts, 'changes.jsonl': text }
        return zipOf(entriesOf(resigned(changed, keys.signing)))
      },
    },
    'lines that are not spelled as they should be': {
      codes: ['package_value'],
      make: (roll) =>
        editText(roll, [...rows, ...tables, ...groups], (line) =>
          pick(roll, [
            line.replace(/[:,]/, '$& '),
            `${line} `,
            `\u00a0${line}`,
            line.slice(0, -1 - roll(5)),
            `[${line}]`,
            '',
            line.replace(/[a-z]/, escaped),
            line.replace(/(\d)([,\]}])/, '$1.0$2'),
          ]),
        ),
    },
    'values that their field cannot hold': {
      codes: ['package_value'],
      make: (roll) => {
        const wrong = pick(roll, [[], {}, [null], { unread: 5 }, { a: { b: 1 } }, [[1]], true])
        if (roll(3) > 0)
          return editRow(roll, (cells) => cells.with(1 + roll(cells.length - 1), wrong))
        return told(
          editLine(pick(roll, creations), ({ values }) => {
            const held = values as Line
            const name = pick(
              roll,
              Object.keys(held).filter((field) => typeof held[field] === 'string'),
            )
            held[name] = wrong
          }),
        )
      },
    },
    'entities and fields that there are not': {
      codes: ['package_value'],
      make: (roll) =>
        told(
          editLine(pick(roll, tables), (line) => {
            const verb = ['set', 'create', 'delete', 'restore'].find((name) => name in line) ?? ''
            if (roll(2) === 0)
              line[verb] = pick(roll, [noise(roll, 7), 'change', 'meta', 'peer', ''])
            else if (line.values) (line.values as Line)[noise(roll, 6)] = 1
            else line.field = pick(roll, [noise(roll, 7), 'id', 'deleted', 'office', 'unread'])
          }),
        ),
    },
    'rows of another office': {
      codes: ['package_rights'],
      make: (roll) =>
        told(
          added(lines, 'risk', noise(roll, 20), {
            ...{ office: victim.otherOffice, workplan: victim.otherPlan, statement: 'Theirs' },
          }),
        ),
    },
    'shared data': {
      codes: ['package_rights', 'package_value', 'package_gap'],
      make: (roll) => {
        const office = { code: noise(roll, 3), name: 'New', type: 'field' }
        const category = { code: noise(roll, 3), title: 'Ours' }
        const other =
          roll(2) === 0
            ? added(lines, 'office', noise(roll, 20), office)
            : added(lines, 'personnel_category', noise(roll, 20), category)
        const names =
          roll(2) === 0
            ? other
            : other.map((line) => line.replace(/("name":"[^"/]+)\/[^"]+/, '$1/shared'))
        return told(names)
      },
    },
    'in the name of HQ': {
      // Of another office it is a matter of rights; of HQ, it is not what HQ itself had sent.
      codes: ['package_rights', 'package_altered'],
      make: (roll) =>
        told(
          lines.map((line) =>
            line.startsWith('{"at"') && line.includes('"office"')
              ? line.replace(
                  /"office":"[^"]+"/,
                  `"office":"${roll(2) === 0 ? victim.hqOffice : victim.otherOffice}"`,
                )
              : line,
          ),
        ),
    },
    'a stream of another site': {
      codes: ['package_rights', 'package_value', 'package_gap'],
      make: (roll) =>
        told(lines.map((line) => line.replace(/"name":"[^"/]+\//, `"name":"${noise(roll, 20)}/`))),
    },
    'nothing like a package': {
      codes: ['package_not_one', 'package_truncated'],
      make: (roll) => {
        const bytes = Buffer.from(Array.from({ length: roll(3000) }, () => roll(256)))
        const start = pick(roll, [
          '',
          'PK\u0003\u0004',
          'age-encryption.org/v1\n',
          '%PDF-1.7',
          'MZ',
        ])
        return Buffer.concat([Buffer.from(start), bytes])
      },
    },
  }
}

/** The comment that belongs to a manifest; any other for one that has nothing to tell of. */
function commentOf(manifest: Loose): string {
  try {
    return trustedComment(manifest)
  } catch {
    return 'waymark'
  }
}

function of(keys: Keys) {
  return { minisign: keys.minisign, age: keys.ageRecipient }
}

function promised(parts: Parts): Manifest['streams'] {
  return (JSON.parse(parts['manifest.json'].toString()) as Manifest).streams
}

type Told = { table: number; create: string; values: Line }

/** One row more, in a table of its own. */
function added(lines: readonly string[], create: string, row: string, values: Line): string[] {
  const table = lines.filter((line) => line.startsWith('{"table"')).length
  const open = Object.fromEntries(Object.keys(values).map((field) => [field, []]))
  const head = JSON.stringify({ table, create, values: open })
  return [...lines, head, JSON.stringify([table, row, ...Object.values(values)])]
}

function without(values: Line, name: string): Line {
  const { [name]: _, ...rest } = values
  return rest
}

function isUuid(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{8}-/.test(value)
}

function cellAt(lines: readonly string[], at: number, cell: number): unknown {
  return (JSON.parse(lines[at] ?? '[]') as unknown[])[cell]
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** What a manifest says of its streams, as these lines are. */
function recount(manifest: Loose, lines: readonly string[]): void {
  const names: string[] = []
  const ranges: { name: string; first: number; last: number }[] = []
  for (const text of lines) {
    let line: unknown
    try {
      line = JSON.parse(text)
    } catch {
      continue
    }
    const range = ranges.at(-1)
    if (Array.isArray(line)) {
      if (range) range.last += 1
      continue
    }
    const { name, from, stream } = (line ?? {}) as Line
    if (typeof name === 'string') names.push(name)
    if (typeof from === 'number') {
      ranges.push({ name: names[Number(stream)] ?? '', first: from, last: from - 1 })
    }
  }
  manifest.streams = ranges
}

function placesIn(value: Loose): [Loose, string][] {
  if (typeof value !== 'object' || value === null) return []
  return Object.keys(value).flatMap((name) => [
    [value, name] as [Loose, string],
    ...placesIn(value[name]),
  ])
}

function otherKind(roll: Dice, value: unknown): unknown {
  const kinds = [null, -1, 1e300, 'x'.repeat(5000), '\u001b[2J', {}, [[]], true, '']
  const others = kinds.filter((kind) => typeof kind !== typeof value || kind !== value)
  return others[roll(others.length)]
}
