// The packages on the table of the Inbox, on real engines: what a card says that a package would change is
// what it changes when it is applied, also after another one was.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { finish } from '#contract/client.ts'
import { apply, lay, type Parcel, trust, useTable } from '#renderer/features/inbox/parcels.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { engineIn } from './engines.ts'
import { PERIOD, quarterOf, smallStrategy } from './small-strategy.ts'

const folder = temporaryFolder()
const engines: Engine[] = []
let hq: Engine
/** The first package of each laptop of one office, which set the same cells. */
let sent: readonly File[]

beforeAll(async () => {
  hq = engineIn(join(folder, 'hq'))
  engines.push(hq)
  const ids = await smallStrategy(hq.client)
  sent = await Promise.all(
    ['first', 'second'].map(async (person, i) => {
      const laptop = engineIn(join(folder, person))
      engines.push(laptop)
      const { file, package: made } = await hq.client.packages.make({
        kind: 'setup',
        office: 'SOM',
      })
      const compared = made.signer.fingerprint
      await finish(laptop.client.workspaces.openSetup({ file, person, trust: compared }))
      const commands = quarterOf(ids, 10 + i)
      await laptop.client.edit.apply({ commands, label: { id: 'label.edit' } })
      return (await laptop.client.packages.make({ kind: 'submission', period: PERIOD })).file
    }),
  )
})
afterAll(async () => {
  for (const engine of engines) await engine.close()
})

function card(place: number): Parcel {
  const found = useTable.getState().parcels[place]
  if (!found) throw new Error(`no card ${place}`)
  return found
}
function effectOf(parcel: Parcel) {
  if (parcel.at === 'read') return parcel.found.effect
  return parcel.at === 'applied' ? parcel.done.effect : null
}

test('a sender that was compared and waits is looked at again when another package was taken', async () => {
  await lay(hq.client, sent)
  await trust(hq.client, card(0))
  await trust(hq.client, card(1))
  expect(effectOf(card(1))).toMatchObject({ conflicts: 0 })
  await apply(hq.client, card(0))
  const promised = effectOf(card(1))
  expect(promised?.new).toBe(0)
  expect(promised?.conflicts).toBeGreaterThan(0)
  await apply(hq.client, card(1))
  expect(card(1).at).toBe('applied')
  expect(effectOf(card(1))).toEqual(promised)
})
