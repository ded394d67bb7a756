// F1: the list of keys.
import type { MessageId } from '#i18n/intl.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useText } from '../ui/text.ts'
import { choose, useChoice } from './state.ts'

/** [keys, what they do]; a comma separates keys that do the same. */
type Line = readonly [string, MessageId]

const ANYWHERE: readonly Line[] = [
  ['F1', 'key.help'],
  ['Ctrl+Z', 'key.undo'],
  ['Ctrl+Y, Ctrl+Shift+Z', 'key.redo'],
  ['Alt+1 … 9', 'key.rooms'],
  ['Ctrl+J', 'key.problems'],
  ['Ctrl+P', 'key.print'],
]
const GRID: readonly Line[] = [
  ['← ↑ → ↓', 'key.move'],
  ['Home, End, Ctrl+Home, Ctrl+End', 'key.edges'],
  ['A … Z, 0 … 9', 'key.type'],
  ['F2', 'key.edit'],
  ['Enter', 'key.down'],
  ['Tab', 'key.right'],
  ['Esc', 'key.escape'],
  ['Delete', 'key.clear'],
  ['Ctrl+;', 'key.today'],
  ['Shift+← ↑ → ↓', 'key.select'],
  ['Ctrl+A', 'key.all'],
  ['Ctrl+C', 'key.copy'],
  ['Ctrl+X', 'key.cut'],
  ['Ctrl+V', 'key.paste'],
  ['Ctrl+D, Ctrl+R', 'key.fill'],
  ['Ctrl+F', 'key.find'],
  ['Shift+F2', 'key.panel'],
  ['Enter, Space', 'key.explain'],
]
const PLAN: readonly Line[] = [
  ['Insert', 'key.add'],
  ['Alt+↑, Alt+↓', 'key.updown'],
  ['Alt+←, Alt+→', 'key.indent'],
  ['Ctrl+Delete', 'key.delete'],
  ['Ctrl+Space', 'key.fold'],
  ['Enter', 'key.links'],
]

export function KeysDialog() {
  const { t } = useText()
  const open = useChoice((s) => s.keysOpen)
  const close = () => choose({ keysOpen: false })
  return (
    <Dialog open={open} title={t('frame.keys')} onClose={close} wide>
      <div className="keys">
        <Keys title="frame.keys.anywhere" lines={ANYWHERE} />
        <Keys title="frame.keys.grid" lines={GRID} />
        <Keys title="frame.keys.plan" lines={PLAN} />
      </div>
      <div className="actions">
        <Button autoFocus onPress={close}>
          {t('frame.close')}
        </Button>
      </div>
    </Dialog>
  )
}

function Keys(props: { readonly title: MessageId; readonly lines: readonly Line[] }) {
  const { t } = useText()
  return (
    <section>
      <h3>{t(props.title)}</h3>
      <dl>
        {props.lines.map(([keys, what]) => (
          <div key={what} className="key-line">
            <dt>
              {keys.split(', ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(what)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
