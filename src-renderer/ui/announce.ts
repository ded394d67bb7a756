// Says a sentence to a screen reader without moving the focus.
import { create } from 'zustand'

export const useAnnouncement = create<{ readonly words: string }>()(() => ({ words: '' }))

export function announce(words: string): void {
  useAnnouncement.setState({ words })
}
