// The limits of a package. They are checked on the claims of a file before anything is inflated or
// parsed, and again when a package is made, so that nobody makes one that nobody can open.
// docs/exchange-format.md lists them; a test compares the two.

const MIB = 1024 * 1024

export const LIMITS = {
  /** Bytes of the file as it travels. */
  file: 16 * MIB,
  /** Entries of the ZIP that are looked at before the file is given up as foreign. */
  entries: 16,
  /** Bytes of all entries together, inflated. */
  total: 21 * MIB,
  /** Inflated bytes per stored byte; only asked of entries above `ratioFrom` bytes. */
  ratio: 250,
  ratioFrom: 1 * MIB,
  /** Bytes of one line of changes.jsonl, without its line feed. */
  line: 2 * MIB,
  /** Objects and arrays inside each other, in one line and in the manifest. */
  nesting: 8,
  changes: 200_000,
  tables: 20_000,
  /** Characters of what tables say once for all their rows, counted for each row. */
  filled: 64 * MIB,
  groups: 100_000,
  /** Streams that a package may name. */
  streams: 2_000,
  /** Work factor (log2 N) of a passphrase seal: 128 MiB and below a second. */
  workFactor: 17,
} as const

/** What a person is told was too much; `limit` in the values of package_limit. */
export type LimitName = keyof typeof LIMITS | 'names' | 'sizes'
