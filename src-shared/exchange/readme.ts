// README.txt inside a package: for the person who finds the file and does not know what it is.
import type { WrittenManifest } from './manifest.ts'
import { README_WORDS, type ReadmeLanguage } from './readme-words.ts'

/** The text; it depends on the content alone, so that the same content gives the same bytes. */
export function readmeText(manifest: WrittenManifest, changes: number): string {
  const { from, to, madeAt, app, language = 'en' } = manifest
  const own = language === 'en' ? '' : `\n${paragraph(manifest, language)}`
  return `${paragraph(manifest, 'en')}${own}
Made ${madeAt} by Waymark ${app.version}, for ${to.office.name} (${to.office.code}).
${changes} changes are in changes.jsonl, as docs/exchange-format.md of Waymark describes.

To check it without Waymark:
  sha256sum -c SHA256SUMS
  minisign -V -P ${keyLine(from.minisign)} -m SHA256SUMS
Take the key from somebody you trust, not from here.
`
}

function paragraph(manifest: WrittenManifest, language: ReadmeLanguage): string {
  const { kind, from, to, period } = manifest
  const { is, start, take } = README_WORDS[language]
  const isOurs = kind === 'submission' || kind === 'transfer'
  const { name, code } = isOurs ? from.office : to.office
  const what = is[kind].replace('{office}', () => `${name} (${code})`)
  const todo = kind === 'setup' || kind === 'transfer' ? start : take
  return `${what}${period === null ? '' : `, ${period}`}\n${todo}\n`
}

function keyLine(minisign: string): string {
  return minisign.trimEnd().split('\n').at(-1) ?? ''
}
