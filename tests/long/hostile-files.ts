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

const ANY_DAMAGE = [
  ...['package_not_one', 'package_truncated', 'package_hash', 'package_unsigned'],
  ...['package_signature', 'package_limit', 'package_value', 'package_sealed_for_other'],
  ...['package_newer', 'package_gap', 'package_other_office', 'package_other_strategy'],
] as const satisfies readonly RefusalCode[]

export function familiesFor(victim: Victim): Readonly<Record<string, Family>> {
  const { plain, sealed, parts, keys, stranger } = victim
  const lines = parts['changes.jsonl'].toString().trimEnd().split('\n')
  const pick = <T>(roll: Dice, from: readonly T[]): T => from[roll(from.length)] as T
  const changeLines = lines.flatMap((line, at) => (line.includes('"seq"') ? [at] : []))

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
  const editLine = (at: number, edit: (line: Line) => void): string[] => {
    const line = JSON.parse(lines[at] ?? '{}') as Line
    edit(line)
    return lines.with(at, JSON.stringify(line))
  }
  const editText = (roll: Dice, edit: (line: string) => string): Promise<Buffer> => {
    const at = pick(roll, changeLines)
    return told(lines.with(at, edit(lines[at] ?? '')))
  }
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
    'bits of a plain package': { codes: ANY_DAMAGE, make: flipped(plain), maybeHarmless: true },
    'bits of a sealed package': { codes: ANY_DAMAGE, make: flipped(sealed) },
    'pieces of a plain package': { codes: ANY_DAMAGE, make: spliced(plain), maybeHarmless: true },
    'pieces of a sealed package': { codes: ANY_DAMAGE, make: spliced(sealed), maybeHarmless: true },
    'cut short': {
      codes: ['package_truncated', 'package_not_one', 'package_sealed_for_other'],
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
        return claiming(plain, name, roll(2) === 0 ? 'size' : 'stored', lie)
      },
      maybeHarmless: true, // the stored size of an entry that is not compressed at all is its size
    },
    bombs: {
      codes: ['package_limit'],
      make: async (roll) => {
        const size = (11 + roll(50)) * 1024 * 1024
        const bomb = { ...parts, 'changes.jsonl': Buffer.alloc(size, 32 + roll(90)) }
        const zip = await zipOf(entriesOf(bomb))
        return roll(2) === 0 ? zip : claiming(zip, 'changes.jsonl', 'size', roll(2 ** 24))
      },
    },
    names: {
      codes: ['package_limit', 'package_not_one', 'package_truncated'],
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
      codes: [...ANY_DAMAGE],
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
          ? told(lines, (manifest) => Object.assign(manifest, { format: 2 + roll(1000) }))
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
    'counts that lie': {
      codes: ['package_value'],
      make: (roll) =>
        told(lines, ({ counts }) => {
          if (roll(2) === 0) counts.entities[noise(roll, 8)] = 1 + roll(9)
          else counts[pick(roll, ['changes', 'groups'])] += 1 + roll(1000)
        }),
    },
    'numbers that are missing, twice, or out of order': {
      codes: ['package_gap', 'package_value'],
      make: (roll) => {
        const at = pick(roll, changeLines)
        const line = lines[at] ?? ''
        if (roll(3) === 0) return told(lines.toSpliced(at, 0, line))
        const seq = pick(roll, [0, -1, 0.5, 2 ** 53, roll(2 ** 31) + 1000])
        if (roll(2) === 0) return told(editLine(at, (change) => Object.assign(change, { seq })))
        return told(lines.toSpliced(at, 1), ({ streams }: Loose) => {
          for (const [i, stream] of promised(parts).entries())
            Object.assign(streams[i] ?? {}, stream)
          if (streams.length < promised(parts).length)
            streams.push(...promised(parts).slice(streams.length))
        })
      },
    },
    'a change that builds on what nobody has': {
      codes: ['package_gap', 'package_value'],
      make: (roll) =>
        told(
          editLine(pick(roll, changeLines), (line) => {
            line.prior = [`${roll(2)}:${1_000_000 + roll(1_000_000)}`]
          }),
        ),
    },
    'a name twice': {
      codes: ['package_value'],
      make: (roll) => editText(roll, (line) => line.replace(/"(\w+)":/, `"$1":${roll(9)},"$1":`)),
    },
    prototypes: {
      codes: ['package_value'],
      make: (roll) => {
        const name = pick(roll, ['__proto__', 'constructor', 'prototype', 'toString'])
        const value = pick(roll, ['{"deleted":true}', 'null', '1', '"x"', '[]'])
        return editText(roll, (line) =>
          roll(2) === 0
            ? line.replace('{', `{"${name}":${value},`)
            : line.replace(/"(value|values)":/, `"${name}":${value},"$1":`),
        )
      },
    },
    'deep nesting': {
      codes: ['package_limit', 'package_value'],
      make: (roll) => {
        const [open, close] = pick(roll, [['[', ']'] as const, ['{"a":', '}'] as const])
        const depth = 9 + roll(20_000)
        const deep = `${open.repeat(depth)}1${close.repeat(depth)}`
        return editText(roll, (line) => line.replace(/"(value|values)":.*/, `"$1":${deep}}`))
      },
    },
    'huge lines': {
      codes: ['package_limit', 'package_value'],
      make: (roll) => {
        const text = noise(roll, 5000).repeat(Math.ceil((LIMITS.line + roll(100_000)) / 5000))
        return editText(roll, (line) => line.replace(/"(value|values)":.*/, `"$1":"${text}"}`))
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
        editText(roll, (line) =>
          pick(roll, [
            line.replace(':', ': '),
            `${line} `,
            `\u00a0${line}`,
            line.slice(0, -1 - roll(5)),
            `[${line}]`,
            '',
            line.replace('"seq"', '"\\u0073eq"'),
            line.replace(/"seq":(\d+)/, '"seq":$1.0'),
            line.replace(/"seq":(\d+)/, '"seq":"$1"'),
          ]),
        ),
    },
    'values that their field cannot hold': {
      codes: ['package_value'],
      make: (roll) =>
        told(
          editLine(pick(roll, changeLines), (line) => {
            const wrong = pick(roll, [[], {}, [null], { unread: 5 }, { a: { b: 1 } }, [[1]]])
            if (line.values) {
              const values = line.values as Line
              values[pick(roll, Object.keys(values))] = wrong
            } else line.value = wrong
          }),
        ),
    },
    'entities and fields that there are not': {
      codes: ['package_value'],
      make: (roll) =>
        told(
          editLine(pick(roll, changeLines), (line) => {
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
      make: (roll) => {
        const values = {
          office: victim.otherOffice,
          workplan: victim.otherPlan,
          statement: 'Theirs',
        }
        const risk = { create: 'risk', row: noise(roll, 20), values }
        return told(added(lines, risk))
      },
    },
    'shared data': {
      codes: ['package_rights', 'package_value', 'package_gap'],
      make: (roll) => {
        const set = { set: 'strategy', row: noise(roll, 12), field: 'title', value: noise(roll, 9) }
        const officeRow = { code: noise(roll, 3), name: 'New', type: 'field' }
        const made = { create: 'office', row: noise(roll, 20), values: officeRow }
        const other = added(lines, roll(2) === 0 ? set : made)
        const names =
          roll(2) === 0
            ? other
            : other.map((line) => line.replace(/("name":"[^"/]+)\/[^"]+/, '$1/shared'))
        return told(names)
      },
    },
    'in the name of HQ': {
      codes: ['package_rights'],
      make: (roll) =>
        told(
          lines.map((line) =>
            line.startsWith('{"group"') && line.includes('"office"')
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

/** One change more, at the end of the first stream. */
function added(lines: readonly string[], change: Line): string[] {
  const last = lines
    .map((line) => JSON.parse(line) as Line)
    .filter(({ stream, seq }) => stream === 0 && seq !== undefined)
    .at(-1)
  return [...lines, JSON.stringify({ stream: 0, seq: Number(last?.seq ?? 0) + 1, ...change })]
}

/** What a manifest says of its changes, as these lines are. */
function recount(manifest: Loose, lines: readonly string[]): void {
  const names: string[] = []
  const ranges = new Map<string, { first: number; last: number }>()
  const entities: Record<string, number> = {}
  let changes = 0
  const groups = new Set<string>()
  for (const text of lines) {
    let line: Line
    try {
      line = JSON.parse(text) as Line
    } catch {
      continue
    }
    if (typeof line?.name === 'string') names.push(line.name)
    if (typeof line?.group === 'string') groups.add(line.group)
    if (line?.seq === undefined || Array.isArray(line)) continue
    changes += 1
    const entity = String(line.set ?? line.create ?? line.delete ?? line.restore)
    entities[entity] = (entities[entity] ?? 0) + 1
    const name = names[Number(line.stream)] ?? ''
    const seq = Number(line.seq)
    const range = ranges.get(name)
    if (range) range.last = seq
    else ranges.set(name, { first: seq, last: seq })
  }
  manifest.counts = { changes, groups: groups.size, entities }
  manifest.streams = [...ranges].map(([name, range]) => ({ name, ...range }))
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
