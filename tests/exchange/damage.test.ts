// Whatever happens to the bytes of a package: it is refused with a code, or what comes out is exactly
// what was packed. Nothing else is thrown, and nothing else comes out.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Refusal } from '#domain/errors.ts'
import { openPackage } from '#exchange/open.ts'
import { packPackage } from '#exchange/pack.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { quarter, someKeys } from './draft.ts'

const folder = temporaryFolder()
const office = await someKeys(folder, 'office')
const hq = await someKeys(folder, 'hq')
const draft = quarter()
const opener = { identities: [hq.ageIdentity] }
const packages = {
  plain: await packPackage(draft, { signing: office.signing, recipients: [] }),
  sealed: await packPackage(draft, { signing: office.signing, recipients: [hq.ageRecipient] }),
}

/** Places are taken from the end as often as from the beginning: there are the directory and the tag. */
const place = fc.oneof(fc.nat(16_000), fc.integer({ min: -600, max: -1 }), fc.nat(300))
const damage = fc.oneof(
  fc.record({ how: fc.constant('flip' as const), at: place, bit: fc.nat(7) }),
  fc.record({ how: fc.constant('cut' as const), at: place, length: fc.nat(400) }),
  fc.record({ how: fc.constant('insert' as const), at: place, length: fc.nat(40) }),
  fc.record({ how: fc.constant('end' as const), at: place }),
)

type Harm = typeof damage extends fc.Arbitrary<infer H> ? H : never

function damaged(bytes: Uint8Array, harm: Harm): Buffer {
  const at = Math.min(harm.at < 0 ? bytes.length + harm.at : harm.at, bytes.length - 1)
  const before = Buffer.from(bytes.subarray(0, at))
  switch (harm.how) {
    case 'flip': {
      const copy = Buffer.from(bytes)
      copy[at] = (copy[at] ?? 0) ^ (1 << harm.bit)
      return copy
    }
    case 'cut':
      return Buffer.concat([before, bytes.subarray(at + harm.length)])
    case 'insert':
      return Buffer.concat([before, Buffer.alloc(harm.length, 'P'), bytes.subarray(at)])
    case 'end':
      return before
  }
}

test.each(['plain', 'sealed'] as const)('a %s package', async (kind) => {
  await fc.assert(
    fc.asyncProperty(damage, async (harm) => {
      const result = await openPackage(damaged(packages[kind], harm), opener).catch(
        (error: unknown) => error,
      )
      if (result instanceof Refusal) {
        expect(result.code).toMatch(/^package_/)
        return
      }
      expect(result).toMatchObject({ changes: draft.changes, groups: draft.groups })
    }),
    { numRuns: 400 },
  )
})
