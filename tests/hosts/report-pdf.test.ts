// The report as a PDF, made by a real Chromium and read by Poppler: pages, running heads, page numbers,
// paper, tags and outline. What a person sees on them is looked at, not tested.
import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ReportData } from '#contract/overview.ts'
import { printPdf } from '#platform/chromium.ts'
import { embeddedFontCss } from '#platform/fonts.ts'
import { renderReport } from '#report/report.ts'
import { assessmentReport, parityReport } from '../support/other-reports.ts'
import {
  arabicReport,
  emptyReport,
  portfolioReport,
  statusReport,
} from '../support/report-sample.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

interface Printed {
  readonly bytes: Uint8Array
  readonly file: string
}

async function print(name: string, data: ReportData): Promise<Printed> {
  const bytes = await printPdf(renderReport(data, { fontCss: embeddedFontCss() }))
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, bytes)
  return { bytes, file }
}

let status: Printed
let portfolio: Printed
let arabic: Printed
let empty: Printed
let parity: Printed
let assessment: Printed

beforeAll(async () => {
  status = await print('status', statusReport())
  portfolio = await print('portfolio', portfolioReport())
  arabic = await print('arabic', arabicReport())
  empty = await print('empty', emptyReport())
  parity = await print('parity', parityReport())
  assessment = await print('assessment', assessmentReport())
})

function raw({ bytes }: Printed): string {
  return Buffer.from(bytes).toString('latin1')
}

test('is tagged, in its language, with an outline of its headings', () => {
  for (const printed of [status, portfolio, arabic, parity, assessment]) {
    expect(raw(printed)).toContain('/StructTreeRoot')
    expect(raw(printed)).toContain('/Outlines')
  }
  expect(raw(status)).toContain('/Lang (en)')
  expect(raw(arabic)).toContain('/Lang (ar)')
})

const absent = ['pdftotext', 'pdfinfo'].filter((name) => spawnSync(name, ['-v']).error)
for (const name of absent) console.warn(`skipped: the program ${name} is not installed here`)

describe.skipIf(absent.length > 0)('page by page', () => {
  function pagesOf({ file }: Printed): readonly string[] {
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
    return text.split('\f').filter((page) => page.trim() !== '')
  }
  function sizesOf({ file }: Printed): readonly string[] {
    const info = execFileSync('pdfinfo', ['-f', '1', '-l', '99', file], { encoding: 'utf8' })
    return [...info.matchAll(/Page\s+\d+ size:\s+([\d.]+) x ([\d.]+)/g)].map(([, width, height]) =>
      Number(width) > Number(height) ? 'landscape' : 'portrait',
    )
  }

  test('each page says which it is of how many, what it is of, and that it is sample data', () => {
    for (const printed of [status, portfolio]) {
      const pages = pagesOf(printed)
      pages.forEach((page, index) => {
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
        expect(page).toContain('Sample data: illustrative figures')
        expect(page).toMatch(/status report/i)
        expect(page).toContain('Journal number')
      })
    }
  })

  test('wide tables lie on landscape pages, everything else stands upright', () => {
    const sizes = sizesOf(status)
    expect(sizes[0]).toBe('portrait')
    expect(sizes).toContain('landscape')
    expect(sizes.at(-1)).toBe('portrait')
    const results = pagesOf(status).findIndex((page) => page.includes('Women among applicants'))
    expect(sizes[results]).toBe('landscape')
  })

  test('the head of a table is on each page that it runs over', () => {
    const pages = pagesOf(portfolio).filter(
      (page) => page.includes('Likelihood') || /\d × \d = /.test(page),
    )
    expect(pages.length).toBeGreaterThan(1)
    for (const page of pages) expect(page).toMatch(/Risk\s.*Mitigation\s.*Status/)
  })

  test('no heading is left alone at the foot of a page', () => {
    const heads = ['Results', 'Activities', 'Narrative', 'Risks', 'Parity', 'Funding', 'By level']
    for (const printed of [status, portfolio, arabic]) {
      for (const page of pagesOf(printed)) {
        const lines = page.split('\n').filter((line) => line.trim() !== '')
        // The last line is the foot of the page; the one before is the last of the text.
        expect(heads).not.toContain(lines.at(-2)?.trim())
      }
    }
  })

  test('parity and assessment have the heads and feet of every report', () => {
    for (const [printed, name] of [
      [parity, 'Parity report, Q2 2021'],
      [assessment, 'Annual assessment, 2020'],
    ] as const) {
      const pages = pagesOf(printed)
      expect(pages.length).toBeGreaterThan(3)
      pages.forEach((page, index) => {
        expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
        expect(page).toContain('Sample data: illustrative figures')
        expect(page).toContain(name)
      })
    }
  })

  test('the line for signatures never has a page to itself', () => {
    for (const printed of [status, portfolio, arabic, parity, assessment]) {
      const signed = pagesOf(printed).find((page) => /Signatures/.test(page)) ?? ''
      const lines = signed.split('\n').filter((line) => line.trim() !== '')
      expect(lines.length).toBeGreaterThan(12)
    }
  })

  test('an office without data makes a short report, not empty pages', () => {
    const pages = pagesOf(empty)
    expect(pages.length).toBeLessThanOrEqual(5)
    for (const page of pages.slice(1)) expect(page.trim().length).toBeGreaterThan(200)
  })

  test('Arabic text can be copied out of the page, and its digits are Arabic', () => {
    const text = pagesOf(arabic).join('\n').normalize('NFKC')
    expect(text).toContain('العراق')
    expect(text).toMatch(/[٠-٩]/)
  })
})
