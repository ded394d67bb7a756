// The printed page as text: complete, escaped, honest about what is missing, and in the reader's
// language and direction. That it prints well is shown by tests/hosts/report-pdf.test.ts.
import { describe, expect, test } from 'vitest'
import { renderReport } from '#report/report.ts'
import { textOf } from '../support/page-text.ts'
import {
  arabicReport,
  emptyReport,
  figure,
  portfolioReport,
  statusReport,
} from '../support/report-sample.ts'

const options = { fontCss: '' }

describe('a status report', () => {
  const page = renderReport(statusReport(), options)
  const text = textOf(page)

  test('says on its cover of whom, for when, from which data and in which state', () => {
    const front = text.slice(0, text.indexOf('Summary'))
    for (const part of [
      'Status report',
      'Afghanistan',
      'Q2 2021',
      'Submitted on 12 July 2021 by Parwana Rahimi',
      'Journal number 3,821',
      'Sample data',
    ]) {
      expect(front).toContain(part)
    }
  })

  test('has every section once, as headings for the outline', () => {
    const heads = [...page.matchAll(/<h1>(.*?)<\/h1>/g)].map((match) => textOf(match[1] ?? ''))
    expect(heads).toEqual(
      [
        'Afghanistan',
        'Summary',
        'Results',
        'Activities',
        'Narrative',
        'Risks',
        'Parity',
        'Funding',
        'Annex: links of results',
        'Annex: what was noticed and explained',
        'Annex: how the figures were made',
      ].map((head) => expect.stringContaining(head)),
    )
  })

  test('carries the sample notice and the counters into the margins of each page', () => {
    const css = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
    expect(css).toContain('@top-right { content: "Sample data: illustrative figures')
    expect(css).toContain('"Page " counter(page, decimal) " of " counter(pages, decimal)')
  })

  test('shows missing as a dash and a status as a word', () => {
    const row = /SO2\.5<\/td>[\s\S]*?<\/tr>/.exec(page)?.[0] ?? ''
    expect(textOf(row)).toMatch(/0 12 — — No data/)
  })

  test('shows percentages with the decimals of the indicator, and negative progress as it is', () => {
    const row = /SO2\.3<\/td>[\s\S]*?<\/tr>/.exec(page)?.[0] ?? ''
    expect(textOf(row)).toMatch(/27\.0% 38\.0% 24\.5% -10\.9% Off track/)
  })

  test('an override says that it is one, why, and what the rule gives', () => {
    expect(text).toContain('set by hand (rule: Off track): A rerun of two selections is agreed')
  })

  test('shows money from minor units, cents only where there are any', () => {
    expect(text).toContain('412,000 300,000 112,000 — 193,500.50')
  })

  test('an amount that nobody gave is a dash, and no gap is made of it', () => {
    expect(text).toContain('Travel 38,000 — — 38,000 —')
    expect(text).toContain('Other 2022 80,000 — —')
  })

  test('totals are over what is known, and say how much that is', () => {
    expect(text).toContain('Total 575,000 425,000 112,000 38,000 254,500.50')
    expect(text).toContain(
      'The totals are over what is known of the budget lines: Funded 2 of 3, Gap 2 of 3 and Spent 2 of 3.',
    )
    expect(text).toContain('Total 617,000 425,000 112,000')
    expect(text).toContain('Funding gap USD 112,000 of USD 617,000 required')
  })

  test('the explanation of a warning travels into the annex', () => {
    expect(text).toContain('Checked with HR: eleven appointments, three women.')
  })
})

test('the portfolio report lists every office, those that sent nothing too, and says how many are in a figure', () => {
  const text = textOf(renderReport(portfolioReport(), options))
  expect(text).toContain('18 of 19 offices submitted a report for Q2 2021.')
  expect(text).toMatch(/ESH Western Sahara — — — — — — — Nothing sent —/)
  expect(text).toContain('17 of 19 offices')
})

test('a report without any data says so and shows no zero for what is missing', () => {
  const text = textOf(renderReport(emptyReport(), options))
  expect(text).toContain('Progress cannot be given yet')
  expect(text).toContain('No headcount is recorded')
  expect(text).toContain('No budget and no funding need is recorded.')
  expect(text).not.toContain('0.0%')
  expect(text).not.toContain('NaN')
})

test('a strategy without offices and objectives still makes a report, without empty tables', () => {
  const page = renderReport(
    { ...emptyReport(), kind: 'portfolio', offices: [], objectives: [] },
    options,
  )
  expect(textOf(page)).toContain('The strategy has no objectives yet.')
  expect(textOf(page)).not.toContain('0 of 0')
  expect(page).not.toContain('<tbody></tbody>')
})

describe('an Arabic report', () => {
  const page = renderReport(arabicReport(), options)

  test('is marked as Arabic from right to left, with Arabic digits in texts and page numbers', () => {
    expect(page).toContain('<html lang="ar" dir="rtl">')
    expect(page).toContain('counter(page, arabic-indic)')
    expect(page).toContain('٤٧٫٤٪')
    expect(page).toContain('٢٠٢١')
  })

  test('has its running title at the right', () => {
    expect(page).toMatch(/@top-right \{ content: "[^"]*مكتب العراق/)
  })

  test('isolates what stands in the margins, which may be of another language', () => {
    expect(page).toMatch(/@bottom-right \{ content: "\u2068[^"]*\u2069"/)
    expect(page).toContain('"\u2068Page " counter(page, arabic-indic) " of "')
  })
})

describe('whatever people typed', () => {
  const nasty = '</style><script>alert(1)</script>"\\ & <b>'
  const data = statusReport()
  const page = renderReport(
    {
      ...data,
      office: { ...data.office, name: nasty },
      notice: nasty,
      narratives: [{ ...data.narratives[0], office: nasty, achievements: nasty } as never],
    },
    options,
  )

  test('never becomes an element, in the page or in its stylesheet', () => {
    expect(page).not.toContain('<script')
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  })
})

test('nothing in the page needs a relaxed content security policy', () => {
  for (const data of [statusReport(), portfolioReport(), arabicReport(), emptyReport()]) {
    const page = renderReport(data, { fontCss: '', nonce: 'abc123' })
    expect(page).not.toMatch(/ style="/)
    expect(page.match(/<style/g)).toHaveLength(1)
    expect(page).toContain('<style nonce="abc123">')
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/)
  }
})

test('the same data gives the same page', () => {
  expect(renderReport(portfolioReport(), options)).toBe(renderReport(portfolioReport(), options))
})

test('a currency without minor units, and one that is not a currency, still read as amounts', () => {
  const data = statusReport()
  const yen = textOf(
    renderReport({ ...data, funding: { ...data.funding, currency: 'JPY' } }, options),
  )
  expect(yen).toContain('JPY 11,200,000')
  const odd = textOf(
    renderReport({ ...data, funding: { ...data.funding, currency: 'points' } }, options),
  )
  expect(odd).toContain('112,000 points')
})

test('a share of women of nobody is no data, not nought', () => {
  const data = statusReport()
  const parity = { ...data.parity, share: figure(null, 'percent', 1), byLevel: [], trend: [] }
  const text = textOf(renderReport({ ...data, parity: parity as typeof data.parity }, options))
  expect(text).toContain('No headcount is recorded up to this period.')
})
