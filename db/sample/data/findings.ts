// What HQ wrote at the end of 2020 about the objectives and the workplans (illustrative wording, ours).

export interface SampleFinding {
  /** Code of an objective (SO1) or of an office. */
  readonly of: string
  readonly rating: 'met' | 'on_track' | 'constrained' | 'no_progress' | 'no_status'
  readonly words: string
  readonly priority?: number
}

export const FINDINGS: readonly SampleFinding[] = [
  {
    of: 'SO1',
    rating: 'on_track',
    words: 'Focal points are in place nearly everywhere; appraisals of managers lag behind.',
  },
  {
    of: 'SO2',
    rating: 'constrained',
    words: 'More women apply, but few vacancies were open in 2020 and fewer were filled by women.',
    priority: 1,
  },
  {
    of: 'SO3',
    rating: 'on_track',
    words:
      'Separate accommodation moved ahead where it was funded; the remaining sites are costly.',
    priority: 2,
  },
  {
    of: 'SO4',
    rating: 'on_track',
    words: 'Training went online and reached more people than planned.',
  },
  {
    of: 'SO5',
    rating: 'no_progress',
    words:
      'Meetings with partners were put off in all regions; grants without gender clauses remain.',
  },
  {
    of: 'AFG',
    rating: 'constrained',
    words:
      'Mixed teams stopped twice; all-women teams work but are paid from a fund that ends in June.',
    priority: 1,
  },
  {
    of: 'SSD',
    rating: 'constrained',
    words:
      'Community liaison posts for women were advertised three times. Accommodation is the obstacle.',
    priority: 2,
  },
  {
    of: 'COD',
    rating: 'constrained',
    words: 'The largest plan of all. Results follow where money came; the east is hardly reached.',
    priority: 3,
  },
  {
    of: 'CAF',
    rating: 'no_progress',
    words: 'Every report came late. The post that carries the plan has been vacant since March.',
  },
  {
    of: 'COL',
    rating: 'met',
    words: 'Targets of the year met. Its recruitment panel is an example for other programmes.',
  },
  {
    of: 'IRQ',
    rating: 'on_track',
    words: 'On track; the partners report their headcount late.',
  },
  {
    of: 'LBN',
    rating: 'on_track',
    words: 'Sound results after two corrections of the figures.',
  },
  {
    of: 'MLI',
    rating: 'constrained',
    words: 'Security stopped work in two regions for a quarter.',
  },
  { of: 'NGA', rating: 'on_track', words: 'Outreach to schools replaced field visits and worked.' },
  { of: 'SOM', rating: 'on_track', words: 'Women’s teams grew from two to four.' },
  {
    of: 'SYR',
    rating: 'constrained',
    words: 'Cross-border recruitment is slow; the training budget was not spent.',
  },
  {
    of: 'ESH',
    rating: 'no_status',
    words: 'Nothing was reported in 2020. To be visited before the next plan is agreed.',
  },
]
