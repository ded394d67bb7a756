// A fingerprint as two people compare it on the telephone: in words (English for everybody, so that both
// sides read the same), in digits for who does not want to read English, and as other programs show it.
import { digitsOf } from '#domain/fingerprint.ts'
import { wordsOf } from '#i18n/fingerprint.ts'
import { useText } from './text.ts'

export function SpokenKey(props: { readonly fingerprint: string }) {
  const { t } = useText()
  const { fingerprint } = props
  return (
    <dl className="spoken-key">
      <dt>{t('key.words')}</dt>
      <dd>
        <Words fingerprint={fingerprint} />
      </dd>
      <dt>{t('key.digits')}</dt>
      <dd className="digits" dir="ltr">
        {digitsOf(fingerprint)}
      </dd>
      <dt>{t('key.fingerprint')}</dt>
      <dd className="fingerprint" dir="ltr">
        {fingerprint}
      </dd>
    </dl>
  )
}

/** The twelve words, numbered, in the order in which they are read out. */
function Words(props: { readonly fingerprint: string }) {
  return (
    <ol className="spoken-words" dir="ltr" lang="en">
      {wordsOf(props.fingerprint)
        .split(' ')
        .map((word, index) => (
          // The same word may come twice; its place in the list is what it is.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>{word}</li>
        ))}
    </ol>
  )
}
