// `waymark inspect`: what a package is, without a workspace. Every hash and the signature are checked;
// what is sealed is opened with the key file given, else with the keys of this person's profile.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { digitsOf } from '#domain/fingerprint.ts'
import { openPackage } from '#exchange/open.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { profileFolder } from '#platform/profile.ts'
import { type Output, tableLines } from '../output.ts'
import { passphraseIn, readNamed } from '../session.ts'
import { Stop } from '../status.ts'

export async function inspect(
  file: string,
  { identity, passphraseFile }: { readonly identity?: string; readonly passphraseFile?: string },
  output: Output,
): Promise<void> {
  const bytes = await readNamed(file)
  const identities =
    identity === undefined ? await profileIdentities() : await identitiesIn(identity)
  const { manifest, format, signer, sealed } = await openPackage(bytes, {
    identities,
    ...(await passphraseIn(passphraseFile)),
  })
  const { streams, vector, counts, ...about } = manifest
  const { fingerprint, minisign } = signer
  const [words, digits] = [wordsOf(fingerprint), digitsOf(fingerprint)]
  output.document({
    ...about,
    format,
    counts,
    streams,
    vector,
    sealed,
    bytes: bytes.byteLength,
    signer: { fingerprint, words, digits, minisign },
    verified: true,
  })
  output.say('cli.inspect.what', {
    kind: manifest.kind,
    from: manifest.from.office.name,
    to: manifest.to.office.name,
    period: manifest.period ?? 'none',
  })
  output.say('cli.inspect.strategy', { title: manifest.strategy.title })
  output.say('cli.inspect.made', { at: manifest.madeAt, version: manifest.app.version })
  output.say('cli.inspect.signer', { fingerprint })
  output.say('cli.inspect.words', { words })
  output.say('cli.inspect.digits', { digits })
  output.say('cli.inspect.verified', { sealed: sealed ? 'yes' : 'no', bytes: bytes.byteLength })
  output.line()
  const rows = Object.entries(counts.entities).map(([entity, count]) => [
    output.text(`entity.${entity}`),
    output.number(count),
  ])
  for (const line of tableLines(rows, [1])) output.line(line)
}

const AGE_KEY = /AGE-SECRET-KEY-1[0-9A-Z]+/g

async function identitiesIn(file: string): Promise<string[]> {
  const text = Buffer.from(await readNamed(file)).toString('utf8')
  const found = text.match(AGE_KEY)
  if (!found) throw new Stop('cli.inspect.no_identity', { file })
  return [...found]
}

/** Of every workspace of this person. */
export async function profileIdentities(): Promise<string[]> {
  const folder = path.join(profileFolder(), 'keys')
  const names = await readdir(folder).catch(() => []) // no profile yet: nothing sealed can be opened
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map((name) => readFile(path.join(folder, name), 'utf8').catch(() => '')),
  )
  return texts.flatMap((text) => text.match(AGE_KEY) ?? [])
}
