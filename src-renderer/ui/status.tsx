// Status as shape, word and colour together, so that it reads in black and white and without sight.
import { useText } from './text.ts'

export type Rag = 'green' | 'amber' | 'red' | 'grey' | 'blue'

/** One shape per status, drawn in a box of 10 × 10. */
export const RAG_SHAPES: Readonly<Record<Rag, string>> = {
  green: 'M5 0a5 5 0 1 0 0 10a5 5 0 0 0 0-10z', // disc
  amber: 'M5 .5 10 9.5H0z', // triangle
  red: 'M5 0 10 5 5 10 0 5z', // diamond
  grey: 'M1 4h8v2H1z', // dash
  blue: 'M1.2 5.2 3.8 8 9 2l1 .9L3.9 10 .2 6.2z', // tick
}

export function StatusBadge(props: {
  readonly rag: Rag
  readonly overridden?: boolean
  readonly short?: boolean
}) {
  const { t } = useText()
  const word = t(`status.${props.rag}`)
  return (
    <span className={`badge rag-${props.rag}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        <path d={RAG_SHAPES[props.rag]} fill="currentColor" />
      </svg>
      <span className={props.short ? 'visually-hidden' : ''}>
        {props.overridden ? t('status.overridden', { status: word }) : word}
      </span>
    </span>
  )
}
