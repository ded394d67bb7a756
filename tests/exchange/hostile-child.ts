// Opens one file in a process of its own and tells how long that took and how much memory; started
// by hostile.test.ts, because memory can only be told apart between processes.
import { readFileSync } from 'node:fs'
import { Refusal } from '#domain/errors.ts'
import { openPackage } from '#exchange/open.ts'

const [, , file = '', warmUp = ''] = process.argv
const opener = { identities: [], passphrase: 'x' }

async function open(path: string): Promise<string> {
  const bytes = readFileSync(path)
  return openPackage(bytes, opener).then(
    ({ changes }) => `opened ${changes.length}`,
    (error: unknown) => (error instanceof Refusal ? error.code : `threw ${error}`),
  )
}

await open(warmUp)
const memory = process.resourceUsage().maxRSS / 1024
const before = process.cpuUsage()
const result = await open(file)
// Time of the processor, of all threads: what the others on this machine do is not counted.
const { user, system } = process.cpuUsage(before)
const milliseconds = (user + system) / 1000
const mebibytes = process.resourceUsage().maxRSS / 1024 - memory
process.stdout.write(JSON.stringify({ result, milliseconds, mebibytes }))
