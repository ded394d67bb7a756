// Another process that has a workspace open: says so on its output, and closes when its input ends. Started by
// open.test.ts.
import { openWorkspace } from '#db/open.ts'

const [file = '', person = ''] = process.argv.slice(2)
const ws = openWorkspace(file, { person })
process.stdout.write('open\n')
process.stdin.resume()
process.stdin.on('end', () => {
  ws.close()
  process.exit(0)
})
