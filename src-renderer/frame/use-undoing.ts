// Undo and redo as a person meets them: by button, by key, from the desktop menu. A refusal shows in the
// saved state of the top bar; what was undone is said aloud.
import { useCallback } from 'react'
import { useUndo } from '../client/edit.ts'
import { announce } from '../ui/announce.ts'
import { useText } from '../ui/text.ts'

export function useUndoing(): { readonly runUndo: () => void; readonly runRedo: () => void } {
  const { undo, redo } = useUndo()
  const { t, say } = useText()
  const runUndo = useCallback(() => {
    undo().then(
      (done) => done && announce(t('frame.undone', { what: say(done.label) })),
      shownInTopBar,
    )
  }, [undo, t, say])
  const runRedo = useCallback(() => {
    redo().then(
      (done) => done && announce(t('frame.redone', { what: say(done.label) })),
      shownInTopBar,
    )
  }, [redo, t, say])
  return { runUndo, runRedo }
}

/** whileSaving has kept the error where saved.tsx shows it. */
function shownInTopBar(): void {}
