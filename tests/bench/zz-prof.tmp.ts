import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import inspector from 'node:inspector/promises'
import { freshCopy, takeReports } from '/work/main/tests/bench/import.ts'
import { benchEngine, makeStage } from '/work/main/tests/bench/stage.ts'

const scale = Number(process.argv[2] ?? 1)
const dir = `/tmp/lead/stage${scale}`
const stage = await makeStage(dir, scale)
const s = new inspector.Session()
s.connect()
await s.post('Profiler.enable')
for (let i = 0; i < 3; i++) {
  const engine = benchEngine(stage.profile)
  freshCopy(stage.hq, dir + '/import.waymark')
  await engine.openFile(dir + '/import.waymark')
  if (i === 2) await s.post('Profiler.start')
  const t = performance.now(),
    c = process.cpuUsage()
  await takeReports(engine, stage.reports)
  const u = process.cpuUsage(c)
  console.log('take', (performance.now() - t).toFixed(0), 'cpu', (u.user + u.system) / 1000)
  if (i === 2) {
    const { profile } = await s.post('Profiler.stop')
    writeFileSync('/tmp/lead/p.cpuprofile', JSON.stringify(profile))
  }
  await engine.close()
}
