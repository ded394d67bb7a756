// `waymark peers`: whose keys are accepted here, and what to do about a lost laptop or a new key.
import { existsSync } from 'node:fs'
import type { Peer } from '#contract/peers.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { type Output, tableLines } from '../output.ts'
import { passphraseIn, readAsFile, withWorkspace } from '../session.ts'
import { STATUS, Stop } from '../status.ts'

interface Options {
  readonly revoke?: string
  readonly accept?: string
  readonly trust?: string
  readonly newKey?: boolean
  readonly passphraseFile?: string
}

export async function peers(file: string, options: Options, output: Output): Promise<void> {
  const { revoke, accept, trust: fingerprint, newKey } = options
  if (accept !== undefined && fingerprint === undefined) {
    throw new Stop('cli.peers.needs_trust', {}, STATUS.usage)
  }
  await withWorkspace(file, async ({ client }) => {
    if (revoke !== undefined) await client.peers.revoke({ site: revoke })
    if (accept !== undefined && fingerprint !== undefined) {
      const what = existsSync(accept) ? { file: await readAsFile(accept) } : { site: accept }
      const passphrase = await passphraseIn(options.passphraseFile)
      await client.peers.accept({ ...what, ...passphrase, fingerprint })
    }
    if (newKey) await client.peers.changeKey()
    const { own, peers: all } = await client.peers.list()
    const withWords = all.map((peer) => ({ ...peer, words: wordsOf(peer.fingerprint) }))
    const words = wordsOf(own.fingerprint)
    output.document({ own: { ...own, words }, peers: withWords })
    output.say('cli.key.fingerprint', { fingerprint: own.fingerprint })
    output.say('cli.key.words', { words })
    output.say('cli.key.digits', { digits: own.digits })
    if (all.length === 0) output.say('cli.peers.none')
    for (const line of tableLines(all.map((peer) => rowOf(peer, output)))) output.line(line)
    for (const { office, fingerprint: its, digits } of all) {
      output.line()
      output.say('cli.peers.of', { office: office.name, fingerprint: its })
      output.say('cli.key.words', { words: wordsOf(its) })
      output.say('cli.key.digits', { digits })
    }
  })
}

function rowOf(peer: Peer, output: Output): string[] {
  const { revokedAt, acceptedAt, acceptedBy } = peer
  const state = revokedAt === null ? 'accepted' : 'revoked'
  const day = (revokedAt ?? acceptedAt).slice(0, 10)
  return [
    peer.office.code,
    peer.site,
    peer.fingerprint,
    output.text(`cli.peers.${state}`, { day, by: acceptedBy }),
  ]
}
