#!/usr/bin/env node
// The `waymark` command: arguments in, exit status out. Compiled code is cached by Node between
// starts; each command is loaded when it is asked for, so that `waymark info` does not pay for the
// demo. A person never sees a stack trace.
import { enableCompileCache } from 'node:module'

enableCompileCache()
// `waymark call --list | head`: whoever reads may stop reading.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
const { runCommandLine } = await import('./run.ts')
process.exitCode = await runCommandLine(process.argv.slice(2))
