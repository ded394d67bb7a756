// In which language numbers, dates and the direction of the page are; and, honestly, in which the words are.
// The choice is remembered with this workspace on this computer; it changes no data.
import { LANGUAGES } from '#domain/entities.ts'
import { isTranslated } from '#i18n/intl.ts'
import { choose, useChoice } from '../../frame/state.ts'
import { Chooser } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'

/** Each in its own language: who cannot read the present one must find his. */
const NAMES = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' } as const

/** The last day of a quarter and a number with both separators. */
const EXAMPLE = { date: '2021-06-30', number: 12_345.6 }

export function LanguageSetting() {
  const text = useText()
  const { t } = text
  const language = useChoice((s) => s.language)
  return (
    <section aria-labelledby="settings-language">
      <h2 id="settings-language">{t('settings.language')}</h2>
      <Chooser
        label={t('settings.language')}
        value={language}
        options={LANGUAGES.map((id) => ({ id, label: NAMES[id] }))}
        onChoose={(id) => {
          const chosen = LANGUAGES.find((each) => each === id)
          if (chosen) choose({ language: chosen })
        }}
      />
      <p className="quiet">
        {t('settings.language.example', {
          date: text.date(EXAMPLE.date),
          number: text.number(EXAMPLE.number, 1),
        })}
      </p>
      {isTranslated(language) ? null : <p role="status">{t('settings.language.words')}</p>}
    </section>
  )
}
