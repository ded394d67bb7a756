// A field workspace from HQ's setup package, or from a colleague's transfer: a new file for that office with
// everything the package holds, the signer's key accepted, the receipt written. If anything is refused
// there is no file.
import { createWorkspace, type Workspace } from '#db/open.ts'
import { Refusal } from '#domain/errors.ts'
import { newId } from '#domain/ids.ts'
import { sameFingerprint } from '#i18n/fingerprint.ts'
import type { App } from './context.ts'
import { keepPerson, keysFor } from './open-workspace.ts'
import { acceptIntroduced, type Parcel, takePackage, unpack } from './take-package.ts'
import { unknownSigner } from './unknown-signer.ts'
import { removeWorkspaceFile } from './workspace-file.ts'

/** Reads a package that a workspace can start from. Refuses package_*, also what is of another kind. */
export async function readSetup(app: App, file: File, passphrase?: string): Promise<Parcel> {
  const parcel = await unpack(app, file, [], passphrase)
  if (!['setup', 'transfer'].includes(parcel.manifest.kind)) {
    throw new Refusal('package_other_office', { office: parcel.manifest.to.office.name })
  }
  return parcel
}

/** Refuses package_signer_unknown with the fingerprint until a person has compared it. */
export function refuseUntrusted({ manifest, signer }: Parcel, trust: string | undefined): void {
  if (sameFingerprint(trust, signer.fingerprint)) return
  throw unknownSigner(signer.fingerprint, manifest.from.office.name)
}

/** Makes the workspace at `file`; it is open when this returns. The signer has been accepted. */
export async function setUp(
  app: App,
  file: string,
  parcel: Parcel,
  person: string,
): Promise<Workspace> {
  const { strategy, to } = parcel.manifest
  const ws = createWorkspace(file, {
    id: newId(),
    site: newId(),
    role: 'field',
    office: to.office.id,
    strategy: strategy.id,
  })
  try {
    await keepPerson(ws, person)
    const keys = await keysFor(app, ws.identity.id)
    await takePackage(app, { ws, keys }, parcel, { known: false, renewed: false })
    await acceptIntroduced(app, ws, parcel)
    return ws
  } catch (error) {
    ws.close()
    removeWorkspaceFile(file)
    throw error
  }
}

/** As setUp, from a file that this application made itself. */
export async function setUpFrom(
  app: App,
  file: string,
  setup: File,
  person: string,
): Promise<Workspace> {
  return setUp(app, file, await readSetup(app, setup), person)
}
