// Taking an import back: who may have built on it, and the removal with its receipt. Only what a package
// brought goes; the key that was accepted with it and what the sender said that it has stay.
import type * as z from 'zod'
import type { InboxEntrySchema, PackageSummary } from '#contract/exchange.ts'
import type { Workspace } from '#db/open.ts'
import { rowsOf } from '#db/queries/known-rows.ts'
import { madeAfter, noteTakenBack, packageLog } from '#db/queries/package-log.ts'
import { placesIn } from '#db/queries/places.ts'
import { officeOfSite } from '#db/queries/reference.ts'
import { builtOn, takeBack } from '#db/take-back.ts'
import { inTransaction } from '#db/transaction.ts'
import type { StreamRange, Vector } from '#domain/changes.ts'
import { Refusal, type RefusalValues } from '#domain/errors.ts'
import { type App, announce, opened } from './context.ts'
import { personOf } from './open-workspace.ts'
import type { KeptEffect } from './take-package.ts'

type LogRow = Awaited<ReturnType<typeof packageLog>>[number]
type InboxEntry = z.input<typeof InboxEntrySchema>

/** Every package made or read, newest first. */
export async function log(ws: Workspace): Promise<InboxEntry[]> {
  const entries: InboxEntry[] = []
  const rows = await packageLog(ws.db)
  const around = await aroundOf(ws, rows)
  for (const row of rows) {
    const effect = row.effect === null ? null : (JSON.parse(row.effect) as KeptEffect)
    const whyNot = row.direction === 'made' ? {} : await obstacleTo(ws, row, around)
    entries.push({
      package: JSON.parse(row.summary) as PackageSummary,
      direction: row.direction,
      at: row.at,
      result: row.result,
      effect,
      takenBackAt: effect?.takenBack?.at ?? null,
      canTakeBack: whyNot === null,
      whyNot: whyNot !== null && 'why' in whyNot ? whyNot : null,
    })
  }
  return entries
}

/** Values of the refusal take_back_built_on; null when nothing is in the way. */
async function obstacleTo(
  ws: Workspace,
  row: LogRow,
  { first, made }: Around,
): Promise<RefusalValues | null> {
  const effect = row.effect === null ? null : (JSON.parse(row.effect) as KeptEffect)
  if (row.result === 'taken_back') return { why: 'taken_back' }
  if (row.kind === 'setup' || row.n === first) return { why: 'start' }
  const brought = effect?.brought
  if (!brought) return { why: 'unknown' }
  if (brought.length === 0) return { why: 'none' }
  const told = made.find(({ n, vector }) => n > row.n && tells(vector, brought))
  if (told) return { why: 'sent', office: told.office ?? '', at: told.at.slice(0, 10) }
  const found = builtOn(ws, brought)
  if (!found) return null
  if (found.place) {
    const place = placesIn(rowsOf(ws))(found.place.entity, found.place.row)
    return { why: 'edits', count: found.count, place }
  }
  const office = found.site === null ? undefined : await officeOfSite(ws.db, found.site)
  return { why: 'later', count: found.count, office: office?.name ?? '' }
}

/** What is asked of the log for every entry, read once. */
interface Around {
  /** The package that an office's workspace was made from. */
  readonly first: number | undefined
  readonly made: readonly {
    readonly n: number
    readonly at: string
    readonly office: string | null
    readonly vector: Vector
  }[]
}

/** `rows` are the newest first. */
async function aroundOf(ws: Workspace, rows: readonly LogRow[]): Promise<Around> {
  const oldest = Math.min(...rows.flatMap((row) => (row.result === 'applied' ? [row.n] : [])))
  const made = Number.isFinite(oldest) ? await madeAfter(ws.db, oldest) : []
  return {
    first: ws.identity.role === 'field' ? rows.at(-1)?.n : undefined,
    made: made.map((each) => ({ ...each, vector: JSON.parse(each.vector) as Vector })),
  }
}

/** Whether a package told its receiver that this workspace has what was brought. */
function tells(vector: Vector, brought: readonly StreamRange[]): boolean {
  return brought.some(({ name, first }) => (vector[name] ?? 0) >= first)
}

/** Refuses row_unknown, take_back_built_on. */
export function takeBackPackage(app: App, { id }: { id: string }) {
  return app.queue.alone(async () => {
    const { ws } = opened(app)
    const rows = await packageLog(ws.db)
    const read = rows.filter((row) => row.direction === 'read')
    const row =
      read.find((each) => each.id === id && each.result === 'applied') ??
      read.find((each) => each.id === id)
    if (!row) throw new Refusal('row_unknown', { entity: 'package', row: id })
    const obstacle = await obstacleTo(ws, row, await aroundOf(ws, rows))
    if (obstacle) throw new Refusal('take_back_built_on', obstacle)
    const effect = JSON.parse(row.effect ?? '{}') as KeptEffect
    const takenBack = { at: app.options.clock(), by: await personOf(ws) }
    const done = await inTransaction(ws, async () => {
      const taken = takeBack(ws, effect.brought ?? [])
      await noteTakenBack(ws.db, row.n, JSON.stringify({ ...effect, takenBack }))
      return taken
    })
    announce(app, done.touched)
    return { changes: done.changes, rows: done.rows }
  })
}
