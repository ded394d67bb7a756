// How heavy a risk is: likelihood times impact, both on a scale of 1 to 5, in three bands.

/** 1..25; null when one of the two is missing or not on the scale. */
export function riskScore(likelihood: number | null, impact: number | null): number | null {
  if (likelihood === null || impact === null) return null
  return isOnScale(likelihood) && isOnScale(impact) ? likelihood * impact : null
}

function isOnScale(value: number): boolean {
  return Number.isInteger(value) && value >= 1 && value <= 5
}

export type RiskBand = 'low' | 'medium' | 'high'

/** Low up to 5, medium up to 12, high from 15 on (13 and 14 are no products of the scale). */
export function riskBand(score: number): RiskBand {
  if (score >= 15) return 'high'
  return score >= 6 ? 'medium' : 'low'
}
