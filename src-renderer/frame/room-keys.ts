// The key of each room, by its place in the list: Alt and the digits in the order of the keyboard, then the
// same with Shift. Digits are taken by where they are on the keyboard, so every layout and both directions
// have them; AltGr writes signs and is left alone.

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'] as const

/** As it is written and as aria-keyshortcuts wants it; null past the twentieth room. */
export function roomKey(place: number): string | null {
  const digit = DIGITS[place % DIGITS.length]
  if (place >= 2 * DIGITS.length || digit === undefined) return null
  return place < DIGITS.length ? `Alt+${digit}` : `Alt+Shift+${digit}`
}

type Pressed = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'> & {
  readonly getModifierState: (key: 'AltGraph') => boolean
}

/** The place of the room whose key was pressed; null when it is no such key. */
export function roomPressed(event: Pressed): number | null {
  if (!event.altKey || event.ctrlKey || event.metaKey || event.getModifierState('AltGraph')) {
    return null
  }
  const place = DIGITS.findIndex((digit) => event.code === `Digit${digit}`)
  if (place < 0) return null
  return event.shiftKey ? place + DIGITS.length : place
}
