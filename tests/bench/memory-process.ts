// The process that memory.ts measures; reads what to do from stdin, prints its peak memory in MB.
import { readFileSync } from 'node:fs'
import { takeReports } from './import.ts'
import { benchEngine } from './stage.ts'

interface Input {
  readonly profile: string
  readonly file: string
  readonly reports: readonly { readonly name: string; readonly fingerprint: string }[]
}

const MEGABYTE = 1024 // maxRSS is in kilobytes
const input: Input = JSON.parse(readFileSync(0, 'utf8'))
const engine = benchEngine(input.profile)
const start = process.resourceUsage().maxRSS / MEGABYTE
await engine.openFile(input.file)
const { client } = engine
const { workplans } = await client.reference.get()
const periods = ['2020Q1', '2020Q2', '2020Q3', '2020Q4', '2021Q1', '2021Q2']
for (const { id } of workplans) {
  await client.plan.outline({ workplan: id })
  await client.indicators.table({ workplan: id, periods })
}
await client.dashboard.get({ period: '2021Q2' })
await client.problems.list({})
for (const { name, fingerprint } of input.reports) {
  const file = new File([readFileSync(name)], 'report.wmpkg')
  await takeReports(engine, [{ code: '', file, fingerprint }])
}
await client.dashboard.get({ period: '2021Q2' })
await engine.close()
process.stdout.write(JSON.stringify({ start, peak: process.resourceUsage().maxRSS / MEGABYTE }))
