// What went wrong, where it went wrong.
import { useSaying } from '../client/refusal.ts'

export function Wrong(props: { readonly error: unknown }) {
  const saying = useSaying()
  return props.error ? (
    <p className="strip" role="alert">
      {saying(props.error)}
    </p>
  ) : null
}
