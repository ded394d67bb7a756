// A value of a dimension: dimension and code name it for good, so they are asked before it is made.
import { type FormEvent, useState } from 'react'
import { dimensionsOf } from '#domain/disaggregation.ts'
import { naturalId } from '#domain/ids.ts'
import { fieldName } from '#i18n/problem-text.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { useText } from '../../ui/text.ts'
import { type Doing, nextSort, type Strategy } from './sheet.ts'

interface Props {
  readonly data: Strategy
  /** The selected row: a scheme or a value proposes its dimension. */
  readonly at: string | null
  readonly onDo: (doing: Doing) => Promise<boolean>
  readonly onClose: () => void
}

/** A code goes into the names of cells, where these three separate. */
const SEPARATORS = /[=;\s]/

export function AddValue({ data, at, onDo, onClose }: Props) {
  const { t, intl } = useText()
  const [dimension, setDimension] = useState(() => proposed(data, at))
  const [code, setCode] = useState('')
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const key = { dimension: dimension.trim(), code: code.trim() }
  const taken = data.dimensionValues.some(
    (row) => row.dimension === key.dimension && row.code === key.code,
  )
  const isCode = (words: string) => words !== '' && !SEPARATORS.test(words)
  const isComplete = isCode(key.dimension) && isCode(key.code) && title.trim() && !taken

  async function save(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!isComplete) return
    const like = data.dimensionValues.filter((row) => row.dimension === key.dimension)
    const values = { ...key, title: title.trim(), sort: nextSort(like) }
    const row = naturalId('dimension_value', values)
    const done = await onDo({
      label: { id: 'label.add_value', values: { what: title.trim() } },
      commands: [{ do: 'put', entity: 'dimension_value', values }],
      ...(row ? { row } : {}),
    })
    if (done) onClose()
  }
  return (
    <Dialog open title={t('strategy.add.value.title')} onClose={onClose}>
      <form className="strategy-form" onSubmit={save}>
        <p className="quiet">{t('strategy.add.value.text')}</p>
        <div className="strategy-two">
          <Field
            autoFocus
            label={fieldName(intl, 'dimension_value', 'dimension')}
            hint={t('strategy.value.dimension.hint')}
            value={dimension}
            onChange={setDimension}
            wrong={tried && !isCode(key.dimension) ? t('strategy.value.code.wrong') : null}
          />
          <Field
            label={fieldName(intl, 'dimension_value', 'code')}
            hint={t('strategy.value.code.hint')}
            value={code}
            onChange={setCode}
            wrong={
              taken
                ? t('rule.duplicate_code', { code: key.code })
                : tried && !isCode(key.code)
                  ? t('strategy.value.code.wrong')
                  : null
            }
          />
        </div>
        <Field
          label={fieldName(intl, 'dimension_value', 'title')}
          value={title}
          onChange={setTitle}
          wrong={tried && !title.trim() ? t('strategy.needed') : null}
        />
        <div className="actions">
          <Button onPress={onClose}>{t('frame.cancel')}</Button>
          <Button look="primary" type="submit">
            {t('strategy.add.value')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** The dimension of the selected value; of a scheme the first that has no values yet. */
function proposed(data: Strategy, at: string | null): string {
  const value = data.dimensionValues.find(({ id }) => id === at)
  if (value) return value.dimension
  const scheme = data.disaggregations.find(({ id }) => id === at)
  const dimensions = dimensionsOf(scheme?.dimensions ?? null)
  const has = new Set(data.dimensionValues.map(({ dimension }) => dimension))
  return dimensions.find((name) => !has.has(name)) ?? dimensions[0] ?? ''
}
