// The words of a choice of the model, by its id: one, and a list to choose from.
import type { Text } from './text.ts'

export function choiceWord(text: Text, value: string | null): string {
  return value ? text.say({ id: `choice.${value}` }) : ''
}

export function choicesOf(text: Text, values: readonly string[]) {
  return values.map((id) => ({ id, label: choiceWord(text, id) }))
}
