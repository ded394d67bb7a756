// Every package made or read, with the file itself, and what is known of the sites they come from.
// The receipt of an import is written in the import's own transaction.
import type { Workspace } from '#db/open.ts'
import type { PackageLogTable, PeerTable } from '#db/tables.ts'
import type { Vector } from '#domain/changes.ts'
import { prepared } from './prepared.ts'

type Db = Workspace['db']

export type Receipt = Omit<PackageLogTable, 'n'>

const WITHOUT_FILE = [
  'n',
  'id',
  'direction',
  'at',
  'kind',
  'site',
  'office',
  'period',
  'result',
  'summary',
  'effect',
  'vector',
] as const

const RECEIPT = [...WITHOUT_FILE.filter((column) => column !== 'n'), 'raw'] as const

const insertReceipt = prepared((db, ...values) =>
  db.insertInto('package_log').values(rowWith<Receipt>(RECEIPT, values)),
)

export function addReceipt(ws: Workspace, receipt: Receipt): void {
  insertReceipt(ws, ...RECEIPT.map((column) => receipt[column]))
}

function rowWith<R>(columns: readonly (keyof R & string)[], values: readonly unknown[]): R {
  return Object.fromEntries(columns.map((column, index) => [column, values[index]])) as R
}

/** Newest first. */
export function packageLog(db: Db) {
  return db.selectFrom('package_log').select(WITHOUT_FILE).orderBy('n', 'desc').execute()
}

const readingsOf = prepared((db, id: string) =>
  db
    .selectFrom('package_log')
    .select(WITHOUT_FILE)
    .where('id', '=', id)
    .where('direction', '=', 'read')
    .where('result', '<>', 'taken_back'),
)

/** When and as what a package was read first; undefined when it never was. */
export function packageRead(ws: Workspace, id: string) {
  // Nearly always there is none, and SQLite's sorter takes several times as long as looking.
  return readingsOf(ws, id).sort((a, b) => a.n - b.n)[0]
}

/** A package that was taken back stays in the log as such. */
export async function noteTakenBack(db: Db, n: number, effect: string): Promise<void> {
  await db
    .updateTable('package_log')
    .set({ result: 'taken_back', effect })
    .where('n', '=', n)
    .execute()
}

/** What packages made later say that this workspace has, for everyone who was told. */
export function madeAfter(db: Db, n: number) {
  return db
    .selectFrom('package_log')
    .leftJoin('office', 'office.id', 'package_log.office')
    .select(['package_log.n', 'package_log.at', 'package_log.vector', 'office.name as office'])
    .where('direction', '=', 'made')
    .where('n', '>', n)
    .orderBy('n')
    .execute()
}

/** Every package that was read and holds, oldest first. */
export function readPackages(db: Db) {
  return db
    .selectFrom('package_log')
    .select(['id', 'at', 'office', 'effect', 'summary'])
    .where('direction', '=', 'read')
    .where('result', '=', 'applied')
    .orderBy('n')
    .execute()
}

/** The last package made for, and the last read from, each office; those taken back do not count. */
export function lastPassed(db: Db) {
  return db
    .selectFrom('package_log')
    .select(['id', 'direction', 'office', 'kind', 'period', 'at', 'summary'])
    .where('n', 'in', (last) =>
      last
        .selectFrom('package_log')
        .select(({ fn }) => fn.max('n').as('n'))
        .where('result', '<>', 'taken_back')
        .groupBy(['direction', 'office']),
    )
    .execute()
}

/** All sites whose key was ever accepted, by office and site. */
export const allPeers = prepared((db) =>
  db.selectFrom('peer').selectAll().orderBy('office').orderBy('site'),
)

/** The key that a site signs with from now on; and who compared it when, unless the old one vouches for it. */
export async function renewPeer(
  db: Db,
  site: string,
  { fingerprint, minisign }: Pick<PeerTable, 'fingerprint' | 'minisign'>,
  accepted?: Pick<PeerTable, 'accepted_at' | 'accepted_by'>,
): Promise<void> {
  const renewed = { fingerprint, minisign, ...accepted }
  await db.updateTable('peer').set(renewed).where('site', '=', site).execute()
}

/** A key, under all sites that signed with it: a computer that was put back from a copy has several. */
export async function setRevoked(db: Db, fingerprint: string, at: string | null): Promise<void> {
  await db
    .updateTable('peer')
    .set({ revoked_at: at })
    .where('fingerprint', '=', fingerprint)
    .execute()
}

export function rawPackage(db: Db, id: string) {
  return db
    .selectFrom('package_log')
    .select(['raw', 'summary'])
    .where('id', '=', id)
    .orderBy('n')
    .executeTakeFirst()
}

const peersBySite = prepared((db, site: string) =>
  db.selectFrom('peer').selectAll().where('site', '=', site),
)

export function peerOf(ws: Workspace, site: string): PeerTable | undefined {
  return peersBySite(ws, site)[0]
}

/**
 * The sites of an office whose key was accepted and not revoked. Of several with the same key only the one
 * that was heard of last: a workspace that was put back from a copy writes under a new site, and what
 * it was before will never acknowledge anything again.
 */
export async function peersOf(db: Db, office: string): Promise<PeerTable[]> {
  const peers = await db
    .selectFrom('peer')
    .selectAll()
    .where('office', '=', office)
    .where('revoked_at', 'is', null)
    .orderBy('site')
    .execute()
  return isPlain(peers) ? peers : lastHeard(peers, await lastReadBySite(db))
}

/** The same of every office. */
export async function peersByOffice(
  ws: Workspace,
): Promise<ReadonlyMap<string, readonly PeerTable[]>> {
  const accepted = allPeers(ws).filter(({ revoked_at }) => revoked_at === null)
  const heard = await lastReadBySite(ws.db)
  const byOffice = Map.groupBy(accepted, ({ office }) => office)
  return new Map(
    [...byOffice].map(([office, peers]) => [
      office,
      isPlain(peers) ? peers : lastHeard(peers, heard),
    ]),
  )
}

/** Every site has a key of its own. */
function isPlain(peers: readonly PeerTable[]): boolean {
  return new Set(peers.map(({ fingerprint }) => fingerprint)).size === peers.length
}

function lastHeard(peers: readonly PeerTable[], heard: ReadonlyMap<string, number>): PeerTable[] {
  const order = ({ site }: PeerTable) => heard.get(site) ?? 0
  return peers.filter((peer) =>
    peers.every(
      (other) =>
        other === peer || other.fingerprint !== peer.fingerprint || order(other) < order(peer),
    ),
  )
}

/** Which of the packages read from each site was the last, in the order they were read. */
async function lastReadBySite(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('package_log')
    .select(({ fn }) => ['site', fn.max<number>('n').as('last')])
    .where('direction', '=', 'read')
    .groupBy('site')
    .execute()
  return new Map(rows.map(({ site, last }) => [site, last]))
}

const PEER = [
  'site',
  'office',
  'role',
  'minisign',
  'fingerprint',
  'age',
  'accepted_at',
  'accepted_by',
  'revoked_at',
  'vector',
  'vector_at',
] as const

const insertPeer = prepared((db, ...values) =>
  db.insertInto('peer').values(rowWith<PeerTable>(PEER, values)),
)

export function acceptPeer(ws: Workspace, peer: PeerTable): void {
  insertPeer(ws, ...PEER.map((column) => peer[column]))
}

/** What a site is known to have only grows. */
export async function noteVector(
  ws: Workspace,
  site: string,
  vector: Vector,
  at: string,
  age: string,
): Promise<void> {
  const peer = peerOf(ws, site)
  if (!peer) return
  const known: Record<string, number> = JSON.parse(peer.vector) as Record<string, number>
  for (const [stream, last] of Object.entries(vector)) {
    known[stream] = Math.max(known[stream] ?? 0, last)
  }
  await ws.db
    .updateTable('peer')
    .set({ vector: JSON.stringify(known), vector_at: at, age })
    .where('site', '=', site)
    .execute()
}

/** Id of the last package read from an office. */
export async function lastRead(db: Db, office: string): Promise<string | null> {
  const row = await db
    .selectFrom('package_log')
    .select('id')
    .where('direction', '=', 'read')
    .where('result', '<>', 'taken_back')
    .where('office', '=', office)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The last package made for an office and a period. */
export function lastMade(db: Db, kind: string, period: string) {
  return db
    .selectFrom('package_log')
    .select(['summary', 'at'])
    .where('direction', '=', 'made')
    .where('kind', '=', kind)
    .where('period', '=', period)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
}
