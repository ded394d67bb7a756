// Every room has a key of its own, and what is written beside it is what opens it.
import { expect, test } from 'vitest'
import { roomKey, roomPressed } from '#renderer/frame/room-keys.ts'

function press(keys: string, more: Partial<Parameters<typeof roomPressed>[0]> = {}) {
  const parts = keys.split('+')
  return roomPressed({
    code: `Digit${parts.at(-1)}`,
    altKey: parts.includes('Alt'),
    shiftKey: parts.includes('Shift'),
    ctrlKey: parts.includes('Ctrl'),
    metaKey: false,
    getModifierState: () => false,
    ...more,
  })
}

test('twenty places have a key of their own, which is the one that opens it', () => {
  const keys = Array.from({ length: 20 }, (_, place) => roomKey(place))
  expect(new Set(keys).size).toBe(20)
  keys.forEach((key, place) => {
    expect(press(key ?? '')).toBe(place)
  })
  expect(roomKey(20)).toBeNull()
})

test('the tenth room is at 0, the eleventh at Shift and 1', () => {
  expect(roomKey(9)).toBe('Alt+0')
  expect(roomKey(10)).toBe('Alt+Shift+1')
})

test('AltGr, the number pad and other keys are left alone', () => {
  expect(press('Ctrl+Alt+2')).toBeNull()
  expect(press('Alt+2', { getModifierState: () => true })).toBeNull()
  expect(press('Alt+2', { code: 'Numpad2' })).toBeNull()
  expect(press('Alt+2', { code: 'ArrowUp' })).toBeNull()
  expect(press('2')).toBeNull()
})
