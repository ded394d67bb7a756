// A drive that the system takes for one of the network (FUSE, of the type that sshfs has): a folder with one
// file in it, answered by this process. It knows just enough to be looked at; everything that would
// change it is refused, and said on stdout by the number of the request. Arguments: where, a file.
import { spawnSync } from 'node:child_process'
import { openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { basename } from 'node:path'

const [, , mountPoint = '', file = ''] = process.argv
const content = readFileSync(file)
const name = basename(file)

/** Numbers of requests in include/uapi/linux/fuse.h. */
const LOOKUP = 1
const GETATTR = 3
const OPEN = 14
const READ = 15
const INIT = 26
const READDIR = 28
const UNANSWERED = [2, 36, 42] // forget, interrupt, forget several
/** Asking for what this drive does not have: statfs, attributes, locks, statx and the like. */
const HARMLESS = [16, 17, 18, 22, 23, 25, 27, 29, 31, 32, 33, 34, 38, 39, 44, 46, 52]

const [ENOENT, EROFS, ENOSYS] = [2, 30, 38]
const ROOT = 1n
const FILE = 2n

const device = openSync('/dev/fuse', 'r+')
const options = `fd=3,rootmode=40000,user_id=${process.getuid?.()},group_id=${process.getgid?.()}`
const mounted = spawnSync(
  'mount',
  ['-i', '-t', 'fuse.sshfs', '-o', options, 'server:/share', mountPoint],
  { stdio: ['ignore', 'ignore', 'inherit', device] },
)
if (mounted.status !== 0) process.exit(1)
process.stdout.write('mounted\n')

const request = Buffer.alloc(1024 * 1024 + 4096)
for (;;) {
  let length: number
  try {
    length = readSync(device, request)
  } catch {
    process.exit(0) // unmounted
  }
  const asked = request.subarray(0, length)
  const answer = answerTo(asked)
  if (answer === null) continue
  const unique = asked.readBigUInt64LE(8)
  if (typeof answer === 'number') reply(unique, zeros(0), answer)
  else reply(unique, answer)
}

/** The body of the answer, or the number of an error; null where nobody waits for one. */
function answerTo(asked: Buffer): Buffer | number | null {
  const opcode = asked.readUInt32LE(4)
  const node = asked.readBigUInt64LE(16)
  if (UNANSWERED.includes(opcode)) return null
  const body = asked.subarray(40)
  if (opcode === INIT) return initialized(body)
  if (opcode === GETATTR) return Buffer.concat([zeros(16), attributes(node)])
  if (opcode === LOOKUP) {
    const isHere = node === ROOT && body.toString('utf8').replace(/\0.*$/s, '') === name
    return isHere ? entry() : ENOENT
  }
  if (opcode === OPEN && (body.readUInt32LE(0) & 3) === 0) return zeros(16)
  if (opcode === READ) {
    const from = Number(body.readBigUInt64LE(8))
    return content.subarray(from, from + body.readUInt32LE(16))
  }
  if (opcode === READDIR) return zeros(0)
  if (HARMLESS.includes(opcode)) return ENOSYS
  process.stdout.write(`changed ${opcode}\n`)
  return EROFS
}

function initialized(body: Buffer): Buffer {
  const out = zeros(64)
  out.writeUInt32LE(7, 0)
  out.writeUInt32LE(Math.min(31, body.readUInt32LE(4)), 4)
  out.writeUInt32LE(body.readUInt32LE(8), 8) // as much ahead as it likes
  out.writeUInt32LE(4096, 20) // written at most
  return out
}

function entry(): Buffer {
  const head = zeros(40)
  head.writeBigUInt64LE(FILE, 0)
  return Buffer.concat([head, attributes(FILE)])
}

function attributes(node: bigint): Buffer {
  const out = zeros(88)
  out.writeBigUInt64LE(node, 0)
  out.writeBigUInt64LE(BigInt(node === FILE ? content.length : 0), 8)
  out.writeUInt32LE(node === FILE ? 0o100666 : 0o040777, 60)
  out.writeUInt32LE(1, 64)
  return out
}

function zeros(length: number): Buffer {
  return Buffer.alloc(length)
}

function reply(unique: bigint, body: Buffer, error = 0): void {
  const head = zeros(16)
  head.writeUInt32LE(16 + body.length, 0)
  head.writeInt32LE(-error, 4)
  head.writeBigUInt64LE(unique, 8)
  writeSync(device, Buffer.concat([head, body]))
}
