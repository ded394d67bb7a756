// A short text beside the thing under the pointer or the focus. Never the only place of a fact.
import type { ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

export function Tip(props: { readonly words: string; readonly children: ReactNode }) {
  return (
    <TooltipTrigger delay={500} closeDelay={50}>
      {props.children}
      <Tooltip className="tip" offset={6}>
        {props.words}
      </Tooltip>
    </TooltipTrigger>
  )
}
