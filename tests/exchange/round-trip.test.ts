// What goes into a package comes out of it, and the same content is the same bytes.
import { expect, test } from 'vitest'
import { openPackage } from '#exchange/open.ts'
import { packPackage } from '#exchange/pack.ts'
import { quarter, someKeys, temporaryFolder } from './draft.ts'

const folder = await temporaryFolder()
const office = await someKeys(folder, 'office')
const hq = await someKeys(folder, 'hq')

test('a sealed submission of a quarter is small and opens to what was packed', async () => {
  const draft = quarter()
  const bytes = await packPackage(draft, { signing: office.signing, recipients: [hq.ageRecipient] })
  const opened = await openPackage(bytes, { identities: [hq.ageIdentity] })
  expect(bytes.length).toBeLessThan(20_000)
  expect(opened.changes).toEqual(draft.changes)
  expect(opened.groups).toEqual(draft.groups)
  expect(opened.signer).toEqual({ fingerprint: office.fingerprint, minisign: office.minisign })
})
