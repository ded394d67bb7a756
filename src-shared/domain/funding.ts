// Money: gaps and budget sums, in integer minor units of one currency. Currencies are never added
// to each other. A gap is derived, never stored; missing is not zero.
import { sum } from './arithmetic.ts'

/** Required − secured; negative when more is secured than required; null when either is missing. */
export function fundingGap(required: number | null, secured: number | null): number | null {
  return required === null || secured === null ? null : required - secured
}

/** The sum of what is there; null when nothing is. */
export function moneySum(amounts: readonly (number | null)[]): number | null {
  const present = amounts.filter((amount) => amount !== null)
  return present.length === 0 ? null : sum(present)
}

/** The currency that most of the rows are in; the first by name when there are several. */
export function mainCurrency(currencies: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const currency of currencies) {
    if (currency) counts.set(currency, (counts.get(currency) ?? 0) + 1)
  }
  const ordered = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return ordered[0]?.[0] ?? null
}

const decimalsByCurrency = new Map<string, number>()

/** Decimals of a currency: 2 for USD, 0 for JPY, 3 for KWD. Looked up once: each look-up makes a formatter. */
export function currencyDecimals(currency: string): number {
  const known = decimalsByCurrency.get(currency) ?? decimalsOf(currency)
  decimalsByCurrency.set(currency, known)
  return known
}

function decimalsOf(currency: string): number {
  try {
    const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
    return options.maximumFractionDigits ?? 2
  } catch {
    return 2 // not an ISO 4217 code: kept as HQ typed it, with the decimals that most have
  }
}
