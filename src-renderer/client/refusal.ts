// From an error of an operation to the sentence for a person. Everything that is not a refusal is a
// fault of ours and says so without technical words.
import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { toRefusal } from '#contract/client.ts'
import { say } from '#i18n/intl.ts'

/** True when the engine refused on purpose: asking again gives the same answer. */
export function isRefusal(error: unknown): boolean {
  return toRefusal(error) !== undefined
}

/** True when nobody answered: fetch fails with a TypeError, a port that closes with an AbortError. */
function isGone(error: unknown): boolean {
  return error instanceof Error && (error instanceof TypeError || error.name === 'AbortError')
}

/** `saying(error)` is the sentence to show. */
export function useSaying(): (error: unknown) => string {
  const intl = useIntl()
  return useCallback(
    (error) => {
      const refusal = toRefusal(error)
      if (refusal) return say(intl, `error.${refusal.code}`, refusal.values)
      return say(intl, isGone(error) ? 'frame.error.gone' : 'frame.error.unknown')
    },
    [intl],
  )
}
