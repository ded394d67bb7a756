#!/usr/bin/env node
// The `waymark` command of the repository: the command line host, on a Node that is new enough.
// `serve` opens the built screens, so they are built first where that is missing or stale.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ENGINE_FLAGS, runTool } from '../run.mjs'

const args = process.argv.slice(2)
if (args[0] === 'serve' && !args.includes('--help')) {
  const run = fileURLToPath(new URL('../run.mjs', import.meta.url))
  const build = spawnSync(process.execPath, [run, 'tools/build.ts', 'renderer'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (build.status !== 0) process.exit(1)
}
runTool(['src-main/hosts/cli/main.ts', ...args], ENGINE_FLAGS)
