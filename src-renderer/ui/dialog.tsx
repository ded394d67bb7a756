// Dialogs: one that holds anything, and one that asks before something big is done.
import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button } from './button.tsx'

interface DialogProps {
  readonly open: boolean
  readonly title: string
  readonly onClose: () => void
  readonly wide?: boolean
  readonly alert?: boolean
  readonly children: ReactNode
}

export function Dialog(props: DialogProps) {
  const dialog = useRef<HTMLElement>(null)
  // Where the button that had the keys has gone with what was shown, the dialog has them: Escape closes it.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) dialog.current?.focus()
  })
  return (
    <ModalOverlay
      className="overlay"
      isOpen={props.open}
      isDismissable
      onOpenChange={(open) => (open ? undefined : props.onClose())}
    >
      <Modal className={props.wide ? 'modal wide' : 'modal'}>
        <AriaDialog ref={dialog} className="dialog" role={props.alert ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2}>
            {props.title}
          </Heading>
          {props.children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface ConfirmProps {
  readonly open: boolean
  readonly title: string
  readonly text: string
  readonly yes: string
  readonly no: string
  readonly danger?: boolean
  readonly onYes: () => void
  readonly onNo: () => void
  /** What the question is about, where a sentence cannot hold it. */
  readonly children?: ReactNode
}

export function Confirm(props: ConfirmProps) {
  return (
    <Dialog open={props.open} title={props.title} onClose={props.onNo} alert>
      <p>{props.text}</p>
      {props.children}
      <div className="actions">
        <Button onPress={props.onNo}>{props.no}</Button>
        <Button autoFocus look={props.danger ? 'danger' : 'primary'} onPress={props.onYes}>
          {props.yes}
        </Button>
      </div>
    </Dialog>
  )
}
