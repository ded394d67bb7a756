// Comments on the selected cell and its row: read, write, settle. They travel both ways with the packages.
// A comment that is being written stays while one looks at other cells.
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Client } from '#contract/client.ts'
import type { Command, Label } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { fieldName } from '#i18n/problem-text.ts'
import { useApi } from '../client/api.tsx'
import { useDraft } from '../client/drafts.ts'
import { useEdit } from '../client/edit.ts'
import { useSaying } from '../client/refusal.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useText } from '../ui/text.ts'
import type { SelectedCell } from './selected.ts'
import { useWorkspace } from './use-frame.ts'

type Comment = Awaited<ReturnType<Client['comments']['list']>>[number]

export function CellComments(props: { readonly cell: SelectedCell }) {
  const { t } = useText()
  const { cell } = props
  const saying = useSaying()
  const { data, error } = useQuery(
    useApi().comments.list.queryOptions({ input: { row: cell.row } }),
  )
  const { run, failed } = useRunning(cell.row)
  const oldestFirst = [...(data ?? [])].reverse()
  return (
    <section aria-labelledby="cell-comments">
      <h3 id="cell-comments">{t('panel.comments')}</h3>
      {data?.length === 0 ? <p className="quiet">{t('panel.comments.none')}</p> : null}
      <ul className="comments">
        {oldestFirst.map((comment) => (
          <CommentLine key={comment.id} comment={comment} cell={cell} run={run} />
        ))}
      </ul>
      {error || failed ? (
        <p className="wrong" role="alert">
          {saying(error ?? failed)}
        </p>
      ) : null}
      <NewComment cell={cell} run={run} />
    </section>
  )
}

/** Answers whether it was done. */
type Run = (commands: readonly Command[], label: Label) => Promise<boolean>

function useRunning(row: string) {
  const apply = useEdit()
  const [failure, setFailure] = useState<{ readonly row: string; readonly error: unknown } | null>(
    null,
  )
  const setFailed = (error: unknown) => setFailure(error === null ? null : { row, error })
  const failed = failure?.row === row ? failure.error : null
  const run: Run = async (commands, label) => {
    setFailed(null)
    try {
      await apply(commands, label)
      return true
    } catch (error) {
      setFailed(error)
      return false
    }
  }
  return { run, failed }
}

function CommentLine(props: {
  readonly comment: Comment
  readonly cell: SelectedCell
  readonly run: Run
}) {
  const text = useText()
  const { comment, cell } = props
  const elsewhere = comment.field !== null && comment.field !== cell.field
  function settle() {
    const values = { settled: !comment.settled }
    void props.run([{ do: 'set', entity: 'comment', row: comment.id, values }], {
      id: comment.settled ? 'label.comment.open' : 'label.comment.settle',
    })
  }
  return (
    <li className={comment.settled ? 'comment settled' : 'comment'}>
      <p dir="auto">{comment.body}</p>
      <div className="comment-line quiet">
        <span>
          <bdi>{comment.author}</bdi>
          {comment.from ? ` (${comment.from})` : ''} · {text.instant(comment.written)}
          {elsewhere ? ` · ${fieldName(text.intl, comment.entity, comment.field ?? '')}` : ''}
          {comment.settled ? ` · ${text.t('panel.comment.settled')}` : ''}
        </span>
        <Button look="plain" onPress={settle}>
          {text.t(comment.settled ? 'panel.comment.open' : 'panel.comment.settle')}
        </Button>
      </div>
    </li>
  )
}

function NewComment(props: { readonly cell: SelectedCell; readonly run: Run }) {
  const { t } = useText()
  const { person } = useWorkspace()
  const { cell } = props
  const { office, entity, row, field } = cell
  const box = useRef<HTMLDivElement>(null)
  const { words, write, sent } = useDraft(`comment ${row} ${field}`)
  async function add() {
    const written = new Date().toISOString()
    const values = { office, entity, row, field, body: words.trim(), author: person, written }
    const done = await props.run([{ do: 'create', entity: 'comment', id: newId(), values }], {
      id: 'label.comment',
    })
    if (!done) return
    sent()
    // The button that had the keys has nothing to do any more.
    box.current?.querySelector('textarea')?.focus()
  }
  return (
    <div className="new-comment" ref={box}>
      <Field label={t('panel.comment.new')} lines={3} value={words} onChange={write} />
      <Button isDisabled={!words.trim()} onPress={() => void add()}>
        {t('panel.comment.add')}
      </Button>
    </div>
  )
}
