// Which days of a row of daily copies are kept: the last 7, one of each of the last 4 weeks, one of
// each of the last 12 months. A function of dates; it deletes nothing.

const DAYS = 7
const WEEKS = 4
const MONTHS = 12

/** Dates are YYYY-MM-DD; of a week or a month the latest copy is kept. */
export function keptDays(dates: readonly string[]): ReadonlySet<string> {
  const newestFirst = [...new Set(dates)].sort().reverse()
  return new Set([
    ...newestFirst.slice(0, DAYS),
    ...firstOfEach(newestFirst, weekOf).slice(0, WEEKS),
    ...firstOfEach(newestFirst, (date) => date.slice(0, 7)).slice(0, MONTHS),
  ])
}

function firstOfEach(dates: readonly string[], group: (date: string) => string): string[] {
  const seen = new Set<string>()
  return dates.filter((date) => {
    const name = group(date)
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** The Monday that begins the week. */
function weekOf(date: string): string {
  const day = new Date(`${date}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7))
  return day.toISOString().slice(0, 10)
}
