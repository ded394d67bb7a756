// An office starts from what an earlier version of Waymark packed, and reports in the present format.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { finish } from '#contract/client.ts'
import { FORMAT } from '#exchange/manifest.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn } from './engines.ts'
import { expectWhole } from './pair.ts'

test.each([1, FORMAT])('from a setup package of format %i', async (format) => {
  const office = engineIn(join(temporaryFolder(), 'office'))
  const name = new URL(`../fixtures/packages/format-${format}-setup.wmpkg`, import.meta.url)
  const file = new File([readFileSync(name) as Uint8Array<ArrayBuffer>], 'setup.wmpkg')
  const seen = await office.client.packages.inspect({ file })
  expect(seen.package).toMatchObject({ kind: 'setup', to: { office: 'SOM' } })
  const trust = seen.package.signer.fingerprint
  const info = await finish(office.client.workspaces.openSetup({ file, person: 'Bile', trust }))
  expect(info.office.name).toBe('Somalia')
  await expectWhole(office)
  const made = await office.client.packages.make({ kind: 'submission', plain: true })
  expect(made.package.format).toBe(FORMAT)
  await office.close()
})
