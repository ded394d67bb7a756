// `npm run bench`: the figures, side by side in one run. Prints a table, writes bench-results.json.
// Names of figures as arguments run only those: edit import exchange growth memory problems roll-up screens.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import path from 'node:path'
import { exchangeFigures } from './changeset.ts'
import { editFigures } from './edit.ts'
import { growthFigure } from './growth.ts'
import { importFigures } from './import.ts'
import { type Figure, printFigures } from './measure.ts'
import { memoryFigure } from './memory.ts'
import { problemFigures } from './problems.ts'
import { rollUpFigures } from './roll-up.ts'
import { screenFigures } from './screens.ts'
import { makeStage } from './stage.ts'

const RESULTS = 'bench-results.json'
const LARGE = 10

const asked = new Set(process.argv.slice(2))
const wants = (name: string) => asked.size === 0 || asked.has(name)
const say = (text: string) => process.stderr.write(`${text}\n`)
const folder = mkdtempSync(path.join(tmpdir(), 'waymark-bench-'))
const figures: Figure[] = []
try {
  say('Making the sample at 1x')
  const small = await makeStage(path.join(folder, 'small'), 1)
  if (wants('edit')) {
    say('One durable edit')
    figures.push(...(await editFigures(small)))
  }
  if (wants('import')) {
    say('Import at 1x')
    figures.push(...(await importFigures(small, 1, 7)))
  }
  if (wants('exchange')) {
    say('A report as a package, as XLSX and as a changeset')
    figures.push(...(await exchangeFigures(small)))
  }
  if (wants('growth')) {
    say('The same report into a larger store')
    figures.push(await growthFigure(small))
  }
  if (wants('memory')) {
    say('Memory at 1x')
    figures.push(await memoryFigure(small, 1, 200))
  }
  if (wants('screens')) {
    say('Screens at 1x')
    figures.push(...(await screenFigures(small, 1)))
  }
  if (['import', 'memory', 'problems', 'roll-up', 'screens'].some(wants)) {
    say(`Making the sample at ${LARGE}x`)
    const large = await makeStage(path.join(folder, 'large'), LARGE)
    if (wants('problems')) {
      say('One edit and the problems after it')
      figures.push(...(await problemFigures(small, large)))
    }
    if (wants('import')) {
      say(`Import at ${LARGE}x`)
      figures.push(...(await importFigures(large, LARGE, 3)))
    }
    if (wants('memory')) {
      say(`Memory at ${LARGE}x`)
      figures.push(await memoryFigure(large, LARGE, 400))
    }
    if (wants('roll-up')) {
      say(`The dashboard at ${LARGE}x`)
      figures.push(...(await rollUpFigures(large, LARGE)))
    }
    if (wants('screens')) {
      say(`Screens at ${LARGE}x`)
      figures.push(...(await screenFigures(large, LARGE)))
    }
  }
  printFigures(figures)
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version }
  writeFileSync(RESULTS, `${JSON.stringify({ machine, figures }, null, 2)}\n`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
