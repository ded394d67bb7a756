// Opening and closing: one workspace is open at a time. The next one is opened before the present one
// is closed, so that a file that cannot be opened leaves the person where they were.
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { WorkspaceInfo } from '#contract/workspaces.ts'
import { vectorOf } from '#db/journal.ts'
import { openWorkspace, type Workspace } from '#db/open.ts'
import { readSetting, writeSetting } from '#db/queries/settings.ts'
import { identityNames } from '#db/queries/workspace.ts'
import { identityInPages } from '#db/rescue/identity.ts'
import { renewSite } from '#db/site.ts'
import { siteOf } from '#domain/changes.ts'
import { Refusal } from '#domain/errors.ts'
import { makeFolder } from '#platform/files.ts'
import { type Keys, keyFile, loadKeys, makeKeys } from '#platform/keys.ts'
import { removeLeftOvers } from '#platform/left-overs.ts'
import { logError } from '#platform/log.ts'
import { systemPerson } from '#platform/profile.ts'
import { noteRecent, readRecents } from '#platform/recents.ts'
import { readSent } from '#platform/sent.ts'
import { backUpDaily, backupAt, backupFolder } from './backups.ts'
import { type App, announce, type Look, opened, type Signing } from './context.ts'

/** Under which setting the name of who types here is kept. */
const PERSON = 'person'

/**
 * Opens a file, or answers for it when it is the one that is open. Refuses workspace_*. One that is damaged
 * is put on the list of recent workspaces, where it can be rescued.
 */
export function openPath(app: App, file: string): Promise<WorkspaceInfo> {
  return app.queue.alone(async () => {
    try {
      return await openNow(app, path.resolve(file))
    } catch (error) {
      if (error instanceof Refusal && error.code === 'workspace_damaged') {
        await noteDamaged(app, path.resolve(file))
      }
      throw error
    }
  })
}

/** Never in place of a workspace of the same id that is still where it was. */
async function noteDamaged(app: App, file: string): Promise<void> {
  const { id, role = null } = identityInPages(file) ?? {}
  const known = readRecents(app.profile.recents).find((recent) => recent.id === id)
  if (id === undefined || (known && existsSync(known.file))) return
  const none = { role, office: null, strategy: null }
  const openedAt = app.options.clock()
  await makeFolder(app.profile.folder)
  await noteRecent(app.profile.recents, { ...none, ...known, id, file, openedAt })
  announce(app, { entities: ['office'], offices: [] })
}

/** As openPath, for those who already hold the queue. */
export async function openNow(app: App, file: string): Promise<WorkspaceInfo> {
  if (app.opened?.ws.file === file) return describe(app)
  const look = existsSync(file) ? backupAt(app, file) : null
  if (look) return lookAt(app, file, look)
  removeLeftOvers(path.dirname(file))
  const ws = openCurrent(app, file)
  try {
    await takeOver(app, ws)
  } catch (error) {
    if (app.opened?.ws !== ws) ws.close()
    throw error
  }
  if (app.opened) app.opened.backup = backUpDaily(app, ws)
  return describe(app)
}

/** A backup is opened to look at: it stays what it is, and the workspace stays the recent one. */
async function lookAt(app: App, file: string, look: Look): Promise<WorkspaceInfo> {
  const ws = openWorkspace(file, { readOnly: true })
  try {
    await put(app, ws, look)
  } catch (error) {
    if (app.opened?.ws !== ws) ws.close()
    throw error
  }
  return describe(app)
}

/**
 * Opens a file; when it is an older copy of what was sent from here (put back from a backup), it goes on
 * under a new site. Otherwise its next changes would carry numbers that HQ already has, and be taken
 * for known.
 */
function openCurrent(app: App, file: string): Workspace {
  const options = { backups: (id: string) => backupFolder(app, id), person: systemPerson() }
  const ws = openWorkspace(file, options)
  const { id, site } = ws.identity
  const vector = vectorOf(ws)
  const isOlder = Object.entries(readSent(app.profile.folder, id)).some(
    ([stream, last]) => siteOf(stream) === site && (vector[stream] ?? 0) < last,
  )
  if (!isOlder) return ws
  renewSite(ws)
  ws.close()
  return openWorkspace(file, options)
}

/** Makes an open workspace the one that everything is about. */
export async function takeOver(app: App, ws: Workspace): Promise<void> {
  await put(app, ws, null)
  const { office, strategy } = await identityNames(ws)
  await noteRecent(app.profile.recents, {
    id: ws.identity.id,
    file: ws.file,
    role: ws.identity.role,
    office: office?.name ?? null,
    strategy: strategy?.title ?? null,
    openedAt: app.options.clock(),
  })
}

async function put(app: App, ws: Workspace, look: Look | null): Promise<void> {
  const keys = await keysFor(app, ws.identity.id)
  await leave(app)
  app.opened = {
    ws,
    keys,
    backup: Promise.resolve(),
    copiedAt: null,
    leaving: new AbortController(),
    look,
  }
  announce(app, { entities: [], offices: [] })
}

/** Closes what is open; the caller holds the queue. */
export async function leave(app: App): Promise<void> {
  app.opened?.leaving.abort()
  await app.opened?.backup
  app.opened?.ws.close()
  app.opened = null
}

/**
 * After something that closed the workspace failed: whoever was at work goes on with what was there. If it
 * does not open any more either, none is open, and the Welcome screen says why when it is asked to.
 */
export async function goBack(app: App, file: string): Promise<void> {
  if (app.opened) return
  try {
    await openNow(app, file)
  } catch (error) {
    if (!(error instanceof Refusal)) logError('open', error)
    announce(app, { entities: [], offices: [] })
  }
}

/**
 * The keys of a workspace on this computer; made when there are none, so that a file that came from
 * another computer opens too (HQ must then accept its new key). Refuses key_missing when there is a
 * file of keys that cannot be read.
 */
export async function keysFor(app: App, workspace: string): Promise<Keys> {
  const { folder } = app.profile
  if (existsSync(keyFile(folder, workspace))) return loadKeys(folder, workspace)
  return makeKeys(folder, workspace)
}

export function closeWorkspace(app: App): Promise<void> {
  return app.queue.alone(async () => {
    await leave(app)
    announce(app, { entities: [], offices: [] })
  })
}

const persons = new WeakMap<Workspace, string>()

/** Who types here: kept with this copy of the workspace, never sent as such. Read once: every edit asks. */
export async function personOf(ws: Workspace): Promise<string> {
  const known = persons.get(ws)
  if (known !== undefined) return known
  const kept = await readSetting(ws, PERSON)
  const person = typeof kept === 'string' && kept !== '' ? kept : systemPerson()
  persons.set(ws, person)
  return person
}

export async function keepPerson(ws: Workspace, person: string): Promise<void> {
  await writeSetting(ws, PERSON, person)
  persons.set(ws, person)
}

export async function describe(app: App): Promise<WorkspaceInfo> {
  return describeOpened(app, opened(app))
}

export async function describeOpened(app: App, { ws, keys }: Signing): Promise<WorkspaceInfo> {
  const look = app.opened?.ws === ws ? app.opened.look : null
  const { office, strategy, schemaVersion } = await identityNames(ws)
  const { identity } = ws
  return {
    id: identity.id,
    fileName: path.basename(ws.file),
    folder: path.dirname(ws.file),
    role: identity.role,
    site: identity.site,
    person: await personOf(ws),
    office: {
      id: identity.office,
      code: office?.code ?? '',
      name: office?.name ?? '',
      language: office?.language ?? 'en',
    },
    strategy: {
      id: identity.strategy,
      title: strategy?.title ?? '',
      yearFrom: strategy?.year_from ?? 0,
      yearTo: strategy?.year_to ?? 0,
      notice: strategy?.notice ?? null,
    },
    schemaVersion,
    appVersion: app.options.version,
    key: { fingerprint: keys.fingerprint, minisign: keys.minisign, age: keys.ageRecipient },
    backup: look,
  }
}
