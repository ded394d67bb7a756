#!/usr/bin/env node
// `npm start`: opens the application. Plain JavaScript, because the Node that npm runs on may be too
// old for the rest; what happens is in start.ts.
import { ENGINE_FLAGS, runTool } from './run.mjs'

runTool(['tools/start.ts', ...process.argv.slice(2)], ENGINE_FLAGS)
