// Asks which level of which employer a new row of the matrix is for.
import { type FormEvent, useState } from 'react'
import { ENTITIES } from '#domain/entities.ts'
import { Button } from '../../ui/button.tsx'
import { choicesOf } from '../../ui/choice-words.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Chooser } from '../../ui/menu.tsx'
import { useText } from '../../ui/text.ts'
import { type Category, levelName } from './matrix.ts'
import { beforeKey, type CellKey } from './parity-commands.ts'

interface Props {
  readonly kind: 'headcount' | 'flow'
  readonly categories: readonly Category[]
  /** Keys of the rows that are there. */
  readonly taken: ReadonlySet<string>
  readonly start: Partial<CellKey>
  readonly onAdd: (cell: CellKey, name: string) => void
  readonly onClose: () => void
}

const { employer: employers, function: works } = ENTITIES.parity_headcount.fields
const { flow: flows } = ENTITIES.parity_flow.fields

export function AddRow(props: Props) {
  const text = useText()
  const { t } = text
  const levels = props.categories.flatMap((category) =>
    category.levels.map((level) => ({ ...level, category: category.id, note: category.code })),
  )
  const [level, setLevel] = useState(props.start.level ?? levels[0]?.id ?? '')
  const [employer, setEmployer] = useState(props.start.employer || employers.choices[0])
  const [work, setWork] = useState(props.start.work || works.choices[0])
  const [flow, setFlow] = useState(props.start.flow || flows.choices[0])
  const chosen = levels.find((each) => each.id === level)
  const isFlow = props.kind === 'flow'
  const cell: CellKey = {
    employer,
    level,
    category: chosen?.category ?? '',
    work: isFlow ? '' : work,
    flow: isFlow ? flow : '',
  }
  const isTaken = props.taken.has(beforeKey(cell))

  function add(event: FormEvent) {
    event.preventDefault()
    if (chosen && !isTaken) props.onAdd(cell, levelName(chosen))
  }
  return (
    <Dialog open title={t('parity.rows.add.title')} onClose={props.onClose}>
      <form className="choices" onSubmit={add}>
        {isFlow ? (
          <Choice label={t('parity.flow')}>
            <Chooser
              label={t('parity.flow')}
              value={flow}
              options={choicesOf(text, flows.choices)}
              onChoose={setFlow}
            />
          </Choice>
        ) : null}
        <Choice label={t('parity.level')}>
          <Chooser
            label={t('parity.level')}
            value={level}
            options={levels.map((each) => ({
              id: each.id,
              label: levelName(each),
              note: each.note,
            }))}
            onChoose={setLevel}
          />
        </Choice>
        <Choice label={t('parity.employer')}>
          <Chooser
            label={t('parity.employer')}
            value={employer}
            options={choicesOf(text, employers.choices)}
            onChoose={setEmployer}
          />
        </Choice>
        {isFlow ? null : (
          <Choice label={t('parity.function')}>
            <Chooser
              label={t('parity.function')}
              value={work}
              options={choicesOf(text, works.choices)}
              onChoose={setWork}
            />
          </Choice>
        )}
        <p className="wrong" role="status">
          {levels.length === 0 ? t('parity.rows.none') : isTaken ? t('parity.rows.exists') : ''}
        </p>
        <div className="actions">
          <Button onPress={props.onClose}>{t('parity.cancel')}</Button>
          <Button look="primary" type="submit" isDisabled={!chosen || isTaken}>
            {t('parity.rows.add')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Choice(props: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    <div className="choice">
      <span className="label" aria-hidden="true">
        {props.label}
      </span>
      {props.children}
    </div>
  )
}
