// The printed parity report and assessment as text, and what holds for reports of every kind: sections that
// can be left out, and how the figures were made.
import { describe, expect, test } from 'vitest'
import { REPORT_SECTIONS, type ReportData } from '#contract/overview.ts'
import { renderReport } from '#report/report.ts'
import { assessmentReport, parityReport } from '../support/other-reports.ts'
import { textOf } from '../support/page-text.ts'
import { portfolioReport, statusReport } from '../support/report-sample.ts'

const options = { fontCss: '' }

describe('a public parity report', () => {
  const text = textOf(renderReport(parityReport(), options))

  test('says on its cover and under its tables that it is one', () => {
    expect(text).toContain('Parity report · Public version Joint gender strategy')
    expect(text).toContain('3 counts of this report are hidden')
    expect(text).toContain('A count of fewer than five people is hidden')
  })

  test('tells hidden, not counted and nobody apart', () => {
    expect(text).toMatch(/Professional P-2 × not published 24 0 — × not published/)
    expect(text).toContain('Local 1 1,291 3,481 0 — 27.1% below')
  })

  test('hides the women needed of an office whose women are hidden', () => {
    expect(text).toMatch(/Office 3 × not published 90 0 — × not published × not published 30 Jun/)
    expect(text).toMatch(/Office 4 44 90 0 — 32\.8% below 21 30 Jun 2021/)
  })

  test('says where the share goes, and what is aimed at', () => {
    expect(text).toContain('it will be 29.1% on 31 December 2024')
    expect(text).toContain('Local contractor 2024 34% to 42% 19 27.1%')
  })

  test('the whole one has no such words', () => {
    const whole = textOf(renderReport({ ...parityReport(), public: false }, options))
    expect(whole).not.toContain('Public version')
    expect(whole).not.toContain('hidden')
  })
})

describe('an assessment', () => {
  const text = textOf(renderReport(assessmentReport(), options))

  test('is of its year, and says how much of it is rated', () => {
    expect(text).toContain(
      'Annual assessment Joint gender strategy 2020 1 January – 31 December 2020',
    )
    expect(text).toContain('3 of 4 rated')
    expect(text).toContain('2 of 3 workplans are rated.')
  })

  test('puts progress, risk, gap, urgency, place, rating and finding side by side', () => {
    expect(text).toContain(
      'AFG Afghanistan 21.4% 20 of 25 290,800 121,700 41.9% 65.6 2 Constrained Mixed teams stopped twice.',
    )
  })

  test('shows what is missing as a dash, and gives no place', () => {
    expect(text).toMatch(/ESH Western Sahara — — — — — — /)
    expect(text).toContain('two of progress, risk and gap are known: Western Sahara.')
  })

  test('asks for money in the order of the places, says why, and adds the gaps up', () => {
    expect(text).toContain('1 SSD South Sudan Priority 1, set by hand 50,000 50,000')
    expect(text).toContain('2 AFG Afghanistan Urgency 65.6 121,700 171,700')
    expect(text).toContain('The workplans lack USD 171,700')
  })
})

describe('every report', () => {
  const all: readonly ReportData[] = [
    statusReport(),
    portfolioReport(),
    parityReport(),
    assessmentReport(),
  ]

  test('says how its figures were made, who is in them and who is missing', () => {
    const text = textOf(renderReport(parityReport(), options))
    expect(text).toContain(
      'Women ÷ (women + men) where both are counted, each office’s latest headcount up to 30 Jun 2021; other and undisclosed are shown beside. 18 of 19 offices not in it: Western Sahara',
    )
    for (const data of all) {
      expect(textOf(renderReport(data, options))).toContain('Annex: how the figures were made')
    }
  })

  test.each(all.map((data) => [data.kind, data] as const))(
    '%s: without its sections it is its cover',
    (_, data) => {
      const bare = renderReport({ ...data, sections: [] } as ReportData, options)
      expect(bare.match(/<section/g)).toHaveLength(1)
    },
  )

  test.each(all.map((data) => [data.kind, data] as const))(
    '%s: each section can be printed by itself, and together they are the whole',
    (kind, data) => {
      const count = (sections: string[] | null) =>
        renderReport({ ...data, sections } as ReportData, options).match(/<section/g)?.length ?? 0
      const single = REPORT_SECTIONS[kind].map((section) => count([section]) - 1)
      const together = single.reduce((sum, sections) => sum + sections, 0)
      expect(together).toBe(count(null) - 1)
      expect(single.filter((sections) => sections > 1)).toEqual([])
      expect(together).toBeGreaterThan(4)
    },
  )

  test('needs no relaxed content security policy, and is the same for the same data', () => {
    for (const data of all) {
      const page = renderReport(data, { fontCss: '', nonce: 'abc123' })
      expect(page).not.toMatch(/ style="/)
      expect(page.match(/<style/g)).toHaveLength(1)
      expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/)
      expect(renderReport(data, { fontCss: '', nonce: 'abc123' })).toBe(page)
    }
  })
})
