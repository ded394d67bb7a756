#!/usr/bin/env node
// `node tools/run.mjs TOOL ARGS…` runs a tool with a Node that is new enough. TOOL is a file of the
// project (with a slash or an extension) or the name of an installed command.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findNode } from './find-node.mjs'

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const COMMANDS = {
  biome: '@biomejs/biome',
  tsc: 'typescript',
}

/** The JavaScript file behind a command name, read from its package (its .bin link may be absent). */
function commandFile(name) {
  const require = createRequire(join(ROOT, 'package.json'))
  const packageName = COMMANDS[name] ?? name
  const manifest = join(ROOT, 'node_modules', packageName, 'package.json')
  const bin = JSON.parse(readFileSync(manifest, 'utf8')).bin
  return require.resolve(join(dirname(manifest), typeof bin === 'string' ? bin : bin[name]))
}

/**
 * For processes that hold an engine: the part of the heap for young objects stays small and code is
 * compiled for size. That takes a quarter off the peak memory (tests/bench/memory.ts); it costs about a
 * tenth of the time of the whole demo, and up to half as much again of an import's.
 */
export const ENGINE_FLAGS = JSON.parse(readFileSync(join(ROOT, 'tools/engine-flags.json'), 'utf8'))

export function runTool([tool, ...args], flags = []) {
  let node
  try {
    node = findNode()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
  const isFile = tool.includes('/') || /\.(mjs|ts|js)$/.test(tool)
  const file = isFile ? resolve(ROOT, tool) : commandFile(tool)
  const child = spawn(node, [...flags, '--disable-warning=ExperimentalWarning', file, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` },
  })
  // Each is passed on once: a second one could meet the child after its own handlers have gone, in its
  // last moments, and a clean end would look like a kill. A terminal sends its own to the child anyway.
  const passedOn = new Set()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (passedOn.has(signal)) return
      passedOn.add(signal)
      child.kill(signal)
    })
  }
  child.on('exit', (code, signal) => {
    process.exit(signal ? 128 + (signal === 'SIGINT' ? 2 : 15) : (code ?? 1))
  })
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  runTool(process.argv.slice(2))
}
