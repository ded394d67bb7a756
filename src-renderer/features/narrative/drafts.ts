// What is being written and is not yet in the data. A draft outlives its field, its room, and a reload of
// the page; it goes only when the data holds it or a person gives it up. Drafts that were refused are
// counted in the top bar like cells that were not saved.
import { create } from 'zustand'
import { useSaving } from '../../client/saving.ts'
import { unsavedOf } from '../../ui/grid-unsaved.ts'

export interface Draft {
  readonly typed: string
  /** `restored`: from before a reload. `saved`: the engine has it; the screen's data follows. */
  readonly state: 'restored' | 'typing' | 'saving' | 'saved' | 'failed'
  /** Why it failed, as a sentence. */
  readonly reason: string
}

interface Drafts {
  readonly drafts: Readonly<Record<string, Draft>>
}

const STORE = 'narrative.drafts'
const counted = unsavedOf('narrative')

export const useDrafts = create<Drafts>()(() => ({ drafts: kept() }))

for (const key of Object.keys(useDrafts.getState().drafts)) count(key)

useDrafts.subscribe(({ drafts }) => {
  useSaving.setState({ writing: Object.values(drafts).some(({ state }) => state === 'typing') })
  const open = Object.entries(drafts).filter(([, draft]) => draft.state !== 'saved')
  try {
    if (open.length === 0) sessionStorage.removeItem(STORE)
    else sessionStorage.setItem(STORE, JSON.stringify(Object.fromEntries(open)))
  } catch {
    // Full or forbidden: the drafts still stand in their fields.
  }
})

/** Drafts from before a reload: their way to the engine was cut, so they are to be sent again. */
function kept(): Drafts['drafts'] {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(STORE) ?? '{}')
    return Object.fromEntries(
      Object.entries(found ?? {}).flatMap(([key, draft]) =>
        typeof draft?.typed === 'string'
          ? [[key, { typed: draft.typed, state: 'restored', reason: '' } as const]]
          : [],
      ),
    )
  } catch {
    return {}
  }
}

export function draftOf(key: string): Draft | undefined {
  return useDrafts.getState().drafts[key]
}

export function setDraft(key: string, draft: Draft): void {
  useDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [key]: draft } }))
  count(key)
}

export function dropDraft(key: string): void {
  useDrafts.setState(({ drafts }) => {
    const { [key]: _, ...others } = drafts
    return { drafts: others }
  })
  count(key)
}

function count(key: string): void {
  const draft = draftOf(key)
  const isOpen = draft?.state === 'failed' || draft?.state === 'restored'
  const before = counted.get(key, '')
  if (isOpen) counted.set(key, '', { ...draft, state: 'failed' })
  else if (before) counted.drop(key, '', before)
}
