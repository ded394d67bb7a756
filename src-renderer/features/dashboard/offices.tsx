// By office: progress, statuses, share of women and what it sent; the name opens that office alone.
import { Bar } from '../../ui/bar.tsx'
import { Button } from '../../ui/button.tsx'
import { useText } from '../../ui/text.ts'
import type { Board, OfficeLine } from './board.ts'
import { StatusCounts } from './counts.tsx'
import { ToldFigure } from './told-figure.tsx'

export function Offices(props: {
  readonly board: Board
  readonly onOffice: (workplan: string) => void
}) {
  const { t } = useText()
  return (
    <section className="panel wide" aria-labelledby="dashboard-offices">
      <h2 id="dashboard-offices">{t('dashboard.offices')}</h2>
      <table className="table offices">
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {t('dashboard.office')}
            </th>
            <th scope="col">{t('dashboard.progress')}</th>
            <th scope="col">{t('dashboard.statuses')}</th>
            <th scope="col" className="number">
              {t('dashboard.share')}
            </th>
            <th scope="col">{t('dashboard.submission')}</th>
          </tr>
        </thead>
        <tbody>
          {props.board.offices.map((office) => (
            <OfficeRow key={office.id} office={office} onOffice={props.onOffice} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function OfficeRow(props: {
  readonly office: OfficeLine
  readonly onOffice: (workplan: string) => void
}) {
  const text = useText()
  const { office } = props
  const { workplan, submission } = office
  return (
    <tr>
      <td className="code">{office.code}</td>
      <th scope="row">
        {workplan ? (
          <Button look="plain" onPress={() => props.onOffice(workplan)}>
            <bdi>{office.name}</bdi>
          </Button>
        ) : (
          <bdi>{office.name}</bdi>
        )}
      </th>
      <td>
        <div className="progress">
          <Bar percent={office.progress.value} />
          <span className="progress-number">
            <ToldFigure
              figure={office.progress}
              label={text.t('dashboard.progress.of', { what: office.name })}
            />
          </span>
        </div>
      </td>
      <td>
        <StatusCounts counts={office.statuses} />
      </td>
      <td className="number">
        <ToldFigure
          figure={office.share}
          label={text.t('dashboard.share.of', { what: office.name })}
        />
      </td>
      <td className="submission-cell">
        <span title={text.date(submission?.submittedAt)}>
          {text.t(`frame.submission.${submission?.id ? submission.state : 'none'}`)}
        </span>
        {submission?.timeliness === 'late' ? (
          <span className="late"> · {text.t('submission.timeliness.late')}</span>
        ) : null}
      </td>
    </tr>
  )
}
