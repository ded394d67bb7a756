// What stands in the way of a submission, each with its remedy on the spot: errors lead to their cell,
// empty cells are said to be empty on purpose, warnings get a word of explanation that travels.
import { useState } from 'react'
import type { Command } from '#domain/changes.ts'
import { aboutOf } from '#domain/rules.ts'
import { placeText } from '#i18n/problem-text.ts'
import { useDraft } from '../../client/drafts.ts'
import { useEdit } from '../../client/edit.ts'
import { useSaying } from '../../client/refusal.ts'
import { useFrame, useGo } from '../../frame/use-frame.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import type { Checklist } from './submit.tsx'

type Problem = Checklist['blocking'][number]

function useSayRule() {
  const { say } = useText()
  return (problem: Problem) => say({ id: `rule.${problem.rule}`, values: problem.values })
}

function Place(props: { readonly problem: Problem }) {
  const go = useGo()
  const { intl } = useText()
  const { problem } = props
  return (
    <Button
      look="plain"
      onPress={() =>
        go({
          entity: problem.entity,
          row: problem.row,
          field: problem.field,
          period: problem.period,
          office: problem.office,
        })
      }
    >
      <bdi>{placeText(intl, problem)}</bdi>
    </Button>
  )
}

export function Blocking(props: { readonly problems: readonly Problem[] }) {
  const { t } = useText()
  const sayRule = useSayRule()
  if (props.problems.length === 0) return null
  return (
    <section aria-labelledby="submit-blocking">
      <h2 id="submit-blocking">{t('submit.blocking')}</h2>
      <ul className="findings">
        {props.problems.map((problem) => (
          <li key={`${problem.rule} ${problem.row} ${problem.field} ${problem.period}`}>
            <Place problem={problem} />
            <p>{sayRule(problem)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Indicators that say nothing: 'not available' or 'not applicable' must be said on purpose. */
export function EmptyCells(props: { readonly list: Checklist }) {
  const { t } = useText()
  const edit = useEdit()
  const go = useGo()
  const { office } = useFrame()
  const saying = useSaying()
  const [failed, setFailed] = useState<unknown>(null)
  const { empty, submission } = props.list
  if (empty.length === 0) return null

  async function declare(indicators: readonly string[], status: string) {
    setFailed(null)
    const commands: Command[] = indicators.map((indicator) => ({
      do: 'put',
      entity: 'actual',
      values: { office: submission.office, indicator, period: submission.period, status },
    }))
    try {
      await edit(commands, { id: 'label.declare_empty', values: { count: indicators.length } })
    } catch (error) {
      setFailed(error)
    }
  }
  const all = empty.map((cell) => cell.indicator)
  return (
    <section aria-labelledby="submit-empty">
      <div className="finding-head">
        <h2 id="submit-empty">{t('submit.empty', { count: empty.length })}</h2>
        {empty.length > 1 ? (
          <Button onPress={() => void declare(all, 'not_available')}>
            {t('submit.empty.all')}
          </Button>
        ) : null}
      </div>
      <p className="quiet">{t('submit.empty.why')}</p>
      {failed ? (
        <p className="wrong" role="alert">
          {saying(failed)}
        </p>
      ) : null}
      <ul className="findings">
        {empty.map((cell) => (
          <li key={cell.indicator} className="finding-line">
            <Button
              look="plain"
              onPress={() =>
                go({
                  entity: 'indicator',
                  row: cell.indicator,
                  period: submission.period,
                  office: office?.id ?? null,
                })
              }
            >
              <span className="code">{cell.code}</span> <bdi>{cell.title}</bdi>
            </Button>
            <span className="finding-actions">
              <Button
                aria-label={`${t('submit.notAvailable')}: ${cell.code}`}
                onPress={() => void declare([cell.indicator], 'not_available')}
              >
                {t('submit.notAvailable')}
              </Button>
              <Button
                aria-label={`${t('submit.notApplicable')}: ${cell.code}`}
                onPress={() => void declare([cell.indicator], 'not_applicable')}
              >
                {t('submit.notApplicable')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export function Unexplained(props: {
  readonly problems: readonly Problem[]
  readonly period: string
}) {
  const { t } = useText()
  if (props.problems.length === 0) return null
  return (
    <section aria-labelledby="submit-unexplained">
      <h2 id="submit-unexplained">{t('submit.unexplained', { count: props.problems.length })}</h2>
      <p className="quiet">{t('submit.unexplained.why')}</p>
      <ul className="findings">
        {props.problems.map((problem) => (
          <Warning
            key={`${problem.rule} ${problem.row} ${problem.field} ${problem.period}`}
            problem={problem}
          />
        ))}
      </ul>
    </section>
  )
}

function Warning(props: { readonly problem: Problem }) {
  const { problem } = props
  const { t } = useText()
  const sayRule = useSayRule()
  const edit = useEdit()
  const saying = useSaying()
  const { office } = useFrame()
  const { rule, row, field, period } = problem
  const about = `explanation ${rule} ${row} ${field} ${period}`
  const { words, write, sent } = useDraft(about, problem.before ?? '')
  const [failed, setFailed] = useState<unknown>(null)

  async function explain() {
    setFailed(null)
    try {
      await edit(
        [
          {
            do: 'put',
            entity: 'confirmation',
            values: {
              office: problem.office ?? office?.id ?? null,
              rule: problem.rule,
              entity: problem.entity,
              row: problem.row,
              period: problem.period,
              explanation: words.trim(),
              about: aboutOf(problem),
            },
          },
        ],
        { id: 'label.explain' },
      )
      sent()
    } catch (error) {
      setFailed(error)
    }
  }
  return (
    <li>
      <Place problem={problem} />
      <p>{sayRule(problem)}</p>
      {problem.before ? <p className="quiet">{t('submit.explained.before')}</p> : null}
      <form
        className="explain"
        onSubmit={(event) => {
          event.preventDefault()
          if (words.trim()) void explain()
        }}
      >
        <Field
          label={t('submit.explanation')}
          value={words}
          onChange={write}
          wrong={failed ? saying(failed) : null}
        />
        <Button type="submit" isDisabled={words.trim() === ''}>
          {t('submit.explain')}
        </Button>
      </form>
    </li>
  )
}
