// Who is believed, and how that changes: a new laptop by transfer, two laptops that relay, a lost one that is
// revoked, new keys of HQ; passphrases, and packages as text in the body of an e-mail.
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { loadKeys, makeKeys } from '#platform/keys.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn, refusalOf } from './engines.ts'
import { forge } from './forge.ts'
import { expectWhole, fingerprintOf, type Pair, pairIn, planOf, set, take } from './pair.ts'
import { PERIOD } from './small-strategy.ts'

describe('laptops of an office', () => {
  const folder = temporaryFolder()
  let pair: Pair
  let second: Engine

  beforeAll(async () => {
    pair = await pairIn(folder)
    second = engineIn(join(folder, 'second'), pair.clock)
  })
  afterAll(async () => {
    await second.close()
    await pair.close()
  })

  const title = async (engine: Engine) =>
    (await planOf(engine, pair.ids.workplan)).get(pair.ids.activity)?.text
  const siteOf = async (engine: Engine) => (await engine.client.workspaces.current())?.site ?? ''

  test('a new one starts from a transfer: same office, a site of its own, HQ known already', async () => {
    const { office, ids } = pair
    await set(office, 'activity', ids.activity, { title: 'Not yet at HQ' })
    expect((await refusalOf(office.client.packages.make({ kind: 'transfer' }))).code).toBe(
      'no_recipient',
    )
    const passphrase = 'four words by telephone'
    const { file } = await office.client.packages.make({ kind: 'transfer', passphrase })
    const shut = await refusalOf(second.client.packages.inspect({ file }))
    expect([shut.code, shut.values]).toEqual(['package_sealed_for_other', { asked: 'passphrase' }])
    const seen = await second.client.packages.inspect({ file, passphrase })
    expect(seen.package).toMatchObject({ kind: 'transfer', from: { office: 'SOM' } })
    const trust = (await office.client.peers.list()).own.digits
    const opened = await finish(
      second.client.workspaces.openSetup({ file, person: 'Hodan', trust, passphrase }),
    )
    expect(opened).toMatchObject({ role: 'field', office: { code: 'SOM' } })
    expect(opened.site).not.toBe(await siteOf(office))
    expect(await title(second)).toBe('Not yet at HQ')
    const { peers } = await second.client.peers.list()
    expect(peers.map(({ role }) => role).toSorted()).toEqual(['field', 'hq'])
    const hq = peers.find(({ role }) => role === 'hq')
    expect(hq?.fingerprint).toBe(await fingerprintOf(pair.hq))
    expect(hq?.digits).toMatch(/^(\d{5} ){7}\d{5}$/)
  })

  test('it reports to HQ, which compares its key, in words or digits, and has what both wrote', async () => {
    const { hq, ids } = pair
    await set(second, 'activity', ids.activity, { partner: 'UNFPA' })
    const { file } = await second.client.packages.make({ kind: 'submission', period: PERIOD })
    expect((await refusalOf(take(hq, file))).code).toBe('package_signer_unknown')
    const { digits, fingerprint } = (await second.client.peers.list()).own
    const others = (await hq.client.peers.list()).own
    for (const said of [others.digits, wordsOf(others.fingerprint)]) {
      const wrong = hq.client.peers.accept({ file, fingerprint: said })
      expect((await refusalOf(wrong)).code).toBe('package_signer_unknown')
    }
    await finish(hq.client.packages.import({ file, trust: wordsOf(fingerprint), dryRun: true }))
    const accepted = await hq.client.peers.accept({ file, fingerprint: digits })
    expect(accepted).toMatchObject({ office: { code: 'SOM' }, revokedAt: null, acceptedBy: 'Ada' })
    await take(hq, file)
    expect(await title(hq)).toBe('Not yet at HQ')
    const state = await hq.client.exchange.state()
    const somalia = state.others.find((each) => each.office.code === 'SOM')
    expect(somalia?.sites.map(({ site }) => site).toSorted()).toEqual(
      [await siteOf(pair.office), await siteOf(second)].toSorted(),
    )
  })

  test('the one relays to HQ what the other wrote, with nothing from HQ in between', async () => {
    const { hq, office, ids } = pair
    await set(second, 'activity', ids.activity, { title: 'By the second' })
    const { file } = await second.client.packages.make({ kind: 'transfer' })
    await take(office, file, await fingerprintOf(second))
    expect(await title(office)).toBe('By the second')
    await pair.report()
    expect(await title(hq)).toBe('By the second')
    await expectWhole(hq, office, second)
  })

  test('a lost one is revoked: nothing is taken from it, nothing sealed to it, until it is accepted again', async () => {
    const { hq, office, ids } = pair
    const site = await siteOf(office)
    const revoked = await hq.client.peers.revoke({ site })
    expect(revoked.revokedAt).toBe(pair.clock.now)
    await set(office, 'activity', ids.activity, { title: 'By a thief' })
    expect((await refusalOf(pair.report())).code).toBe('package_signer_revoked')
    expect((await refusalOf(pair.answer())).code).toBe('package_sealed_for_other')
    const { file } = await hq.client.packages.make({ kind: 'return', office: 'SOM' })
    expect((await take(second, file)).result).toBe('applied')
    // The same key under another name, as after a restored backup.
    const plain = await office.client.packages.make({ kind: 'submission', plain: true })
    const id = (await office.client.workspaces.current())?.id ?? ''
    const renamed = await forge(plain.file, {
      keys: await loadKeys(join(folder, 'office'), id),
      manifest: (manifest) => ({ ...manifest, from: { ...manifest.from, site: 'another-site' } }),
    })
    const fingerprint = await fingerprintOf(office)
    expect((await refusalOf(take(hq, renamed, fingerprint))).code).toBe('package_signer_revoked')
    const wrong = hq.client.peers.accept({ site, fingerprint: await fingerprintOf(second) })
    expect((await refusalOf(wrong)).code).toBe('package_signer_unknown')
    expect((await refusalOf(hq.client.peers.revoke({ site: 'nobody' }))).code).toBe('peer_unknown')
    expect((await hq.client.peers.accept({ site, fingerprint })).revokedAt).toBeNull()
    expect((await pair.report()).result).toBe('applied')
    await expectWhole(hq)
  })
})

describe('what a package says of its sender', () => {
  const folder = temporaryFolder()
  let pair: Pair
  beforeAll(async () => {
    pair = await pairIn(folder)
  })
  afterAll(() => pair.close())

  const keysOf = async () =>
    loadKeys(join(folder, 'office'), (await pair.office.client.workspaces.current())?.id ?? '')
  const plain = async () =>
    (await pair.office.client.packages.make({ kind: 'submission', plain: true })).file

  test('is not believed: it is called as HQ calls it', async () => {
    const { hq, office, ids } = pair
    await set(office, 'activity', ids.activity, { title: 'From Somalia' })
    const forged = await forge(await plain(), {
      keys: await keysOf(),
      manifest: (manifest) => ({
        ...manifest,
        from: { ...manifest.from, office: { ...manifest.from.office, name: 'Headquarters' } },
      }),
    })
    const seen = await hq.client.packages.inspect({ file: forged })
    expect(seen.package.from).toMatchObject({ name: 'Somalia', office: 'SOM' })
    expect((await take(hq, forged)).package.from.name).toBe('Somalia')
  })

  test('a site of another office cannot be spoken for, nor a key be accepted for it', async () => {
    const { hq, office, ids } = pair
    const site = (await hq.client.workspaces.current())?.site ?? ''
    await set(office, 'activity', ids.activity, { title: 'As if by HQ' })
    const forged = await forge(await plain(), {
      keys: await keysOf(),
      manifest: (manifest) => ({ ...manifest, from: { ...manifest.from, site } }),
    })
    expect((await refusalOf(take(hq, forged))).values.why).toBe('other_office')
    const fingerprint = await fingerprintOf(office)
    const accepting = hq.client.peers.accept({ file: forged, fingerprint })
    expect((await refusalOf(accepting)).values.why).toBe('other_office')
    const moved = await forge(await plain(), {
      keys: await makeKeys(join(folder, 'thief'), 'w'),
      manifest: (manifest) => ({
        ...manifest,
        from: { ...manifest.from, office: { id: 'elsewhere', code: 'ELS', name: 'Elsewhere' } },
      }),
    })
    expect((await refusalOf(take(hq, moved))).values.why).toBe('other_office')
  })

  test('keys that were lost are told apart from an altered package; the new one is compared and accepted', async () => {
    const { hq, office } = pair
    const id = (await office.client.workspaces.current())?.id ?? ''
    const { folder: home = '', fileName = '' } = (await office.client.workspaces.current()) ?? {}
    await office.close()
    rmSync(join(folder, 'office', 'keys', `${id}.json`))
    await office.openFile(join(home, fileName))
    const file = await plain()
    const refused = await refusalOf(take(hq, file))
    const fingerprint = await fingerprintOf(office)
    expect([refused.code, refused.values]).toEqual([
      'package_signature',
      { office: 'Somalia', fingerprint, why: 'other_key' },
    ])
    pair.clock.now = '2021-07-06T09:30:00.000Z'
    const accepted = await hq.client.peers.accept({ file, fingerprint })
    expect(accepted.acceptedAt).toBe(pair.clock.now)
    expect((await take(hq, file)).result).toBe('applied')
    expect((await pair.answer()).result).toBe('applied') // sealed to the new key
  })
})

describe('new keys of HQ', () => {
  const folder = temporaryFolder()
  let pair: Pair
  beforeAll(async () => {
    pair = await pairIn(folder)
  })
  afterAll(() => pair.close())

  test('are accepted because the old key vouches for them; what was sealed to the old one opens', async () => {
    const { hq, office, ids } = pair
    await set(office, 'activity', ids.activity, { title: 'Sealed to the old key' })
    const before = await fingerprintOf(hq)
    const { file } = await office.client.packages.make({ kind: 'submission', period: PERIOD })
    const { fingerprint } = await hq.client.peers.changeKey()
    expect(fingerprint).not.toBe(before)
    expect(await fingerprintOf(hq)).toBe(fingerprint)
    expect((await take(hq, file)).result).toBe('applied')
    await hq.client.peers.changeKey() // and once more before anybody heard of the first
    const next = (await hq.client.packages.make({ kind: 'return', office: 'SOM' })).file
    expect(await office.client.packages.inspect({ file: next })).toMatchObject({ renewed: true })
    expect((await pair.answer()).result).toBe('applied')
    expect(await office.client.packages.inspect({ file: next })).toMatchObject({ renewed: false })
    const [peer] = (await office.client.peers.list()).peers
    expect(peer?.fingerprint).toBe(await fingerprintOf(hq))
    await set(office, 'activity', ids.activity, { title: 'Sealed to the new key' })
    expect((await pair.report()).result).toBe('applied')
    await expectWhole(hq, office)
  })

  test('are not accepted on the word of anybody else', async () => {
    const { hq, office } = pair
    const { file } = await hq.client.packages.make({ kind: 'return', office: 'SOM', plain: true })
    const keys = await makeKeys(join(folder, 'thief'), 'w')
    const id = (await hq.client.workspaces.current())?.id ?? ''
    const real = await loadKeys(join(folder, 'hq'), id)
    for (const succeeds of [
      undefined,
      real.earlier,
      [...real.earlier, { minisign: real.minisign, word: real.earlier[0]?.word ?? '' }],
    ]) {
      const forged = await forge(file, {
        keys,
        manifest: (manifest) => ({ ...manifest, succeeds }),
      })
      expect((await refusalOf(take(office, forged))).code).toBe('package_signature')
    }
  })

  test('are kept for their owner alone, and the old private key is gone', async () => {
    const id = (await pair.hq.client.workspaces.current())?.id ?? ''
    const stored = JSON.parse(readFileSync(join(folder, 'hq', 'keys', `${id}.json`), 'utf8'))
    expect(stored.earlier.length).toBe(2)
    for (const each of stored.earlier) {
      expect(Object.keys(each).toSorted()).toEqual(['ageIdentity', 'minisign', 'word'])
    }
  })
})

describe('a package in the body of an e-mail', () => {
  let pair: Pair
  beforeAll(async () => {
    pair = await pairIn(temporaryFolder())
  })
  afterAll(() => pair.close())

  test('is text, and is taken from an answer that quotes and wraps it', async () => {
    const { hq, office, ids } = pair
    await set(office, 'activity', ids.activity, { title: 'By e-mail' })
    const made = await office.client.packages.make({
      kind: 'submission',
      period: PERIOD,
      armour: true,
    })
    expect(made.file.name).toMatch(/^SOM-submission-2021Q2-.*\.txt$/)
    const text = await made.file.text()
    expect(text).toMatch(/^-----BEGIN AGE ENCRYPTED FILE-----\n/)
    const quoted = text
      .split('\n')
      .flatMap((line) => [line.slice(0, 40), line.slice(40)])
      .map((line) => `> ${line} \r\n`)
      .join('')
    const mail = `Dear Ada,\r\n\r\nhere it is:\r\n\r\n${quoted}\r\n-- \r\nBile\r\n`
    const taken = await take(hq, new File([mail], 'mail.txt'))
    expect(taken).toMatchObject({ result: 'applied', effect: { changed: 1 } })
    const raw = await hq.client.packages.raw({ id: taken.package.id })
    expect(await raw.text()).toBe(mail)
  })

  test('what is not sealed has no such form', async () => {
    const call = pair.office.client.packages.make({ kind: 'submission', plain: true, armour: true })
    expect((await refusalOf(call)).code).toBe('usage')
  })

  test('a setup for an office whose key is not known can have a passphrase', async () => {
    const passphrase = 'said by telephone'
    const { file } = await pair.hq.client.packages.make({
      kind: 'setup',
      office: 'MLI',
      passphrase,
      armour: true,
    })
    const mali = engineIn(temporaryFolder(), pair.clock)
    const input = { file, person: 'Awa', trust: await fingerprintOf(pair.hq) }
    const without = await refusalOf(finish(mali.client.workspaces.openSetup(input)))
    expect(without.code).toBe('package_sealed_for_other')
    const opened = await finish(mali.client.workspaces.openSetup({ ...input, passphrase }))
    expect(opened.office.code).toBe('MLI')
    await mali.close()
  })
})
