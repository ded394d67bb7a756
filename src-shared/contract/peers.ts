// Whose keys are accepted here, and what each side is known to have.
import * as z from 'zod'
import { base, FileSchema, Id } from './common.ts'

export const PeerSchema = z.object({
  site: Id,
  office: z.object({ id: Id, code: z.string(), name: z.string() }),
  role: z.enum(['hq', 'field']),
  fingerprint: z.string(), // 8 groups of 4 hexadecimal digits
  /** The same in decimal digits, 8 groups of 5, to be read out in any language. */
  digits: z.string(),
  acceptedAt: z.string(),
  acceptedBy: z.string(),
  revokedAt: z.string().nullable(),
  /** When it was last heard of: the last package that was read from it. */
  heardAt: z.string().nullable(),
})
export type Peer = z.infer<typeof PeerSchema>

export const peers = {
  /** This workspace's own fingerprint, and all sites whose key was accepted, also revoked ones. */
  list: base.output(
    z.object({
      own: z.object({ site: Id, fingerprint: z.string(), digits: z.string() }),
      peers: z.array(PeerSchema),
    }),
  ),
  /** From now on nothing is taken from it and nothing sealed to it. Refuses peer_unknown. */
  revoke: base.input(z.object({ site: Id })).output(PeerSchema),
  /**
   * Accepts the signer of a package without taking the package, also with another key than before, or a
   * revoked site again. `fingerprint`
   * is what was compared by telephone. Refuses peer_unknown, package_* and package_signer_unknown.
   */
  accept: base
    .input(
      z.object({
        site: Id.optional(),
        file: FileSchema.optional(),
        fingerprint: z.string().max(200),
        passphrase: z.string().max(1000).optional(),
      }),
    )
    .output(PeerSchema),
  /**
   * New keys for this workspace. Packages are signed with the new key and carry the old key's word for it,
   * so whoever knows the old one accepts it without a telephone call. Answers with the new key.
   */
  changeKey: base.output(z.object({ fingerprint: z.string(), digits: z.string() })),
}

const Standing = z.object({
  /** Changes that concern the other side and that it is known to have, of all that there are. */
  has: z.number(),
  of: z.number(),
  waiting: z.number(),
  /** When the last change that it is known to have was made here; null: none of ours. */
  upTo: z.string().nullable(),
  /** When the first change that it is not known to have was made; null: nothing waits. */
  waitingSince: z.string().nullable(),
  /** When it said so: its last package was read. */
  heardAt: z.string().nullable(),
})

const Passed = z.object({
  id: Id,
  kind: z.enum(['setup', 'submission', 'return', 'transfer']),
  period: z.string().nullable(),
  at: z.string(), // made or read here
  madeAt: z.string(),
})

export const exchange = {
  /** What the others have, from their own words: at HQ per office, at an office of HQ. */
  state: base.output(
    z.object({
      role: z.enum(['hq', 'field']),
      others: z.array(
        z.object({
          office: z.object({ id: Id, code: z.string(), name: z.string() }),
          /** False: no key of it was accepted yet. */
          known: z.boolean(),
          standing: Standing,
          /** Per computer, when the office has more than one. */
          sites: z.array(Standing.extend({ site: Id, fingerprint: z.string() })),
          lastRead: Passed.nullable(),
          lastMade: Passed.nullable(),
        }),
      ),
    }),
  ),
}
