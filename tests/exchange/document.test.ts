// docs/exchange-format.md is the description that others implement; it must say what the code does.
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { REFUSALS } from '#domain/errors.ts'
import { NAMESPACE } from '#domain/ids.ts'
import { LINE_FIELDS, readLines, writeLines } from '#exchange/changes-lines.ts'
import { LIMITS } from '#exchange/limits.ts'
import { FORMAT, KINDS, ManifestSchema, MIMETYPE } from '#exchange/manifest.ts'
import { ENTRIES } from '#exchange/zip.ts'

const page = readFileSync(new URL('../../docs/exchange-format.md', import.meta.url), 'utf8')

/** The rows of the first table under a heading, as cells. */
function table(heading: string): string[][] {
  const section = page.split(/^## /m).find((text) => text.startsWith(`${heading}\n`)) ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('|'))
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
  expect(page).toContain(`namespace \`${NAMESPACE}\``)
})

describe('the example', () => {
  const example = /```jsonl\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const streams = [{ name: 'site-a/office-afg', first: 41, last: 42 }]

  test('is read, and written again to the same bytes', () => {
    const read = readLines(Buffer.from(example), streams, 'Afghanistan')
    expect(read.counts).toEqual({ changes: 2, groups: 2, entities: { activity: 1, actual: 1 } })
    expect(read.changes[1]).toMatchObject({ field: 'percent_complete', value: 60 })
    expect(writeLines(read).toString()).toBe(example)
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
