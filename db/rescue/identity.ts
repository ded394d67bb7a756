// Whose workspace a damaged file is: from its own page when that can be read, else from what its rows and groups
// say.
import { readFileSync } from 'node:fs'
import type { Identity } from '../open.ts'
import { type Cell, type ReadFile, readFilePages } from './pages.ts'

/** The same for a file that SQLite does not open; undefined when not all of it is known. */
export function identityInPages(file: string): Omit<Identity, 'site'> | undefined {
  return identityOf(readFilePages(readFileSync(file)))
}

/** `known` is what is known of it from elsewhere: from when it was last opened, from a copy. */
export function identityOf(
  file: ReadFile,
  known: Partial<Identity> = {},
): Omit<Identity, 'site'> | undefined {
  const meta = new Map(
    (file.trees.get('meta') ?? []).map(({ values: [key, value] }) => [String(key), value]),
  )
  const office = textOf(meta.get('office')) ?? ownOffice(file) ?? known.office
  const role = textOf(meta.get('role')) ?? roleOf(file, office) ?? known.role
  const strategy = textOf(meta.get('strategy')) ?? onlyStrategy(file) ?? known.strategy
  const workspace = textOf(meta.get('id')) ?? known.id
  if (!workspace || !office || !strategy || (role !== 'hq' && role !== 'field')) return undefined
  return { id: workspace, role, office, strategy }
}

function textOf(value: Cell | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Only groups that were made here can be undone here. */
function ownOffice(file: ReadFile): string | undefined {
  const groups = file.trees.get('change_group') ?? []
  return textOf(groups.find(({ values }) => typeof values[9] === 'number')?.values[3])
}

/** An office row: id, code, name, type …; the office of HQ says so in its type. */
function roleOf(file: ReadFile, office: string | undefined): string | undefined {
  const row = (file.trees.get('office') ?? []).find(({ values }) => values[0] === office)
  if (!row) return undefined
  return row.values.includes('hq') ? 'hq' : 'field'
}

function onlyStrategy(file: ReadFile): string | undefined {
  const [first, second] = file.trees.get('strategy') ?? []
  return second ? undefined : textOf(first?.values[0])
}
