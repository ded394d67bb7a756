// How many indicators have which status, as shape and number; each status has its
// place, so that the numbers of several rows stand under each other.
import { RAG_SHAPES, type Rag } from '../../ui/status.tsx'
import { useText } from '../../ui/text.ts'
import type { Counts } from './board.ts'

const ORDER: readonly Rag[] = ['blue', 'green', 'amber', 'red', 'grey']

export function StatusCounts(props: { readonly counts: Counts }) {
  const text = useText()
  if (ORDER.every((rag) => props.counts[rag] === 0)) {
    return <span className="quiet">{text.t('dashboard.noIndicators')}</span>
  }
  return (
    <ul className="counts">
      {ORDER.map((rag) =>
        props.counts[rag] > 0 ? (
          <li key={rag} className={`count count-${rag}`} title={text.t(`status.${rag}`)}>
            <svg viewBox="0 0 10 10" aria-hidden="true">
              <path d={RAG_SHAPES[rag]} fill="currentColor" />
            </svg>
            <span className="visually-hidden">{text.t(`status.${rag}`)}: </span>
            {text.number(props.counts[rag], 0)}
          </li>
        ) : (
          <li key={rag} className="count" aria-hidden="true" />
        ),
      )}
    </ul>
  )
}
