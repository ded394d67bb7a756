// The severity of a problem as a shape with a word for screen readers.
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import { useText } from '../ui/text.ts'

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const

export function SeverityMark(props: {
  readonly severity: keyof typeof ICONS
  readonly spoken?: boolean
}) {
  const { t } = useText()
  const Icon = ICONS[props.severity]
  return (
    <span className={`severity severity-${props.severity}`}>
      <Icon aria-hidden="true" />
      {props.spoken ? (
        <span className="visually-hidden">{t(`frame.severity.${props.severity}`)}</span>
      ) : null}
    </span>
  )
}
