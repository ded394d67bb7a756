#!/usr/bin/env node
// The `waymark` command of the repository: the command line host, on a Node that is new enough.
import { runTool } from '../run.mjs'

runTool(['src-main/hosts/cli/main.ts', ...process.argv.slice(2)])
