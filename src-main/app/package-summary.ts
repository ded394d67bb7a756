// What a package is, for people: made from its manifest, kept with its receipt.
import type { PackageSummary } from '#contract/exchange.ts'
import type { Manifest } from '#exchange/manifest.ts'

export function summaryOf(
  manifest: Manifest,
  bytes: number,
  signer: PackageSummary['signer'],
): PackageSummary {
  const { from, to, counts } = manifest
  return {
    id: manifest.id,
    kind: manifest.kind,
    from: { office: from.office.code, name: from.office.name, site: from.site },
    to: { office: to.office.code, name: to.office.name, site: to.site },
    strategy: { id: manifest.strategy.id, title: manifest.strategy.title },
    period: manifest.period,
    madeAt: manifest.madeAt,
    appVersion: manifest.app.version,
    format: manifest.format,
    bytes,
    changes: counts.changes,
    counts: { ...counts.entities },
    signer,
  }
}

/** The name a package gets on disk: who, what, for when, and enough of its id to tell two apart. */
export function packageFileName(manifest: Manifest): string {
  const { kind, from, to, period, id } = manifest
  const office = kind === 'submission' || kind === 'transfer' ? from.office.code : to.office.code
  return `${[office, kind, period, id.slice(-6)].filter(Boolean).join('-')}.wmpkg`
}
