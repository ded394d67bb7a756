// Opens a workspace as a user who may not write, and prints the code of the refusal. Started by open.test.ts.
import { openMemory, openWorkspace } from '#db/open.ts'
import { Refusal } from '#domain/errors.ts'

const [file = '', how = ''] = process.argv.slice(2)
openMemory().close() // loads SQLite while the project can still be read
if (process.getuid?.() === 0) process.setuid?.(65534)
try {
  const ws = openWorkspace(file, { readOnly: how === 'look' })
  const rows = ws.sqlite.prepare('SELECT COUNT(*) FROM office').pluck().get()
  ws.close()
  process.stdout.write(`${rows} offices`)
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stdout.write(error.code)
}
