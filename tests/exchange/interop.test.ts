// A package is made of public formats, so public programs check it: unzip, sha256sum, minisign, age.
// Where one is not installed the test says so and counts as skipped.
import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { toArmour } from '#exchange/armour.ts'
import { openPackage } from '#exchange/open.ts'
import { packPackage } from '#exchange/pack.ts'
import { seal, unseal } from '#exchange/seal.ts'
import { parsePublicKey, verifyBytes } from '#exchange/sign.ts'
import { ENTRY_NAMES } from '#exchange/zip.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { quarter, someKeys } from './draft.ts'

const folder = temporaryFolder()
const office = await someKeys(folder, 'office')
const hq = await someKeys(folder, 'hq')
const file = (name: string) => join(folder, name)
let plain: Uint8Array
let sealed: Uint8Array

function without(...programs: readonly string[]): boolean {
  const absent = programs.filter((name) => spawnSync(name, ['--version']).error !== undefined)
  for (const name of absent) console.warn(`skipped: the program ${name} is not installed here`)
  return absent.length > 0
}

function run(program: string, args: readonly string[], cwd = folder): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

beforeAll(async () => {
  plain = await packPackage(quarter(), { signing: office.signing, recipients: [] })
  sealed = await packPackage(quarter(), { signing: office.signing, recipients: [hq.ageRecipient] })
  writeFileSync(file('plain.wmpkg'), plain)
  writeFileSync(file('sealed.wmpkg'), sealed)
  writeFileSync(file('office.pub'), office.minisign)
  writeFileSync(file('hq.txt'), `# key of headquarters\n${hq.ageIdentity}\n`)
})

describe.skipIf(without('unzip', 'sha256sum', 'minisign'))('a plain package', () => {
  const out = file('out')
  beforeAll(async () => {
    await mkdir(out)
    run('unzip', ['-q', file('plain.wmpkg'), '-d', out])
  })

  test('unzip lists the entries in their order and finds them whole', () => {
    const names = run('unzip', ['-Z1', file('plain.wmpkg')])
    expect(names.trim().split('\n')).toEqual(ENTRY_NAMES)
    expect(run('unzip', ['-t', file('plain.wmpkg')])).toContain('No errors detected')
  })

  test('the type can be read without unpacking, as the `file` program does', () => {
    const text = Buffer.from(plain).toString('latin1', 30)
    expect(text.startsWith('mimetypeapplication/vnd.waymark.package+zipPK')).toBe(true)
  })

  test('sha256sum -c finds every entry as it was', () => {
    const said = run('sha256sum', ['-c', 'SHA256SUMS'], out)
    expect(said.match(/: OK$/gm)).toHaveLength(ENTRY_NAMES.length - 2)
  })

  test('minisign -V believes the signature and shows what it is of', () => {
    const said = run('minisign', ['-V', '-p', file('office.pub'), '-m', 'SHA256SUMS'], out)
    expect(said).toContain('Signature and comment signature verified')
    expect(said).toContain(
      'waymark package=01890a5d-1111-7000-8000-00000000c0de kind=submission office=AFG period=2021Q2',
    )
  })

  test('the command in README.txt works as it stands', () => {
    const readme = readFileSync(join(out, 'README.txt'), 'utf8')
    const command = /^ {2}(minisign .*)$/m.exec(readme)?.[1] ?? ''
    expect(run('sh', ['-c', command], out)).toContain('verified')
  })

  test('minisign -V refuses it when the sums were changed', () => {
    const sums = join(out, 'SHA256SUMS')
    const text = readFileSync(sums, 'utf8')
    writeFileSync(
      sums,
      text.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    )
    const told = spawnSync('minisign', ['-V', '-p', file('office.pub'), '-m', 'SHA256SUMS'], {
      cwd: out,
      encoding: 'utf8',
    })
    writeFileSync(sums, text)
    expect(told.status).toBe(1)
    expect(told.stderr).toContain('Signature verification failed')
  })

  test('the fingerprint is what sha256sum makes of the public key', () => {
    const command = 'tail -n 1 office.pub | base64 -d | sha256sum | cut -c 1-32'
    expect(office.fingerprint.replaceAll(' ', '')).toBe(run('sh', ['-c', command]).trim())
  })
})

describe.skipIf(without('minisign'))('a signature of the minisign program', () => {
  test('is believed when it is right, and only then', () => {
    run('minisign', ['-G', '-W', '-p', 'cli.pub', '-s', 'cli.key'])
    writeFileSync(file('sums'), 'some sums\n')
    run('minisign', ['-S', '-s', 'cli.key', '-m', 'sums', '-t', 'période 2021'])
    const key = parsePublicKey(readFileSync(file('cli.pub'), 'utf8'))
    if (!key) throw new Error('the key of minisign was not read')
    const signature = readFileSync(file('sums.minisig'), 'utf8')
    const right = verifyBytes(Buffer.from('some sums\n'), signature, key)
    expect(right).toEqual({ valid: true, comment: 'période 2021' })
    const wrong = verifyBytes(Buffer.from('other sums'), signature, key)
    expect(wrong).toEqual({ valid: false, why: 'wrong' })
  })
})

describe.skipIf(without('age', 'age-keygen'))('a sealed package', () => {
  test('age -d opens it with the key of the receiver', async () => {
    run('age', ['-d', '-i', file('hq.txt'), '-o', file('opened.zip'), file('sealed.wmpkg')])
    const opened = await openPackage(readFileSync(file('opened.zip')), { identities: [] })
    expect(opened.changes).toEqual(quarter().changes)
  })

  test('age -d opens its text form', () => {
    writeFileSync(file('sealed.txt'), toArmour(sealed))
    run('age', ['-d', '-i', file('hq.txt'), '-o', file('opened-text.zip'), file('sealed.txt')])
    expect(run('unzip', ['-Z1', file('opened-text.zip')])).toContain('manifest.json')
  })

  test('what age -r sealed, as bytes or as text, opens here', async () => {
    for (const armour of [[], ['-a']]) {
      const out = file(`by-age${armour.length}.wmpkg`)
      run('age', [...armour, '-r', hq.ageRecipient, '-o', out, file('plain.wmpkg')])
      const opened = await openPackage(readFileSync(out), { identities: [hq.ageIdentity] })
      expect(opened).toMatchObject({ sealed: true, manifest: { kind: 'submission' } })
    }
  })

  test('a key of age-keygen is a key here, and the other way round', async () => {
    run('age-keygen', ['-o', 'made.txt'])
    const text = readFileSync(file('made.txt'), 'utf8')
    const recipient = /age1\w+/.exec(text)?.[0] ?? ''
    const identity = /AGE-SECRET-KEY-\w+/.exec(text)?.[0] ?? ''
    const letter = Buffer.from('to whom it may concern')
    const opened = await unseal(Buffer.from(await seal(letter, [recipient])), {
      identities: [identity],
    })
    expect(opened).toEqual(letter)
    expect(run('age-keygen', ['-y', file('hq.txt')]).trim()).toBe(hq.ageRecipient)
  })
})
