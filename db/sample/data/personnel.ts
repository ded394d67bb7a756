// Personnel categories, levels and how people spread over them, after the published shape of such
// missions: fewer women with seniority, fewest among deminers. All numbers are synthetic.
export interface SampleCategory {
  readonly code: string
  readonly title: string
  /** The cell of the indicator's disaggregation that it counts in. */
  readonly broad: 'international' | 'national' | 'contractor' | 'partner'
  /** Rising with seniority: code and title. */
  readonly levels: readonly (readonly [string, string])[]
  /** From this level on (position in `levels`) senior. */
  readonly seniorFrom: number
}

function series(prefix: string, from: number, to: number, title: string) {
  return Array.from({ length: to - from + 1 }, (_, index) => {
    const code = `${prefix}${from + index}`
    return [code, `${title} ${code}`] as const
  })
}

export const CATEGORIES: readonly SampleCategory[] = [
  {
    code: 'IP',
    title: 'International Professional and above',
    broad: 'international',
    levels: [
      ...series('P-', 1, 5, 'Professional'),
      ['D-1', 'Principal Officer D-1'],
      ['D-2', 'Director D-2'],
      ['ASG', 'Assistant Secretary-General'],
      ['USG', 'Under-Secretary-General'],
    ],
    seniorFrom: 3,
  },
  {
    code: 'FS',
    title: 'Field Service',
    broad: 'international',
    levels: series('FS-', 3, 7, 'Field Service'),
    seniorFrom: 3,
  },
  {
    code: 'NO',
    title: 'National Officer',
    broad: 'national',
    levels: ['A', 'B', 'C', 'D', 'E'].map(
      (letter) => [`NO-${letter}`, `National Officer NO-${letter}`] as const,
    ),
    seniorFrom: 2,
  },
  {
    code: 'GS',
    title: 'General Service',
    broad: 'national',
    levels: series('G-', 1, 7, 'General Service'),
    seniorFrom: 5,
  },
  {
    code: 'IICA',
    title: 'International contractor',
    broad: 'contractor',
    levels: series('IICA-', 1, 4, 'International contractor'),
    seniorFrom: 2,
  },
  {
    code: 'LICA',
    title: 'Local contractor',
    broad: 'contractor',
    levels: series('LICA-', 1, 11, 'Local contractor'),
    seniorFrom: 8,
  },
  {
    code: 'UNV',
    title: 'United Nations Volunteer',
    broad: 'contractor',
    levels: [
      ['UNV-N', 'National volunteer'],
      ['UNV-I', 'International volunteer'],
    ],
    seniorFrom: 2,
  },
  {
    code: 'PP',
    title: 'Partner personnel',
    broad: 'partner',
    levels: [
      ['PP-1', 'Deminer, EOD operator, community liaison'],
      ['PP-2', 'Team leader'],
      ['PP-3', 'Supervisor, officer'],
      ['PP-4', 'Manager'],
    ],
    seniorFrom: 2,
  },
]

export type Employer = 'unops' | 'unmas' | 'implementing_partner'
export type PersonnelFunction = 'management' | 'programme' | 'operations' | 'support'

export interface Post {
  readonly employer: Employer
  readonly category: string
  readonly level: string
  readonly work: PersonnelFunction
  /** Per thousand people. */
  readonly weight: number
  /** Share of women at the start, before the office's balance. */
  readonly women: number
}

function post(
  employer: Employer,
  category: string,
  level: string,
  work: PersonnelFunction,
  weight: number,
  women: number,
): Post {
  return { employer, category, level, work, weight, women }
}

/** A field office: partners' teams are two thirds of it. */
export const FIELD_POSTS: readonly Post[] = [
  post('unmas', 'IP', 'D-1', 'management', 0.7, 0.25),
  post('unmas', 'IP', 'P-5', 'management', 3, 0.2),
  post('unmas', 'IP', 'P-4', 'management', 4, 0.26),
  post('unmas', 'IP', 'P-4', 'programme', 6, 0.26),
  post('unmas', 'IP', 'P-3', 'programme', 11, 0.35),
  post('unmas', 'IP', 'P-3', 'operations', 5, 0.3),
  post('unmas', 'IP', 'P-2', 'programme', 7, 0.46),
  post('unmas', 'FS', 'FS-6', 'operations', 2, 0.14),
  post('unmas', 'FS', 'FS-5', 'operations', 4, 0.18),
  post('unmas', 'FS', 'FS-4', 'support', 5, 0.24),
  post('unmas', 'NO', 'NO-C', 'programme', 3, 0.26),
  post('unmas', 'NO', 'NO-B', 'programme', 8, 0.34),
  post('unmas', 'NO', 'NO-A', 'programme', 7, 0.4),
  post('unmas', 'GS', 'G-7', 'support', 4, 0.3),
  post('unmas', 'GS', 'G-6', 'support', 10, 0.36),
  post('unmas', 'GS', 'G-5', 'support', 14, 0.4),
  post('unmas', 'GS', 'G-4', 'support', 12, 0.32),
  post('unmas', 'GS', 'G-3', 'support', 10, 0.18),
  post('unmas', 'UNV', 'UNV-I', 'programme', 5, 0.46),
  post('unmas', 'UNV', 'UNV-N', 'programme', 4, 0.5),
  post('unops', 'IICA', 'IICA-4', 'management', 1.5, 0.2),
  post('unops', 'IICA', 'IICA-3', 'management', 5, 0.25),
  post('unops', 'IICA', 'IICA-3', 'operations', 6, 0.17),
  post('unops', 'IICA', 'IICA-2', 'operations', 12, 0.22),
  post('unops', 'IICA', 'IICA-2', 'programme', 8, 0.42),
  post('unops', 'IICA', 'IICA-1', 'programme', 7, 0.5),
  post('unops', 'LICA', 'LICA-11', 'management', 1, 0.22),
  post('unops', 'LICA', 'LICA-10', 'programme', 4, 0.28),
  post('unops', 'LICA', 'LICA-9', 'programme', 8, 0.35),
  post('unops', 'LICA', 'LICA-8', 'programme', 9, 0.4),
  post('unops', 'LICA', 'LICA-7', 'support', 12, 0.38),
  post('unops', 'LICA', 'LICA-6', 'support', 18, 0.42),
  post('unops', 'LICA', 'LICA-5', 'support', 14, 0.45),
  post('unops', 'LICA', 'LICA-4', 'operations', 22, 0.2),
  post('unops', 'LICA', 'LICA-3', 'operations', 20, 0.14),
  post('unops', 'LICA', 'LICA-2', 'support', 18, 0.2),
  post('unops', 'LICA', 'LICA-1', 'support', 14, 0.42),
  post('implementing_partner', 'PP', 'PP-4', 'management', 9, 0.17),
  post('implementing_partner', 'PP', 'PP-3', 'management', 14, 0.19),
  post('implementing_partner', 'PP', 'PP-3', 'programme', 28, 0.34),
  post('implementing_partner', 'PP', 'PP-3', 'operations', 26, 0.09),
  post('implementing_partner', 'PP', 'PP-2', 'operations', 70, 0.09),
  post('implementing_partner', 'PP', 'PP-2', 'programme', 44, 0.36),
  post('implementing_partner', 'PP', 'PP-1', 'operations', 270, 0.12),
  post('implementing_partner', 'PP', 'PP-1', 'programme', 130, 0.43),
  post('implementing_partner', 'PP', 'PP-1', 'support', 82, 0.36),
  post('implementing_partner', 'PP', 'PP-2', 'support', 17, 0.33),
]

/** Headquarters: nobody clears mines there. */
export const HQ_POSTS: readonly Post[] = [
  post('unmas', 'IP', 'USG', 'management', 0, 0),
  post('unmas', 'IP', 'D-2', 'management', 6, 0.3),
  post('unmas', 'IP', 'D-1', 'management', 16, 0.25),
  post('unmas', 'IP', 'P-5', 'management', 42, 0.21),
  post('unmas', 'IP', 'P-4', 'programme', 90, 0.26),
  post('unmas', 'IP', 'P-3', 'programme', 130, 0.34),
  post('unmas', 'IP', 'P-2', 'programme', 70, 0.45),
  post('unmas', 'IP', 'P-1', 'programme', 16, 0.5),
  post('unmas', 'GS', 'G-7', 'support', 24, 0.36),
  post('unmas', 'GS', 'G-6', 'support', 52, 0.42),
  post('unmas', 'GS', 'G-5', 'support', 58, 0.45),
  post('unops', 'IICA', 'IICA-4', 'management', 16, 0.22),
  post('unops', 'IICA', 'IICA-3', 'programme', 90, 0.3),
  post('unops', 'IICA', 'IICA-2', 'programme', 120, 0.38),
  post('unops', 'IICA', 'IICA-1', 'support', 80, 0.46),
  post('unops', 'LICA', 'LICA-8', 'support', 70, 0.42),
  post('unops', 'LICA', 'LICA-6', 'support', 80, 0.46),
  post('unops', 'UNV', 'UNV-I', 'programme', 40, 0.5),
]
