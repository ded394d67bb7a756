// From an error of an operation to the sentence for a person. Codes come over the wire in the data of
// the REFUSED error; everything else is a fault of ours and says so without technical words.
import { ORPCError } from '@orpc/client'
import { useIntl } from 'react-intl'
import { Refusal, type RefusalValues } from '#domain/errors.ts'
import { say } from '#i18n/intl.ts'

export interface RefusalShape {
  readonly code: string
  readonly values: RefusalValues
}

/** The code and values of a refusal, or null when the error is something else. */
export function refusalOf(error: unknown): RefusalShape | null {
  if (error instanceof Refusal) return { code: error.code, values: error.values }
  if (!(error instanceof ORPCError) || error.code !== 'REFUSED') return null
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null || !('code' in data)) return null
  const values = 'values' in data && typeof data.values === 'object' ? data.values : {}
  return { code: String(data.code), values: { ...values } as RefusalValues }
}

/** `saying(error)` is the sentence to show. */
export function useSaying(): (error: unknown) => string {
  const intl = useIntl()
  return (error) => {
    const refusal = refusalOf(error)
    if (refusal) return say(intl, `error.${refusal.code}`, refusal.values)
    return say(intl, error instanceof TypeError ? 'frame.error.gone' : 'frame.error.unknown')
  }
}
