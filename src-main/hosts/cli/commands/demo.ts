// `waymark demo`: plays the whole cycle on sample data into a folder.
import path from 'node:path'
import { isFreeFolder, runDemo } from '#app/demo.ts'
import { hasChromium, printPdf } from '#platform/chromium.ts'
import { profileFolder } from '#platform/profile.ts'
import { VERSION } from '#platform/version.ts'
import type { Output } from '../output.ts'
import { Stop } from '../status.ts'

interface Options {
  readonly offices: number
  readonly seed: number
  readonly scale: number
}

export async function demo(dir: string, options: Options, output: Output): Promise<void> {
  const folder = path.resolve(dir)
  if (!isFreeFolder(folder)) throw new Stop('cli.demo.not_empty', { folder })
  const summary = await runDemo({
    folder,
    ...options,
    version: VERSION,
    keysFolder: profileFolder(),
    pdf: hasChromium() ? printPdf : null,
    onStep: (id, values) => output.note(id, values),
  })
  output.document(summary)
  output.say('cli.demo.done', {
    dir,
    offices: summary.offices.length,
    packages: summary.packages.length,
    reports: summary.reports.length,
  })
}
