// A button that opens a menu of actions, and a chooser of one value from a list.
import { ChevronDown, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Select, SelectValue } from 'react-aria-components/Select'
import { Button, type ButtonLook } from './button.tsx'

export interface Action {
  readonly id: string
  readonly label: string
  readonly icon?: LucideIcon
  /** The key that does the same, as it is shown. */
  readonly key?: string
  readonly disabled?: boolean
  readonly run: () => void
}

export interface ActionGroup {
  readonly head?: string
  readonly actions: readonly Action[]
}

interface MenuButtonProps {
  readonly label: string
  readonly icon?: LucideIcon
  readonly look?: ButtonLook
  readonly groups: readonly ActionGroup[]
  readonly disabled?: boolean
  readonly children?: ReactNode
}

export function MenuButton(props: MenuButtonProps) {
  const actions = props.groups.flatMap((group) => group.actions)
  return (
    <MenuTrigger>
      <Button
        look={props.look ?? 'normal'}
        {...(props.icon ? { icon: props.icon } : {})}
        {...(props.children ? {} : { label: props.label })}
        isDisabled={props.disabled ?? false}
      >
        {props.children}
      </Button>
      <Popover className="popover" placement="bottom start" offset={4}>
        <Menu
          className="menu"
          aria-label={props.label}
          disabledKeys={actions.filter((a) => a.disabled).map((a) => a.id)}
          onAction={(id) => actions.find((a) => a.id === id)?.run()}
        >
          {props.groups.map((group) => (
            <MenuSection key={group.head ?? group.actions[0]?.id ?? ''}>
              {group.head ? <Header className="menu-head">{group.head}</Header> : null}
              {group.actions.map((action) => (
                <MenuItem
                  key={action.id}
                  id={action.id}
                  className="menu-item"
                  textValue={action.label}
                >
                  {action.icon ? <action.icon aria-hidden="true" /> : null}
                  <span>{action.label}</span>
                  {action.key ? <span className="key">{action.key}</span> : null}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

export interface Option {
  readonly id: string
  readonly label: string
  readonly note?: string
}

interface ChooserProps {
  /** What is chosen here; read by a screen reader, not shown. */
  readonly label: string
  readonly value: string | null
  readonly options: readonly Option[]
  readonly onChoose: (id: string) => void
  readonly disabled?: boolean
}

export function Chooser(props: ChooserProps) {
  return (
    <Select
      aria-label={props.label}
      value={props.value}
      isDisabled={props.disabled ?? false}
      onChange={(id) => (id === null ? undefined : props.onChoose(String(id)))}
    >
      <AriaButton className="chooser">
        <SelectValue className="chosen">
          {({ selectedText }) => <bdi>{selectedText}</bdi>}
        </SelectValue>
        <ChevronDown aria-hidden="true" />
      </AriaButton>
      <Popover className="popover" placement="bottom start" offset={4}>
        <ListBox className="menu" items={props.options}>
          {(option: Option) => (
            <ListBoxItem id={option.id} className="menu-item" textValue={option.label}>
              <bdi>{option.label}</bdi>
              {option.note ? <span className="note">{option.note}</span> : null}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
