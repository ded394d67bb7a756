// The fonts that the application ships, as @font-face rules with the bytes inside: what a report needs
// to look the same in a PDF, in a saved page and on a machine without these fonts.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Package and the faces of its wght.css that reports use; the other scripts would only add weight. */
const FACES = [
  ['@fontsource-variable/inter', /inter-latin(-ext)?-wght-normal\.woff2/],
  ['@fontsource-variable/noto-sans-arabic', /noto-sans-arabic-arabic-wght-normal\.woff2/],
] as const

let made: string | undefined

/** CSS text; read once. Throws when the font packages are not installed. */
export function embeddedFontCss(): string {
  made ??= FACES.flatMap(([name, wanted]) => facesOf(name, wanted)).join('\n')
  return made
}

function facesOf(name: string, wanted: RegExp): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
  const css = readFileSync(join(folder, 'wght.css'), 'utf8')
  return (css.match(/@font-face \{[^}]*\}/g) ?? [])
    .filter((face) => wanted.test(face))
    .map((face) =>
      face.replace(/url\(\.\/(files\/[\w-]+\.woff2)\)/, (_, file: string) => {
        const bytes = readFileSync(join(folder, file)).toString('base64')
        return `url(data:font/woff2;base64,${bytes})`
      }),
    )
}
