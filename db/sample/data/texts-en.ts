// English texts of the sample: what every office that works in English writes its plan from.
import type { LanguageTexts } from '../types.ts'

export const TEXTS_EN: LanguageTexts = {
  outcomes: {
    SO1: [
      'Programme leadership {here} plans, funds and answers for gender equality as part of its core business',
      'Managers {here} take decisions on mine action with gender equality as a stated objective they are appraised on',
    ],
    SO2: [
      'More women apply for, and are selected to, posts at all levels of the programme {here}',
      'The workforce {here} moves towards parity, operational and management posts included',
    ],
    SO3: [
      'Women and men {here} stay, advance and work safely, at base and at field sites',
      'Working and living conditions {here} let women take up and keep posts outside the main duty station',
    ],
    SO4: [
      'Women, girls, men and boys {here} benefit equally from survey, clearance and risk education',
      'Mine action {here} is designed, delivered and measured with the different needs of women, girls, men and boys in view',
    ],
    SO5: [
      'Implementing partners and {authority} apply common standards on gender equality',
      'The mine-action sector {here} recruits women, shares data and speaks with one voice on gender equality',
    ],
  },
  assumptions: [
    'Access by road to {town} and {town2} stays possible in the dry season',
    '{authority} keeps a counterpart for gender questions',
    'Funding for the partners is confirmed before the end of the first quarter',
    'Families and community leaders go on accepting women in field teams',
    'Recruitment is not frozen for more than one quarter',
  ],
  outputs: {
    accountable: {
      statements: [
        'Managers hold and are appraised on a gender objective',
        'Supervisors down to team level answer for gender results in their appraisal',
      ],
      activities: [
        'Agree a gender objective with every manager in the appraisal plan',
        'Coach team supervisors in {town} on setting and rating gender objectives',
        'Put gender results on the agenda of the monthly management meeting',
        'Mid-year check of appraisal plans by the head of programme and the gender focal point',
      ],
    },
    focal_points: {
      statements: [
        'A gender focal point with time, terms of reference and access to management is in place',
        'Focal points at the main office and in {town} have a mandate and are listened to',
      ],
      activities: [
        'Appoint a focal point and an alternate with agreed terms of reference',
        'Hand-over notes and a quarterly call among the focal points of neighbouring programmes',
        'Bring the focal point into project reviews before budgets are signed',
        'Two-day induction of focal points from {partner}',
      ],
    },
    review: {
      statements: [
        'The plan is reviewed once a year with staff and partners and corrected',
        'Yearly review of the gender plan held and its decisions followed up',
      ],
      activities: [
        'Annual review with staff, partners and {authority}',
        'Collect the views of field staff in {town} and {town2} before the review',
        'Publish the decisions of the review to all staff within two weeks',
        'Follow up open recommendations every quarter',
      ],
    },
    vacancies: {
      statements: [
        'Vacancies are written, placed and selected so that women apply and are chosen',
        'Vacancy announcements reach women in {town} and {town2}',
      ],
      activities: [
        'Rewrite job descriptions of survey and clearance posts in plain, neutral words',
        'Advertise through women-led radio and associations in {town}',
        'Open days for women at the training lane in {town2}',
        'Brief all selection panels and keep one woman on each panel',
      ],
    },
    parity: {
      statements: [
        'Headcount by sex and level is known and used in workforce planning',
        'A workforce plan with yearly steps towards parity is followed',
      ],
      activities: [
        'Headcount of all personnel, partners included, at half-year',
        'Workforce plan with the posts that fall vacant in the next 18 months',
        'Talent pool of women for operations and support posts in {town}',
        'Quarterly talk of the head of programme with {partner} on its staffing',
      ],
    },
    special: {
      statements: [
        'Vacancies with too few women among applicants are widened before selection',
        'Temporary special measures are used and recorded',
      ],
      activities: [
        'Re-advertise when fewer than three qualified women applied',
        'Written reasons when a qualified woman on the shortlist is not chosen',
        'Traineeships for women as deminers and medics in {town}',
        'Review of language and driving requirements that keep women out',
      ],
    },
    retention: {
      statements: [
        'Women stay and advance: exits are understood and careers planned',
        'Career paths and flexible arrangements keep women in the programme',
      ],
      activities: [
        'Exit interviews by somebody outside the line of command',
        'Mentoring for women in operations by supervisors from {town2}',
        'Flexible rotation for parents of small children',
        'Certificate course for team leaders, half of the places for women',
      ],
    },
    environment: {
      statements: [
        'Field sites offer separate, lit and lockable accommodation and ablution',
        'Camps in {town} and {town2} are fit for women and men',
      ],
      activities: [
        'Inspect field sites against the site checklist',
        'Separate ablution and lighting at the camp in {town}',
        'Protective equipment and uniforms in sizes that fit women',
        'Safe transport home after late shifts in {town2}',
      ],
    },
    conduct: {
      statements: [
        'All personnel know the standards of conduct and how to report',
        'Mandatory courses on conduct are completed, by partners too',
      ],
      activities: [
        'Conduct course for new personnel within 30 days',
        'Refresher on the prevention of sexual exploitation and abuse with {partner}',
        'Posters and a confidential telephone line at every site',
        'Quarterly list of missing certificates to line managers',
      ],
    },
    training: {
      statements: [
        'Personnel and partners are trained in gender and diversity in mine action',
        'Teams in {town} and {town2} can apply the gender guidelines in their daily work',
      ],
      activities: [
        'Three-day course on gender and diversity in mine action in {town}',
        'Training of trainers from {partner} and {authority}',
        'Half-day module for clearance teams before deployment to {town2}',
        'Toolkit with examples from the programme, printed and on tablets',
      ],
    },
    data: {
      statements: [
        'Data on beneficiaries are collected by sex, age and disability and used',
        'Session and survey forms tell women, girls, men and boys apart',
      ],
      activities: [
        'New session forms with sex, age and disability in {town}',
        'Train enumerators of {partner} in the Washington Group questions',
        'Monthly data check with {authority}',
        'Map who is not reached around {town2} and change the schedule of sessions',
      ],
    },
    reach: {
      statements: [
        'Risk education reaches women, girls, men and boys where they are',
        'Women facilitators lead risk education around {town}',
      ],
      activities: [
        'Risk education by teams of a woman and a man in villages around {town}',
        'Sessions at water points, clinics and markets at hours that suit women',
        'Radio spots in local languages with women as speakers',
        'Risk education in schools of {town2} with girls as peer educators',
      ],
    },
    teams: {
      statements: [
        'Survey, clearance and risk education teams are mixed',
        'Every team around {town} has at least one woman in an operational role',
      ],
      activities: [
        'Recruit and train women as searchers with {partner}',
        'Deploy mixed survey teams to {town2}',
        'Consult women separately before land is released in {town}',
        'Women medics and drivers for the teams of {partner}',
      ],
    },
    analysis: {
      statements: [
        'New projects start from a gender analysis',
        'Project documents hold a gender analysis that shapes tasks and budget',
      ],
      activities: [
        'Gender analysis of land use around {town}',
        'Checklist and desk review of every new project document',
        'Focus groups with women and with men in {town2} before task orders',
        'Share one analysis among the partners working around {town}',
      ],
    },
    clauses: {
      statements: [
        'Contracts with implementing partners hold gender clauses that are checked',
        'Calls for proposals and contracts ask for, and pay for, gender results',
      ],
      activities: [
        'Add gender clauses to all new and extended contracts',
        'Score gender in the evaluation of proposals',
        'Visit {partner} twice a year to check the clauses',
        'Help sheet for bidders on budgets for mixed teams',
      ],
    },
    dialogue: {
      statements: [
        'The sector talks about gender with facts from the field',
        'Sector meetings with {authority} hold a session on gender',
      ],
      activities: [
        'Session on gender at the yearly meeting with {authority}',
        'Coordination group on gender with partners in {town}',
        'Field visit of donors led by women of the teams around {town2}',
        'International Mine Awareness Day with women deminers as speakers',
      ],
    },
    partner_parity: {
      statements: [
        'Partners recruit and keep women in operational posts',
        'Partners report their personnel by sex and level and agree steps to parity',
      ],
      activities: [
        'Agree yearly targets for women in operations with {partner}',
        'Stipends for women who train as explosive ordnance disposal operators',
        'Child care arrangement for the staff of {partner} in {town}',
        'Half-yearly table of partner personnel by sex and level',
      ],
    },
  },
  roles: {
    head: 'Head of programme',
    gender: 'Gender focal point',
    hr: 'Human resources officer',
    operations: 'Operations manager',
    education: 'Risk education officer',
    partners: 'Partnerships officer',
  },
  milestones: [
    'First group finished',
    'Terms of reference signed',
    'Report shared with partners',
    'Equipment handed over in {town}',
  ],
  comments: [
    'From partner lists; two lists came as paper and were typed in.',
    'Sites around {town2} could not be visited this quarter.',
    'Lower than planned because recruitment paused for six weeks.',
    'Checked with {authority}.',
    'Includes the staff that {partner} took over in the quarter.',
    'Courses held online; attendance taken from the meeting log.',
  ],
  notApplicable: 'The source could not be reached before the report was due.',
  noVacancy: 'No vacancy closed in the quarter.',
  ratings: [
    'On track: most actions of the quarter were taken, recruitment is the slow part.',
    'Constrained: travel limits postponed the site work in {town}; desk work went ahead.',
    'On track: partners now send their lists on time.',
    'Constrained: two posts that carry the plan are vacant.',
    'Met for the quarter: all decisions of the last review were followed up.',
  ],
  changes: [
    '{authority} put a question on team composition into its accreditation form.',
    'Partners agreed on one session form with sex, age and disability.',
    'No change seen yet; the interviews after the event are under way.',
    '{partner} changed its vacancy template after the session in {town}.',
    'Donors asked for gender results in two new calls.',
  ],
  trained: '{people} people were trained this quarter, {women} of them women.',
  reached:
    'Risk education reached {people} people; {women} of those counted by sex were women and girls.',
  needs: {
    personnel: 'Gender specialist and reinforcement of outreach and recruitment {here}',
    training: 'Context-specific courses and toolkits for personnel and partners {here}',
  },
  rationale: 'Chosen so that the office can be compared with the portfolio',
}
