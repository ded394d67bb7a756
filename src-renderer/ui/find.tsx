// The find box of a grid: narrows the rows as one types. Ctrl+F goes to it from anywhere in the room;
// Escape or Enter gives the keys back to the grid.
import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from './button.tsx'
import { useText } from './text.ts'

interface Props {
  readonly find: string
  readonly found: number
  readonly onFind: (find: string) => void
  readonly onLeave: () => void
}

export function Find(props: Props) {
  const { t } = useText()
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return
      event.preventDefault()
      box.current?.focus()
      box.current?.select()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <search className="find">
      <Search className="find-icon" aria-hidden="true" />
      <input
        ref={box}
        type="text"
        value={props.find}
        placeholder={t('grid.find')}
        aria-label={t('grid.find')}
        onChange={(event) => props.onFind(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') props.onFind('')
          if (event.key === 'Escape' || event.key === 'Enter') props.onLeave()
        }}
      />
      {props.find ? (
        <>
          <output className="quiet">{t('grid.find.count', { count: props.found })}</output>
          <Button
            look="plain"
            icon={X}
            label={t('grid.find.clear')}
            onPress={() => props.onFind('')}
          />
        </>
      ) : null}
    </search>
  )
}
