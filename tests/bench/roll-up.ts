// The dashboard of the whole strategy, rolled up, against a single scan of the same cells through the covering
// index; and what one changed cell costs after that. Three figures: at the first look after opening,
// where everything is rolled up; at a look when nothing was written; after one edit. Of two workspaces with as
// many cells: twenty offices with ten times the indicators, and two hundred offices side by side.
import path from 'node:path'
import { get as dashboard } from '#app/dashboard.ts'
import { applyCommands } from '#db/journal.ts'
import { openWorkspace, type Workspace, workspaceOf } from '#db/open.ts'
import type { Command } from '#domain/changes.ts'
import { freshCopy } from './import.ts'
import { byTurns, type Figure, median, timed } from './measure.ts'
import { makeSideBySide } from './side-by-side.ts'
import type { Stage } from './stage.ts'

const PAIRS = 25
const PERIOD = '2021Q1'
const NOW = '2021-07-20T10:00:00.000Z'

const SCAN = `SELECT (SELECT count(*) + sum(value) FROM actual INDEXED BY actual_cells WHERE deleted = 0),
  (SELECT count(*) + sum(value) FROM target INDEXED BY target_cells WHERE deleted = 0)`

/** `stage`: the sample at `scale`. */
export async function rollUpFigures(stage: Stage, scale: number): Promise<Figure[]> {
  const deep = path.join(stage.folder, 'roll-up.waymark')
  freshCopy(stage.hq, deep)
  const wide = path.join(stage.folder, 'side-by-side.waymark')
  makeSideBySide(wide, scale)
  return [...(await figuresOf(deep, 20, scale)), ...(await figuresOf(wide, 20 * scale, 1))]
}

async function figuresOf(file: string, offices: number, scale: number): Promise<Figure[]> {
  const ws = openWorkspace(file)
  try {
    return await measured(ws, `dashboard of ${offices} offices at ${scale}x`)
  } finally {
    ws.close()
  }
}

async function measured(ws: Workspace, name: string): Promise<Figure[]> {
  const scan = ws.sqlite.prepare(SCAN)
  const scanned = () => timed(() => scan.get())
  const look = (of: Workspace) => timed(() => dashboard(of, { period: PERIOD }, NOW))
  // Nothing is kept for a workspace that nobody has looked at.
  const first = await byTurns(PAIRS, () => look(unseen(ws)), scanned, 3)
  const again = await byTurns(PAIRS, () => look(ws), scanned, 3)
  const edit = editing(ws)
  const refreshed = await byTurns(
    PAIRS,
    () => {
      edit()
      return look(ws)
    },
    () => look(unseen(ws)),
    3,
  )
  const cells = Number(ws.sqlite.prepare(COUNT).pluck().get())
  const what = `${cells} cells; median of ${PAIRS} pairs`
  return [
    figure(`${name}, first look`, first, 4, `${what}; yardstick: ${SCAN_NOTE}`),
    figure(`${name}, looked at again`, again, 4, `${what}; yardstick: ${SCAN_NOTE}`),
    figure(
      `${name}, after one changed cell`,
      refreshed,
      0.1,
      `${what}; the edit itself is not counted; yardstick: the first look`,
    ),
  ]
}

const COUNT = `SELECT (SELECT count(*) FROM actual WHERE deleted = 0)
  + (SELECT count(*) FROM target WHERE deleted = 0)`
const SCAN_NOTE = 'select count(*), sum(value) over actuals and targets through the covering index'

function unseen(ws: Workspace): Workspace {
  return workspaceOf(ws.file, ws.sqlite, () => {}, ws.identity)
}

/** Another number in one cell after the other, as somebody types them. */
function editing(ws: Workspace): () => void {
  const cells = ws.sqlite
    .prepare('SELECT office, indicator FROM actual WHERE period = ? AND value IS NOT NULL')
    .all(PERIOD) as { office: string; indicator: string }[]
  let turn = 0
  return () => {
    turn += 1
    const cell = cells[(turn * 97) % cells.length]
    if (!cell) throw new Error('there are cells')
    const values = { ...cell, period: PERIOD, value: turn }
    const command: Command = { do: 'put', entity: 'actual', values }
    applyCommands(ws, [command], { id: 'label.edit' }, { actor: 'Bench', at: NOW })
  }
}

function figure(name: string, samples: Figure['samples'], most: number, note: string): Figure {
  const [ours, yardstick] = [median(samples.ours), median(samples.yardstick)]
  const ratio = ours / yardstick
  return {
    name,
    ours,
    yardstick,
    unit: 'ms',
    ratio,
    goal: `<= ${most}`,
    met: ratio <= most,
    note,
    samples,
  }
}
