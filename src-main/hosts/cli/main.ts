#!/usr/bin/env node
// The `waymark` command: arguments in, exit status out. It only parses; each command is loaded when
// it is asked for, so that `waymark info` does not pay for reports or the sample. A person never sees
// a stack trace.
import { runCommandLine } from './run.ts'

process.exitCode = await runCommandLine(process.argv.slice(2))
