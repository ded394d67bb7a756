// The process that memory.ts measures; reads what to do from stdin, prints its peak memory in MB. Code
// is compiled as the command line does it: cached, so that the compiler's own memory does not count.
import { readFileSync } from 'node:fs'
import { enableCompileCache } from 'node:module'

enableCompileCache()
const { finish } = await import('#contract/client.ts')
const { createEngine } = await import('#app/engine.ts')

interface Input {
  readonly profile: string
  readonly file: string
  readonly reports: readonly { readonly name: string; readonly fingerprint: string }[]
}

const MEGABYTE = 1024 // maxRSS is in kilobytes
const input: Input = JSON.parse(readFileSync(0, 'utf8'))
const engine = createEngine({
  host: 'direct',
  profile: input.profile,
  clock: () => '2021-07-20T10:00:00.000Z',
  version: '0.1.0',
  pdf: null,
  can: { print: false, pdf: false, revealFile: false, nativeDialogs: false },
})
const start = process.resourceUsage().maxRSS / MEGABYTE
await engine.openFile(input.file)
const { client } = engine
const { workplans } = await client.reference.get()
const peaks: Record<string, number> = {}
const note = (step: string) => {
  peaks[step] = Math.round(process.resourceUsage().maxRSS / MEGABYTE)
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
process.stdout.write(
  JSON.stringify({ start, peaks, peak: process.resourceUsage().maxRSS / MEGABYTE }),
)
