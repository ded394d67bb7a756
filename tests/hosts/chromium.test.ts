// Printing with a Chromium of this machine: tagged pages from a page that can do nothing but be
// printed, a browser that is there only while it is needed, and a clear word when there is none.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { ChromiumPrinter, findChromium, hasChromium } from '#platform/chromium.ts'

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Report</title>
   <style>@page { size: A5 landscape }</style></head><body><h1>Status</h1>${body}</body></html>`

const printers: ChromiumPrinter[] = []
function printer(): ChromiumPrinter {
  const made = new ChromiumPrinter()
  printers.push(made)
  return made
}
afterEach(async () => {
  for (const made of printers.splice(0)) await made.close()
})

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

describe('a page', () => {
  test('becomes a tagged PDF with an outline in the size of its own style', async () => {
    const pdf = text(await printer().print(page('<p>Words</p>')))
    expect(pdf).toMatch(/^%PDF-/)
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
    expect(pdf).toContain('/Outlines')
    expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 4(19|20)/)
  })

  test('loads nothing and runs nothing', async () => {
    const asked: string[] = []
    const server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const at = `http://127.0.0.1:${port}`
    await printer().print(
      page(`<img src="${at}/picture"><link rel="stylesheet" href="${at}/style">
            <iframe src="${at}/frame"></iframe><script>fetch('${at}/script')</script>`),
    )
    server.close()
    expect(asked).toEqual([])
  })

  test('is not printed when nobody wants it any more', async () => {
    const stopped = AbortSignal.abort()
    await expect(printer().print(page(''), stopped)).rejects.toMatchObject({ code: 'cancelled' })
    const stop = new AbortController()
    const long = printer().print(page('<p>row</p>'.repeat(4000)), stop.signal)
    stop.abort()
    await expect(long).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('pages printed together share a browser, and the printer works again after closing', async () => {
    const one = printer()
    const together = await Promise.all([one.print(page('a')), one.print(page('b'))])
    expect(together.map((pdf) => text(pdf).slice(0, 5))).toEqual(['%PDF-', '%PDF-'])
    await one.close()
    expect(text(await one.print(page('c'))).slice(0, 5)).toBe('%PDF-')
  })
})

describe('a Chromium named by the environment', () => {
  const named = process.env.CHROMIUM_PATH
  afterEach(() => {
    if (named === undefined) delete process.env.CHROMIUM_PATH
    else process.env.CHROMIUM_PATH = named
  })

  test('is taken before every other', async () => {
    process.env.CHROMIUM_PATH = process.execPath
    expect(await findChromium()).toMatchObject({ path: process.execPath, origin: 'environment' })
  })

  test('that is not there is said, not passed over', async () => {
    process.env.CHROMIUM_PATH = '/nowhere/chromium'
    expect(hasChromium()).toBe(false)
    await expect(findChromium()).rejects.toThrow('/nowhere/chromium')
  })
})
