// README.txt inside a package: for the person who finds the file and does not know what it is.
import type { PackageKind, WrittenManifest } from './manifest.ts'

const WHAT = {
  setup: 'everything this office needs to start its workplan',
  submission: "this office's report",
  return: "headquarters' answer to a report",
  transfer: "this office's workplan and data, for a colleague or a new computer",
} as const satisfies Record<PackageKind, string>

const TO_DO = {
  setup: 'Start Waymark, choose "Open the setup package", and give it this file.',
  submission: 'Start Waymark with the headquarters workspace and drop this file on the Inbox.',
  return: "Start Waymark with your office's workspace and drop this file on the Inbox.",
  transfer: 'Start Waymark, choose "Open the setup package", and give it this file.',
} as const satisfies Record<PackageKind, string>

/** The text; it depends on the manifest alone, so that the same content gives the same bytes. */
export function readmeText(manifest: WrittenManifest): string {
  const { kind, from, to, period, strategy, madeAt, app, id } = manifest
  return `This is a Waymark package: ${WHAT[kind]}.

Strategy   ${strategy.title}
From       ${from.office.name} (${from.office.code})
For        ${to.office.name} (${to.office.code})
Period     ${period ?? 'no single period'}
Made       ${madeAt} by Waymark ${app.version}
Package    ${id}

What to do with it
  ${TO_DO[kind]}
  Nothing changes before you have seen what it would change and agreed.

How to check it without Waymark
  sha256sum -c SHA256SUMS
  minisign -V -P ${keyLine(from.minisign)} -m SHA256SUMS
  The signature's trusted comment names this package. Take the key from somebody you trust, not
  from here: compare its fingerprint by telephone.

What is in it
  manifest.json    what this package is, as data
  changes.jsonl    the changes, one per line
  The format is described in docs/exchange-format.md of Waymark.
`
}

function keyLine(minisign: string): string {
  return minisign.trimEnd().split('\n').at(-1) ?? ''
}
