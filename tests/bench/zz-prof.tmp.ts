import { makeStage, benchEngine } from '/work/main/tests/bench/stage.ts'
import { freshCopy, takeReports } from '/work/main/tests/bench/import.ts'
import { existsSync, readFileSync } from 'node:fs'
import inspector from 'node:inspector/promises'
import { writeFileSync } from 'node:fs'
const scale = Number(process.argv[2] ?? 1)
const dir = `/tmp/lead/stage${scale}`
const stage = existsSync(dir + "/stage.json") ? load() : save(await makeStage(dir, scale))
const s = new inspector.Session(); s.connect(); await s.post('Profiler.enable')
for (let i = 0; i < 3; i++) {
  const engine = benchEngine(stage.profile)
  freshCopy(stage.hq, dir + '/import.waymark')
  await engine.openFile(dir + '/import.waymark')
  if (i === 2) await s.post('Profiler.start')
  const t = performance.now(), c = process.cpuUsage()
  await takeReports(engine, stage.reports)
  const u = process.cpuUsage(c)
  console.log('take', (performance.now() - t).toFixed(0), 'cpu', (u.user + u.system) / 1000)
  if (i === 2) { const { profile } = await s.post('Profiler.stop'); writeFileSync('/tmp/lead/p.cpuprofile', JSON.stringify(profile)) }
  await engine.close()
}
function save(st: any) { for (const r of st.reports) { writeFileSync(`${dir}/${r.code}.wmpkg`, new Uint8Array(0)) } ; return persist(st) }
function persist(st: any) { writeFileSync(dir + '/stage.json', JSON.stringify({ ...st, reports: st.reports.map((r: any) => ({ code: r.code, fingerprint: r.fingerprint })) })); (async () => { for (const r of st.reports) writeFileSync(`${dir}/${r.code}.wmpkg`, new Uint8Array(await r.file.arrayBuffer())) })(); return st }
function load() { const st = JSON.parse(readFileSync(dir + '/stage.json', 'utf8')); return { ...st, reports: st.reports.map((r: any) => ({ ...r, file: new File([readFileSync(`${dir}/${r.code}.wmpkg`)], r.code + '.wmpkg') })) } }
