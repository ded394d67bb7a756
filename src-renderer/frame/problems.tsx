// Problems at the bottom, by severity, of the chosen office and period: always a line with the counts;
// open, a list; a click goes to the cell.
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import type { Client } from '#contract/client.ts'
import { placeText } from '#i18n/problem-text.ts'
import { useApi } from '../client/api.tsx'
import { useAnnouncement } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { useText } from '../ui/text.ts'
import { SeverityMark } from './severity.tsx'
import { choose, useChoice } from './state.ts'
import { useFrame, useGo } from './use-frame.ts'

type Summary = Awaited<ReturnType<Client['problems']['summary']>>
type Problem = Summary['first'][number]

const SHOWN = 300

export function ProblemsPanel() {
  const { t } = useText()
  const api = useApi()
  const { office, period } = useFrame()
  const open = useChoice((s) => s.problemsOpen)
  const { data } = useQuery({
    ...api.problems.summary.queryOptions({
      input: {
        ...(office ? { office: office.id } : {}),
        ...(period ? { period } : {}),
        most: SHOWN,
      },
    }),
    placeholderData: (before) => before,
  })
  const words = useAnnouncement((s) => s.words)
  return (
    <section className="problems" aria-label={t('frame.problems')}>
      <p className="visually-hidden" role="status">
        {words}
      </p>
      <div className="problems-line">
        <Counts summary={data} />
        <Button
          look="plain"
          icon={open ? ChevronDown : ChevronUp}
          aria-expanded={open}
          onPress={() => choose({ problemsOpen: !open })}
        >
          {t(open ? 'frame.problems.close' : 'frame.problems.open')}
        </Button>
      </div>
      {open && data ? <ProblemList {...data} /> : null}
    </section>
  )
}

function Counts(props: { readonly summary: Summary | undefined }) {
  const { t } = useText()
  if (!props.summary) return null
  const { total, open: count } = props.summary
  if (total === 0) return <span className="quiet">{t('frame.problems.none')}</span>
  return (
    <span className="problem-counts">
      <SeverityMark severity="error" /> {t('frame.problems.errors', { count: count.error })}
      <SeverityMark severity="warning" /> {t('frame.problems.warnings', { count: count.warning })}
      <SeverityMark severity="info" /> {t('frame.problems.infos', { count: count.info })}
    </span>
  )
}

function ProblemList(props: Pick<Summary, 'first' | 'total'>) {
  const text = useText()
  const { office, period } = useFrame()
  if (props.first.length === 0) {
    const values = { office: office?.name ?? '', period: text.period(period) }
    return <p className="problems-clear quiet">{text.t('frame.problems.clear', values)}</p>
  }
  return (
    <ul className="problem-list">
      {props.first.map((problem) => (
        <ProblemLine
          key={`${problem.rule} ${problem.row} ${problem.field} ${problem.period}`}
          problem={problem}
        />
      ))}
      {props.total > props.first.length ? (
        <li className="quiet problem-more">
          {text.t('frame.problems.more', { count: props.total - props.first.length })}
        </li>
      ) : null}
    </ul>
  )
}

function ProblemLine(props: { readonly problem: Problem }) {
  const { t, say, intl } = useText()
  const go = useGo()
  const { problem } = props
  return (
    <li>
      <button type="button" className="problem" onClick={() => go(problem)}>
        <SeverityMark severity={problem.severity} spoken />
        <span className="problem-place" dir="auto">
          {problem.plan === null ? null : <span className="quiet">{problem.plan} · </span>}
          {placeText(intl, problem)}
        </span>
        <span className="problem-words">
          {say({ id: `rule.${problem.rule}`, values: problem.values })}{' '}
          <span className="quiet">
            {problem.confirmed
              ? t('frame.problems.confirmed', { explanation: problem.confirmed.explanation })
              : say({ id: `rule.${problem.rule}.fix`, values: problem.values })}
          </span>
        </span>
      </button>
    </li>
  )
}
