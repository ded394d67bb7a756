// docs/exchange-format.md is the description that others implement; it must say what the code does.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { REFUSALS } from '#domain/errors.ts'
import { groupId, NAMESPACE } from '#domain/ids.ts'
import { readLines } from '#exchange/changes-lines.ts'
import { writeLines } from '#exchange/changes-writer.ts'
import { readFormat1 } from '#exchange/format-1-lines.ts'
import { LIMITS } from '#exchange/limits.ts'
import { LINE_FIELDS } from '#exchange/line-shapes.ts'
import { FORMAT, KINDS, ManifestSchema, MIMETYPE } from '#exchange/manifest.ts'
import { ENTRIES } from '#exchange/zip.ts'
import { format1Lines } from './format-1-writer.ts'

const page = readFileSync(new URL('../../docs/exchange-format.md', import.meta.url), 'utf8')

/** The rows of a table under a heading, as cells; of the first one unless another is asked for. */
function table(heading: string, which = 0): string[][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  const tables = section.match(/(?:^\|.*\n)+/gm) ?? []
  const rows = (tables[which] ?? '').trimEnd().split('\n')
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function bare(cell: string | undefined): string {
  return (cell ?? '').replaceAll('`', '')
}

test('entries, their order and their sizes', () => {
  const rows = table('The ZIP').map(([name, most]) => [bare(name), Number(most)])
  expect(rows).toEqual(Object.entries(ENTRIES))
  expect(table('The ZIP')[0]?.[2]).toContain(MIMETYPE)
})

interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
}

function paths(shape: Shape, before = ''): string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => [
    `${before}${name}`,
    ...paths(inner, `${before}${name}.`),
    ...(inner.items ? paths(inner.items, `${before}${name}[].`) : []),
  ])
}

test('fields of the manifest, and which may be null', () => {
  const shape = z.toJSONSchema(ManifestSchema, { unrepresentable: 'any' }) as Shape
  const rows = table('manifest.json')
  expect(rows.map(([field]) => bare(field))).toEqual(paths(shape))
  const nullable = rows.filter(([, type]) => type?.endsWith('or null'))
  expect(nullable.map(([field]) => bare(field))).toEqual(['to.site', 'period', 'basedOn'])
  expect(page).toContain(`This page describes format ${FORMAT}`)
  for (const kind of KINDS) expect(page).toContain(`\`${kind}\``)
})

test('kinds of line and their fields', () => {
  const rows = table('changes.jsonl')
  expect(Object.fromEntries(rows.map(([kind, fields]) => [kind, bare(fields).split(' ')]))).toEqual(
    LINE_FIELDS,
  )
  const ofTables = Object.entries(LINE_FIELDS).filter(([, [first]]) => first === 'table')
  const cells = table('changes.jsonl', 1).flatMap(([kinds]) => kinds?.split(', ') ?? [])
  expect(cells).toEqual(ofTables.map(([kind]) => kind))
  expect(page).toContain(`namespace \`${NAMESPACE}\``)
})

describe('the example', () => {
  const example = /```jsonl\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const name = 'site-a/office-afg'
  const read = readLines(Buffer.from(example), [{ name, first: 41, last: 47 }], 'Afghanistan')

  test('says what the page says of it, and is written again to the same bytes', () => {
    expect(read.counts).toEqual({
      changes: 7,
      groups: 2,
      entities: { activity: 1, actual: 3, actual_part: 3 },
    })
    expect(read.changes.at(-1)).toMatchObject({
      ...{ seq: 47, row: 'activity-3', field: 'percent_complete', value: 60 },
      prior: ['site-hq/office-afg#118'],
    })
    expect(writeLines(read, 'Afghanistan').toString()).toBe(example)
  })

  test('has every kind of cell: parts are of the figures in the lines that they name', () => {
    const lines = example.split('\n')
    const made = read.changes.filter(({ entity }) => entity === 'actual')
    const parts = read.changes.filter(({ entity }) => entity === 'actual_part')
    expect(parts.map(({ value }) => (value as { actual: string }).actual)).toEqual([
      ...[made[0]?.row, made[0]?.row, made[2]?.row],
    ])
    expect([lines[5], lines[10]]).toEqual(['[0,"indicator-7",25]', '[0,"indicator-9",3.5]'])
    expect(read.groups[0]?.id).toBe(groupId(`${name}#41`, '2021-07-02T09:15:00Z'))
  })

  test('in format 1, as the page says that it was', () => {
    const old = format1Lines(read).toString()
    expect(old).toContain('{"stream":0,"seq":41,"create":"actual","values":{"office":')
    expect(page).toContain('{"stream":0,"seq":41,"create":"actual","row":…,"values":{…}')
    const again = readFormat1(Buffer.from(old), read.streams, 'Afghanistan')
    expect(again).toEqual(read)
  })
})

test('limits', () => {
  const rows = table('Limits').map(([name, value]) => [bare(name), Number(value)])
  expect(rows).toEqual(Object.entries(LIMITS))
})

test('refusals', () => {
  const codes = table('What is refused').map(([code]) => bare(code))
  const known = REFUSALS.filter((code) => code.startsWith('package_'))
  expect(codes.filter((code) => code !== '—').toSorted()).toEqual(known.toSorted())
})
