// `waymark demo`: plays the whole cycle on sample data into a folder.
import { runDemo } from '#app/demo.ts'
import { hasChromium, printPdf } from '#platform/chromium.ts'
import { VERSION } from '#platform/version.ts'
import type { Output } from '../output.ts'

interface Options {
  readonly offices: number
  readonly seed: number
  readonly scale: number
}

export async function demo(dir: string, options: Options, output: Output): Promise<void> {
  const summary = await runDemo({
    folder: dir,
    ...options,
    version: VERSION,
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
