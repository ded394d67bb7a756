// Whose workspace this is, who types, and the few things that concern the whole window: appearance,
// keys, closing the workspace.
import { useQueryClient } from '@tanstack/react-query'
import { Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useClient } from '../client/api.tsx'
import { MenuButton } from '../ui/menu.tsx'
import { useText } from '../ui/text.ts'
import { choose, resetChoice } from './state.ts'
import { useWorkspace } from './use-frame.ts'

export function WorkspaceMenu() {
  const { t } = useText()
  const workspace = useWorkspace()
  const client = useClient()
  const queries = useQueryClient()
  async function close() {
    await client.workspaces.close()
    resetChoice()
    await queries.invalidateQueries()
  }
  return (
    <section className="whose" aria-label={t('frame.whose')}>
      <p className="whose-office" dir="auto" title={workspace.office.name}>
        {workspace.office.name}
      </p>
      <p className="quiet">{t(workspace.role === 'hq' ? 'frame.role.hq' : 'frame.role.field')}</p>
      <p className="quiet whose-person" title={workspace.person}>
        {t('frame.workspace.person', { person: workspace.person })}
      </p>
      <MenuButton
        label={t('frame.workspace')}
        look="plain"
        groups={[
          {
            head: t('frame.workspace.file', { file: workspace.fileName }),
            actions: [
              {
                id: 'keys',
                label: t('frame.keys.open'),
                icon: Keyboard,
                key: 'F1',
                run: () => choose({ keysOpen: true }),
              },
            ],
          },
          {
            head: t('frame.theme'),
            actions: [
              {
                id: 'system',
                label: t('frame.theme.system'),
                icon: Monitor,
                run: () => choose({ theme: 'system' }),
              },
              {
                id: 'light',
                label: t('frame.theme.light'),
                icon: Sun,
                run: () => choose({ theme: 'light' }),
              },
              {
                id: 'dark',
                label: t('frame.theme.dark'),
                icon: Moon,
                run: () => choose({ theme: 'dark' }),
              },
            ],
          },
          {
            actions: [
              { id: 'close', label: t('frame.workspace.close'), icon: LogOut, run: () => close() },
            ],
          },
        ]}
      >
        {t('frame.workspace')}
      </MenuButton>
    </section>
  )
}
