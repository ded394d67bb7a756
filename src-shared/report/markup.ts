// A template that escapes: everything put into html`…` is text unless it is itself markup. It exists
// so that no value of a workplan can ever become an element of the page.

export interface Markup {
  readonly markup: string
}
export type Part = Markup | string | number | null | undefined | false | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}

function write(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (typeof part === 'string') return escapeText(part)
  if (typeof part === 'number') return String(part)
  if ('markup' in part) return part.markup
  return part.map(write).join('')
}

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = strings[0] ?? ''
  parts.forEach((part, index) => {
    markup += write(part) + (strings[index + 1] ?? '')
  })
  return { markup }
}

/** Markup made by a trusted writer (the chart library); never a value of a workplan. */
export function trusted(markup: string): Markup {
  return { markup }
}

/** A text as the content of a CSS `content` property: quoted, and unable to close the style element. */
export function cssString(text: string): string {
  const escaped = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it escapes
    /[\u0000-\u001f"\\<>&]/g,
    (character) => `\\${character.charCodeAt(0).toString(16)} `,
  )
  return `"${escaped}"`
}
