// Deterministic ids and chance for the sample strategy: the same seed and name give the same id and
// the same numbers on every machine. Nothing else in the product may take its ids from here.
import { parse, v5, v7 } from 'uuid'

const NAMESPACE = '2f0c1a52-8f7e-5d0a-8a35-6e2b1c9d4f70'
/** All sample rows look as if made on the day before the strategy started. */
const MADE = Date.UTC(2019, 10, 29)

/** A UUIDv7-shaped id that depends on the seed and the name only. */
export function sampleId(seed: number, name: string): string {
  const random = parse(v5(`${seed}/${name}`, NAMESPACE))
  return v7({ msecs: MADE, random })
}

export type Chance = () => number

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

/** Numbers in [0, 1) from a seed and a name (mulberry32). */
export function chanceOf(seed: number, name: string): Chance {
  let state = (hashOf(name) ^ Math.imul(seed, 0x9e3779b1)) >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export function between(chance: Chance, low: number, high: number): number {
  return low + chance() * (high - low)
}

export function wholeBetween(chance: Chance, low: number, high: number): number {
  return Math.floor(between(chance, low, high + 1))
}

/** The element at a position that wraps around; the list must not be empty. */
export function at<T>(list: readonly T[], index: number): T {
  const found = list[((index % list.length) + list.length) % list.length]
  if (found === undefined) throw new Error('sample: an empty list of texts')
  return found
}
