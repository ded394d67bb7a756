// Asks before a paste that cannot go in whole: which cells, what would have gone there, and why not. Nothing
// has been written yet, and the safe answer has the keys.
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import type { Question } from './grid-pasting.ts'
import { useText } from './text.ts'

/** So many are listed; the others are counted. */
const LISTED = 20
const LONGEST = 60 // characters of a text that is shown

export function PasteQuestion(props: {
  readonly question: Question
  readonly onClose: () => void
}) {
  const { t } = useText()
  const { misfits, fits, go } = props.question
  const more = misfits.length - LISTED
  return (
    <Dialog open alert wide title={t('grid.paste.title')} onClose={props.onClose}>
      <p>{t('grid.paste.text', { count: misfits.length })}</p>
      <ul className="misfits">
        {misfits.slice(0, LISTED).map(({ cell, text, why }, index) => (
          // The list does not change while it is shown.
          // biome-ignore lint/suspicious/noArrayIndexKey: two cells may have the same name
          <li key={index}>
            <b dir="auto">{cell || t('grid.misfit.nowhere')}</b>
            <span className="quiet" dir="auto">
              {text === '' ? t('grid.misfit.empty') : t('grid.misfit.text', { text: short(text) })}
            </span>
            <span>{why}</span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="quiet">{t('grid.paste.more', { count: more })}</p> : null}
      <div className="actions">
        <Button autoFocus onPress={props.onClose}>
          {t('frame.cancel')}
        </Button>
        {fits > 0 ? (
          <Button
            look="primary"
            onPress={() => {
              props.onClose()
              go()
            }}
          >
            {t('grid.paste.rest', { count: fits })}
          </Button>
        ) : null}
      </div>
    </Dialog>
  )
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}
