// A long operation on the screen: what it does, how far it is, and a way to stop it.
import type { Progress } from '#contract/client.ts'
import { Bar } from './bar.tsx'
import { Button } from './button.tsx'
import { useText } from './text.ts'

interface Props {
  readonly progress: Progress | null
  /** Shown until the first progress arrives. */
  readonly waiting: string
  readonly onCancel?: () => void
}

export function Busy(props: Props) {
  const { t, say } = useText()
  const { progress } = props
  const percent = progress && progress.total > 0 ? (100 * progress.done) / progress.total : null
  const words = progress
    ? t('frame.progress', { step: say(progress.step), done: progress.done, total: progress.total })
    : props.waiting
  return (
    <div className="busy" role="status">
      <Bar percent={percent} />
      <span>{words}</span>
      {props.onCancel ? <Button onPress={props.onCancel}>{t('frame.cancel')}</Button> : null}
    </div>
  )
}
