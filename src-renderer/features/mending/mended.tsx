// What came of it: what was saved, what could not be, where the damaged file is, and what to do next.
import type { Client } from '#contract/client.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useText } from '../../ui/text.ts'

type Rescued = Extract<
  Awaited<ReturnType<Client['backups']['rescue']>> extends AsyncIterable<infer E> ? E : never,
  { result: unknown }
>['result']
type Restored = Awaited<ReturnType<Client['backups']['restore']>>
export type Mended = ({ readonly by: 'rescue' } & Rescued) | ({ readonly by: 'restore' } & Restored)

/** Lost things that are listed one by one; more are counted. */
const LISTED = 50

export function MendedDialog(props: { readonly mended: Mended; readonly onClose: () => void }) {
  const { t } = useText()
  const { mended, onClose } = props
  const { kept, workspace } = mended
  return (
    <Dialog open alert title={t('mending.done', { by: mended.by })} onClose={onClose}>
      {mended.by === 'rescue' ? <Saved {...mended} /> : null}
      {kept === null ? null : <p>{t('mending.done.kept', { by: mended.by, file: kept })}</p>}
      <p>{t('mending.done.next', { role: workspace.role })}</p>
      <div className="actions">
        <Button autoFocus look="primary" onPress={onClose}>
          {t('mending.done.go')}
        </Button>
      </div>
    </Dialog>
  )
}

function Saved({ rows, changes, entered, pages, damaged, backup, lost: named }: Rescued) {
  const text = useText()
  const { t, say } = text
  const lost = byOffice(named)
  const more = lost.length - LISTED
  return (
    <>
      <p>{t('mending.done.saved', { rows, changes, entered })}</p>
      {backup ? (
        <p>
          {t('mending.done.backup', {
            at: text.moment(backup.at),
            more: backup.more,
          })}
        </p>
      ) : null}
      {lost.length === 0 ? (
        <p>
          {damaged === 0 ? t('mending.done.whole') : t('mending.done.pages', { damaged, pages })}
        </p>
      ) : (
        <section className="mending-way" aria-labelledby="mending-lost">
          <h3 id="mending-lost">{t('mending.lost')}</h3>
          <ul className="mending-lost">
            {lost.slice(0, LISTED).map((each) => (
              <li key={keyOf(each)} dir="auto">
                {each.what === 'row'
                  ? t('mending.lost.row', {
                      kind: say({ id: `entity.${each.entity}` }),
                      name: each.name,
                    })
                  : null}
                {each.what === 'changes'
                  ? t('mending.lost.changes', {
                      count: each.count,
                      office: each.office || 'unknown',
                    })
                  : null}
                {each.what === 'table'
                  ? t('mending.lost.table', { table: each.table, count: each.count })
                  : null}
              </li>
            ))}
            {more > 0 ? <li>{t('mending.lost.more', { count: more })}</li> : null}
          </ul>
          <p className="quiet">{t('mending.lost.text')}</p>
        </section>
      )}
    </>
  )
}

type Lost = Rescued['lost'][number]
type LostHistory = { readonly what: 'changes'; readonly office: string; readonly count: number }

/** Pieces of the journal are counted by whose they were: people know offices, not streams. */
function byOffice(lost: readonly Lost[]): (Exclude<Lost, { what: 'changes' }> | LostHistory)[] {
  const counts = new Map<string, number>()
  for (const each of lost) {
    if (each.what !== 'changes') continue
    counts.set(each.office, (counts.get(each.office) ?? 0) + each.to - each.from + 1)
  }
  const history = [...counts].map(([office, count]) => ({
    what: 'changes' as const,
    office,
    count,
  }))
  return [...lost.flatMap((each) => (each.what === 'changes' ? [] : [each])), ...history]
}

function keyOf(lost: ReturnType<typeof byOffice>[number]): string {
  if (lost.what === 'row') return lost.row
  return lost.what === 'changes' ? `changes ${lost.office}` : lost.table
}
