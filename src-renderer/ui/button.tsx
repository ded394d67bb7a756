// Buttons. `label` is what a screen reader says of a button that shows only an icon, and its tip.
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import { Tip } from './tip.tsx'

export type ButtonLook = 'normal' | 'primary' | 'danger' | 'plain'

interface Props extends Omit<ButtonProps, 'className' | 'style' | 'children'> {
  readonly look?: ButtonLook
  readonly icon?: LucideIcon
  readonly label?: string
  readonly tip?: string
  readonly children?: ReactNode
}

export function Button({ look = 'normal', icon: Icon, label, tip, children, ...rest }: Props) {
  const button = (
    <AriaButton
      {...rest}
      {...(label ? { 'aria-label': label } : {})}
      className={`button ${look === 'normal' ? '' : look} ${children ? '' : 'icon'}`}
    >
      {Icon ? <Icon aria-hidden="true" /> : null}
      {children}
    </AriaButton>
  )
  const words = tip ?? (children ? undefined : label)
  return words ? <Tip words={words}>{button}</Tip> : button
}
