// Who works where: the headcount of every office at the end of any quarter, from the posts of
// data/personnel.ts. Women are spread so that the shares of each level hold over all offices, not
// only on average: the remainder of one office goes to the next. About 5,000 people, 27 % women.
import { HQ_CODE, OFFICES } from './data/offices.ts'
import { CATEGORIES, FIELD_POSTS, HQ_POSTS, type Post } from './data/personnel.ts'
import { between, chanceOf } from './random.ts'
import type { SampleOffice } from './types.ts'

export interface Headcount {
  readonly post: Post
  readonly women: number
  readonly men: number
  readonly other: number
  readonly undisclosed: number
}

/** Percent of women over everybody at the start and what each quarter adds. */
const SHARE_AT_START = 26.6
const SHARE_PER_QUARTER = 0.13

type Staffing = ReadonlyMap<string, readonly Headcount[]>
const made = new Map<string, Staffing>()

/** People per post of an office, whole numbers that add up to its size (largest remainder). */
function placesOf(office: SampleOffice, seed: number, quarter: number): readonly [Post, number][] {
  const posts = office.code === HQ_CODE ? HQ_POSTS : FIELD_POSTS
  const chance = chanceOf(seed, `places/${office.code}`)
  const growth = between(chance, -0.006, 0.008)
  const size = Math.round(office.people * (1 + growth * (quarter + 1)))
  const weights = posts.map((post) => post.weight * between(chance, 0.75, 1.25))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = weights.map((weight) => (weight / whole) * size)
  const counts = exact.map(Math.floor)
  const left = size - counts.reduce((sum, count) => sum + count, 0)
  const order = exact
    .map((value, index) => ({ index, rest: value - Math.floor(value) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index)
  for (const { index } of order.slice(0, left)) counts[index] = (counts[index] ?? 0) + 1
  return posts.flatMap((post, index) => {
    const count = counts[index] ?? 0
    return count > 0 ? [[post, count] as [Post, number]] : []
  })
}

/** The seniority of a post among all: the same level is one line over all offices. */
function lineOf(post: Post): string {
  return `${post.level}/${post.work}`
}

function expectedWomen(office: SampleOffice, post: Post): number {
  return Math.min(0.75, post.women * office.balance)
}

function staffingOf(seed: number, quarter: number): Staffing {
  const key = `${seed}/${quarter}`
  const known = made.get(key)
  if (known) return known
  const places = OFFICES.map((office) => ({ office, posts: placesOf(office, seed, quarter) }))
  let people = 0
  const byLine = new Map<string, { wanted: number; weighted: number }>()
  for (const { office, posts } of places) {
    for (const [post, count] of posts) {
      people += count
      const line = byLine.get(lineOf(post)) ?? { wanted: 0, weighted: 0 }
      line.wanted += count * post.women
      line.weighted += count * expectedWomen(office, post)
      byLine.set(lineOf(post), line)
    }
  }
  const women = [...byLine.values()].reduce((sum, line) => sum + line.wanted, 0)
  const share = (SHARE_AT_START + SHARE_PER_QUARTER * (quarter + 1)) / 100
  const level = (people * share) / women
  const rest = new Map<string, number>()
  const staffing = new Map<string, readonly Headcount[]>()
  for (const { office, posts } of places) {
    const chance = chanceOf(seed, `sex/${office.code}`)
    const rows = posts.map(([post, count]): Headcount => {
      const line = byLine.get(lineOf(post)) ?? { wanted: 1, weighted: 1 }
      const factor = line.weighted > 0 ? line.wanted / line.weighted : 1
      const exact = count * expectedWomen(office, post) * factor * level
      const due = exact + (rest.get(lineOf(post)) ?? 0)
      const whole = Math.max(0, Math.min(count, Math.floor(due + 0.5)))
      rest.set(lineOf(post), due - whole)
      const undisclosed = count - whole > 6 && chance() < 0.06 ? 1 : 0
      const other = count - whole - undisclosed > 20 && chance() < 0.12 ? 1 : 0
      return { post, women: whole, men: count - whole - undisclosed - other, other, undisclosed }
    })
    staffing.set(office.code, rows)
  }
  made.set(key, staffing)
  return staffing
}

/** Headcount of an office at the end of a quarter; -1 is the day before the strategy. */
export function headcountOf(code: string, seed: number, quarter: number): readonly Headcount[] {
  return staffingOf(seed, quarter).get(code) ?? []
}

/** Partners' people outside support posts. */
export function operationalStaff(rows: readonly Headcount[]): readonly Headcount[] {
  return rows.filter(
    ({ post }) => post.employer === 'implementing_partner' && post.work !== 'support',
  )
}

export interface Totals {
  readonly women: number
  readonly men: number
  readonly people: number
}

export function totalsOf(rows: readonly Headcount[]): Totals {
  let women = 0
  let men = 0
  let people = 0
  for (const row of rows) {
    women += row.women
    men += row.men
    people += row.women + row.men + row.other + row.undisclosed
  }
  return { women, men, people }
}

/** The cell of the disaggregation `category x level` that a post counts in. */
export function cellOf(post: Post): string {
  const category = CATEGORIES.find((entry) => entry.code === post.category)
  const position = category?.levels.findIndex(([code]) => code === post.level) ?? 0
  const level = category && position >= category.seniorFrom ? 'senior' : 'junior'
  return `category=${category?.broad ?? 'partner'};level=${level}`
}
