// Problems at the bottom, by severity, of the chosen office and period: always a line with the counts;
// open, a list; a click goes to the cell.
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, ChevronUp } from 'lucide-react'
import { useMemo } from 'react'
import type { Client } from '#contract/client.ts'
import { useApi } from '../client/api.tsx'
import { useAnnouncement } from '../ui/announce.ts'
import { Button } from '../ui/button.tsx'
import { useText } from '../ui/text.ts'
import { SeverityMark } from './severity.tsx'
import { choose, useChoice } from './state.ts'
import { useFrame, useGo } from './use-frame.ts'

type Problem = Awaited<ReturnType<Client['problems']['list']>>[number]

const SHOWN = 300

export function ProblemsPanel() {
  const { t } = useText()
  const api = useApi()
  const { office, period } = useFrame()
  const open = useChoice((s) => s.problemsOpen)
  const { data } = useQuery({
    ...api.problems.list.queryOptions({
      input: { ...(office ? { office: office.id } : {}), ...(period ? { period } : {}) },
    }),
    placeholderData: (before) => before,
  })
  const words = useAnnouncement((s) => s.words)
  const problems = data ?? []
  return (
    <section className="problems" aria-label={t('frame.problems')}>
      <p className="visually-hidden" role="status">
        {words}
      </p>
      <div className="problems-line">
        <Counts problems={problems} known={data !== undefined} />
        <Button
          look="plain"
          icon={open ? ChevronDown : ChevronUp}
          aria-expanded={open}
          onPress={() => choose({ problemsOpen: !open })}
        >
          {t(open ? 'frame.problems.close' : 'frame.problems.open')}
        </Button>
      </div>
      {open ? <ProblemList problems={problems} /> : null}
    </section>
  )
}

function Counts(props: { readonly problems: readonly Problem[]; readonly known: boolean }) {
  const { t } = useText()
  const count = useMemo(() => {
    const of = (s: string) => props.problems.filter((p) => p.severity === s && !p.confirmed).length
    return { error: of('error'), warning: of('warning'), info: of('info') }
  }, [props.problems])
  if (!props.known) return null
  if (props.problems.length === 0) return <span className="quiet">{t('frame.problems.none')}</span>
  return (
    <span className="problem-counts">
      <SeverityMark severity="error" /> {t('frame.problems.errors', { count: count.error })}
      <SeverityMark severity="warning" /> {t('frame.problems.warnings', { count: count.warning })}
      <SeverityMark severity="info" /> {t('frame.problems.infos', { count: count.info })}
    </span>
  )
}

function ProblemList(props: { readonly problems: readonly Problem[] }) {
  const text = useText()
  const { office, period } = useFrame()
  const shown = props.problems.slice(0, SHOWN)
  if (shown.length === 0) {
    const values = { office: office?.name ?? '', period: text.period(period) }
    return <p className="problems-clear quiet">{text.t('frame.problems.clear', values)}</p>
  }
  return (
    <ul className="problem-list">
      {shown.map((problem) => (
        <ProblemLine
          key={`${problem.rule} ${problem.row} ${problem.field} ${problem.period}`}
          problem={problem}
        />
      ))}
      {props.problems.length > SHOWN ? (
        <li className="quiet problem-more">
          {text.t('frame.problems.more', { count: props.problems.length - SHOWN })}
        </li>
      ) : null}
    </ul>
  )
}

function ProblemLine(props: { readonly problem: Problem }) {
  const { t, say } = useText()
  const go = useGo()
  const { problem } = props
  return (
    <li>
      <button type="button" className="problem" onClick={() => go(problem)}>
        <SeverityMark severity={problem.severity} spoken />
        <span className="problem-place" dir="auto">
          {problem.place}
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
