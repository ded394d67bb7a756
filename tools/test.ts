// `npm test [-- vitest arguments]`: builds what the tests open (renderer, desktop entries) if it is
// stale, then runs the whole suite once. The exit status is vitest's.
import { ensureBuilt } from './build.ts'
import { runCommand } from './project.ts'

try {
  await ensureBuilt('renderer', console.log)
  await ensureBuilt('desktop', console.log)
  const { code } = await runCommand(['vitest', 'run', ...process.argv.slice(2)], { show: true })
  process.exitCode = code
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
