// Settings: who types here, in which language, where the file is and its copies, the keys of this workspace and those that it
// knows, and how the workspace moves to another computer.
import './settings.css'
import { useWorkspace } from '../../frame/use-frame.ts'
import { useText } from '../../ui/text.ts'
import { Backups } from './backups.tsx'
import { Keys } from './keys.tsx'
import { LanguageSetting } from './language.tsx'
import { NewLaptop } from './new-laptop.tsx'
import { Peers } from './peers.tsx'
import { ThisFile, You } from './workspace-facts.tsx'

export function Settings() {
  const { t } = useText()
  const isOffice = useWorkspace().role === 'field'
  return (
    <>
      <div className="room-head">
        <h1>{t('room.settings')}</h1>
      </div>
      <div className="settings">
        <div className="settings-column">
          <You />
          <LanguageSetting />
          <ThisFile />
          <Backups />
        </div>
        <div className="settings-column">
          <Keys />
          {isOffice ? <NewLaptop /> : null}
        </div>
        <div className="settings-wide">
          <Peers />
        </div>
      </div>
    </>
  )
}
