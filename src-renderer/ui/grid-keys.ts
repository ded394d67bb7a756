// The keys that the grid takes for itself, where AG Grid differs from a spreadsheet.

export type GridKey = 'giveUp' | 'clear' | 'today' | 'rowStart' | 'rowEnd' | 'gridStart' | 'gridEnd'

export function keyOf(event: KeyboardEvent): GridKey | null {
  const control = event.ctrlKey || event.metaKey
  if (event.altKey) return null
  switch (event.key) {
    case 'Delete':
      return control ? null : 'clear'
    case 'Escape':
      return 'giveUp'
    case ';':
      return control ? 'today' : null
    case 'Home':
      return control ? 'gridStart' : 'rowStart'
    case 'End':
      return control ? 'gridEnd' : 'rowEnd'
    default:
      return null
  }
}
