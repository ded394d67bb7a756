// `npm run test:long [-- --share 0.1] [names]`: the proofs of tests/long in their long form. `--share`
// runs that share of it (0.1: a tenth), for a machine or an evening that is short. Each proof prints
// its counts. The short forms are part of `npm test`.
import { runCommand } from './project.ts'

const args = process.argv.slice(2)
const at = args.indexOf('--share')
const share = at < 0 ? '1' : (args.splice(at, 2)[1] ?? '')
if (!(Number(share) > 0)) {
  console.error('--share needs a number above 0, for example 0.1')
  process.exit(2)
}
const names = args.length > 0 ? args.map((name) => `tests/long/${name}`) : ['tests/long']
const { code } = await runCommand(['vitest', 'run', ...names], {
  show: true,
  env: { WAYMARK_LONG: share },
})
process.exitCode = code
