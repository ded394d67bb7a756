// F1: the list of keys.
import type { MessageId } from '#i18n/intl.ts'
import type { Room } from '../rooms.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useText } from '../ui/text.ts'
import { roomKey } from './room-keys.ts'
import { choose, useChoice } from './state.ts'

/** [keys, what they do]; a comma separates keys that do the same. */
type Line = readonly [string, MessageId]

const ANYWHERE: readonly Line[] = [
  ['F1', 'key.help'],
  ['Ctrl+Z', 'key.undo'],
  ['Ctrl+Y, Ctrl+Shift+Z', 'key.redo'],
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

export function KeysDialog({ rooms }: { readonly rooms: readonly Room[] }) {
  const { t } = useText()
  const open = useChoice((s) => s.keysOpen)
  const ofRooms = rooms.flatMap(({ label }, place): readonly Line[] => {
    const key = roomKey(place)
    return key === null ? [] : [[key, label]]
  })
  const close = () => choose({ keysOpen: false })
  return (
    <Dialog open={open} title={t('frame.keys')} onClose={close} wide>
      <div className="keys">
        <Keys title="frame.keys.anywhere" lines={ANYWHERE} />
        <Keys title="frame.keys.grid" lines={GRID} />
        <Keys title="frame.keys.rooms" lines={ofRooms} short />
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

function Keys(props: {
  readonly title: MessageId
  readonly lines: readonly Line[]
  readonly short?: boolean
}) {
  const { t } = useText()
  return (
    <section className={props.short ? 'keys-short' : ''}>
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
