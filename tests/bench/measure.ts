// Measuring side by side: ours and the yardstick by turns in one run, so that whatever else the
// machine does hits both. Medians of pairs; no result is thrown away.
export interface Figure {
  readonly name: string
  readonly ours: number
  readonly yardstick: number
  readonly unit: string
  /** ours / yardstick, or what the goal is about. */
  readonly ratio: number
  readonly goal: string
  readonly met: boolean
  readonly note: string
  /** Every single measurement, by turns. */
  readonly samples: { readonly ours: readonly number[]; readonly yardstick: readonly number[] }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

type Run = () => Promise<number> | number

/** Milliseconds of ours and of the yardstick, `pairs` times by turns, the first of each pair changing. */
export async function byTurns(pairs: number, ours: Run, yardstick: Run, warm = 0) {
  const samples = { ours: [] as number[], yardstick: [] as number[] }
  for (let pair = -warm; pair < pairs; pair += 1) {
    const order =
      pair % 2 === 0 ? (['ours', 'yardstick'] as const) : (['yardstick', 'ours'] as const)
    for (const which of order) {
      const took = await (which === 'ours' ? ours() : yardstick())
      if (pair >= 0) samples[which].push(took)
    }
  }
  return samples
}

export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function printFigures(figures: readonly Figure[]): void {
  const rows = [
    ['figure', 'ours', 'yardstick', 'unit', 'ratio', 'goal', 'met'],
    ...figures.map((figure) => [
      figure.name,
      figure.ours.toFixed(2),
      Number.isNaN(figure.yardstick) ? '' : figure.yardstick.toFixed(2),
      figure.unit,
      Number.isNaN(figure.ratio) ? '' : figure.ratio.toFixed(2),
      figure.goal,
      figure.met ? 'yes' : 'NO',
    ]),
  ]
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  for (const row of rows) {
    const line = row.map((cell, column) => cell.padEnd(widths?.[column] ?? 0)).join('  ')
    process.stdout.write(`${line.trimEnd()}\n`)
  }
  process.stdout.write('\n')
  for (const { name, note } of figures) process.stdout.write(`${name}: ${note}\n`)
}
