// Submissions, at HQ: every office in the chosen period at the start side, and what the chosen one sent:
// its figures beside those before, its words, and the decision.
import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import type { Client } from '#contract/client.ts'
import { useApi } from '../../client/api.tsx'
import { choose } from '../../frame/state.ts'
import { useFrame, useReference } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Empty, Failure, Loading } from '../../ui/empty.tsx'
import { useText } from '../../ui/text.ts'
import { Decision } from './decision.tsx'
import { SubmissionHead } from './submission-head.tsx'
import { SubmissionSheet } from './submission-sheet.tsx'

export type Submission = Awaited<ReturnType<Client['submissions']['list']>>[number]

export function Submissions() {
  const { t } = useText()
  const { workplan, period } = useFrame()
  const [, navigate] = useLocation()
  const { data, error, refetch } = useQuery(
    useApi().submissions.list.queryOptions({
      input: { period: period ?? '' },
      enabled: period !== null,
    }),
  )
  const { offices } = useReference()
  const field = new Set(offices.filter((o) => o.type === 'field').map((o) => o.id))
  const lines = data?.filter((line) => field.has(line.office))
  if (error && !data) return <Failure error={error} onAgain={() => void refetch()} />
  if (!lines) return <Loading />
  if (lines.length === 0) {
    return (
      <Empty title={t('submissions.empty')} text={t('submissions.empty.text')}>
        <Button look="primary" onPress={() => navigate('/strategy')}>
          {t('assessment.empty.go')}
        </Button>
      </Empty>
    )
  }
  const chosen = lines.find((line) => line.workplan === workplan?.id) ?? lines[0]
  return (
    <div className="submissions">
      <div className="submission-list">
        <SubmissionTable lines={lines} chosen={chosen?.workplan ?? null} />
      </div>
      {chosen ? (
        <section
          className="submission-one"
          key={`${chosen.workplan} ${chosen.period}`}
          aria-labelledby="submission-head"
        >
          <SubmissionHead line={chosen} />
          <SubmissionSheet line={chosen} />
          <Decision line={chosen} />
        </section>
      ) : null}
    </div>
  )
}

function SubmissionTable(props: {
  readonly lines: readonly Submission[]
  readonly chosen: string | null
}) {
  const text = useText()
  const { offices, workplans } = useReference()
  const planOf = (line: Submission) => {
    const plans = workplans.filter(({ office }) => office === line.office)
    return plans.length > 1 ? plans.find(({ id }) => id === line.workplan) : undefined
  }
  const officeOf = (line: Submission) => offices.find((office) => office.id === line.office)
  return (
    <table className="table submission-table">
      <thead>
        <tr>
          <th scope="col">{text.t('dashboard.office')}</th>
          <th scope="col">{text.t('dashboard.submission')}</th>
          <th scope="col" className="wide-only">
            {text.t('submissions.when')}
          </th>
          <th scope="col" className="wide-only">
            {text.t('submissions.timeliness')}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.lines.map((line) => (
          <tr key={line.workplan} className={line.workplan === props.chosen ? 'chosen' : ''}>
            <th scope="row">
              <button
                type="button"
                className="line-button"
                aria-current={line.workplan === props.chosen}
                onClick={() => choose({ workplan: line.workplan })}
              >
                <span className="code">{officeOf(line)?.code}</span>{' '}
                <bdi>{officeOf(line)?.name}</bdi>
                {planOf(line) ? <span className="quiet"> · {planOf(line)?.code}</span> : null}
              </button>
            </th>
            <td>{text.t(`frame.submission.${line.id === null ? 'none' : line.state}`)}</td>
            <td className="wide-only">{text.date(line.submittedAt)}</td>
            <td className={`wide-only time-${line.timeliness}`}>
              {text.t(`submission.timeliness.${line.timeliness}`)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
