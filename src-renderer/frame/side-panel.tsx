// Beside the room, when asked for (Shift+F2 or its button): comments and history of the cell that has
// the keys. It follows the cell. Escape closes it and gives the keys back to the cell.
import './side-panel.css'
import { useQuery } from '@tanstack/react-query'
import { MessageSquareText, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { ENTITIES } from '#domain/entities.ts'
import { useApi } from '../client/api.tsx'
import { Button } from '../ui/button.tsx'
import { useText } from '../ui/text.ts'
import { CellComments } from './cell-comments.tsx'
import { CellHistory } from './cell-history.tsx'
import { closePanel, openPanel, type SelectedCell, useSelected } from './selected.ts'
import { choose } from './state.ts'

export function SidePanel() {
  const { t } = useText()
  const { cell, open, bare, asked } = useSelected()
  const panel = useRef<HTMLElement>(null)
  usePanelKey()
  // Comments travel; what stays at HQ has none.
  const isPrivate = cell !== null && ENTITIES[cell.entity].owner === 'private'
  useEffect(() => {
    if (!open || asked === 0) return
    const find = (selector: string) => panel.current?.querySelector<HTMLElement>(selector)
    const first = find('textarea') ?? find('.side-panel-head button')
    first?.focus()
  }, [open, asked])
  if (!open || (!cell && !bare)) return null
  return (
    <aside
      ref={panel}
      className="side-panel"
      aria-label={t('panel.title')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        closePanel()
      }}
    >
      <div className="side-panel-head">
        <h2 dir="auto">{cell ? cell.name : t('panel.title')}</h2>
        <Button
          look="plain"
          icon={X}
          label={t('panel.close')}
          aria-keyshortcuts="Escape"
          onPress={closePanel}
        />
      </div>
      {cell ? (
        <div className="side-panel-body">
          <CellConflict cell={cell} />
          {isPrivate ? (
            <p className="quiet">{t('panel.comments.private')}</p>
          ) : (
            <CellComments cell={cell} />
          )}
          <CellHistory cell={cell} />
        </div>
      ) : (
        <p className="side-panel-body quiet">{t('panel.none')}</p>
      )}
    </aside>
  )
}

/** That a choice waits here, and the way to it. */
function CellConflict(props: { readonly cell: SelectedCell }) {
  const { t } = useText()
  const [, navigate] = useLocation()
  const { row, field } = props.cell
  const { data } = useQuery(useApi().conflicts.list.queryOptions({ input: {} }))
  const isHere = data?.some((each) => each.row === row && (!field || each.field === field))
  if (!isHere) return null
  function toReview() {
    choose({ reviewing: 'conflicts' })
    useSelected.setState({ open: false })
    navigate('/review')
    document.getElementById('content')?.focus()
  }
  return (
    <div className="cell-conflict">
      <p>{t('panel.conflict')}</p>
      <Button look="plain" onPress={toReview}>
        {t('panel.conflict.choose')}
      </Button>
    </div>
  )
}

/** The grid takes F2 for itself, so this key is taken before the grid sees it. */
function usePanelKey(): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'F2' || !event.shiftKey || event.ctrlKey || event.altKey) return
      event.preventDefault()
      event.stopPropagation()
      openPanel()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])
}

/** For the line above a grid. */
export function PanelButton() {
  const { t } = useText()
  const open = useSelected((s) => s.open && (s.cell !== null || s.bare))
  return (
    <Button
      look="plain"
      icon={MessageSquareText}
      label={t('panel.title')}
      tip={t('panel.open.tip')}
      aria-expanded={open}
      aria-keyshortcuts="Shift+F2"
      onPress={() => (open ? closePanel() : openPanel())}
    />
  )
}
