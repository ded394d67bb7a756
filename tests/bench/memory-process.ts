// The process that memory.ts measures; reads what to do from stdin, prints its peak memory in MB. Code
// is compiled as the command line does it: cached, so that the compiler's own memory does not count.
import { existsSync, readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { finish } = await import('#contract/client.ts')
const { createEngine } = await import('#app/engine.ts')

interface Input {
  readonly profile: string
  readonly file: string
  readonly reports: readonly { readonly name: string; readonly fingerprint: string }[]
}

const MEGABYTE = 1024 // both sources are in kilobytes

/** Of this program alone: on Linux the system's own figure would still count the one that started it. */
function peakNow(): number {
  const status = '/proc/self/status'
  const text = existsSync(status) ? readFileSync(status, 'utf8') : ''
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(text)?.[1]
  return Number(peak ?? process.resourceUsage().maxRSS) / MEGABYTE
}

const input: Input = JSON.parse(readFileSync(0, 'utf8'))
const engine = createEngine({
  host: 'direct',
  profile: input.profile,
  clock: () => '2021-07-20T10:00:00.000Z',
  version: '0.1.0',
  pdf: null,
  can: { print: false, pdf: false, revealFile: false, nativeDialogs: false },
})
const start = peakNow()
await engine.openFile(input.file)
const { client } = engine
const { workplans } = await client.reference.get()
const peaks: Record<string, number> = {}
const note = (step: string) => {
  peaks[step] = Math.round(peakNow())
}
const periods = ['2020Q1', '2020Q2', '2020Q3', '2020Q4', '2021Q1', '2021Q2']
for (const { id } of workplans) {
  await client.plan.outline({ workplan: id })
  await client.indicators.table({ workplan: id, periods })
}
note('plans')
await client.dashboard.get({ period: '2021Q2' })
note('dashboard')
await client.problems.list({})
note('problems')
for (const { name, fingerprint } of input.reports) {
  const file = new File([readFileSync(name)], 'report.wmpkg')
  await finish(client.packages.import({ file, trust: fingerprint }))
}
await client.dashboard.get({ period: '2021Q2' })
note('reports')
await engine.close()
process.stdout.write(JSON.stringify({ start, peaks, peak: peakNow() }))
