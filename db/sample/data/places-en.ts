// What is particular to the offices that work in English. Persons and partners are invented.
import type { OfficeTexts } from '../types.ts'

export const PLACES_EN: Readonly<Record<string, OfficeTexts>> = {
  GLB: {
    title: 'Global gender workplan of the portfolio 2020-2024',
    here: 'across the portfolio',
    towns: ['New York', 'Copenhagen', 'Geneva'],
    authority: 'the inter-agency coordination group',
    partners: ['the gender working group', 'the human resources hub', 'the learning team'],
    people: ['Ingrid Solheim', 'Maribel Aquino', 'Thomas Okafor'],
    own: [
      ['special', 'Special measure: justification in writing for every selection below parity'],
      ['special', 'Special measure: roster of women for P-4 and P-5 posts in field programmes'],
      ['special', 'Special measure: extend announcements until a third of applicants are women'],
      [
        'accountable',
        'Corporate initiative: gender objective in every manager’s appraisal template',
      ],
      [
        'conduct',
        'Corporate initiative: one conduct course and certificate for all contract types',
      ],
      [
        'training',
        'Corporate initiative: online course on gender in mine action in four languages',
      ],
      ['vacancies', 'Special measure: outreach to women engineers and retired women officers'],
      ['review', 'Annual assessment of the strategy with the nineteen programmes'],
    ],
    achievements: [
      'The strategy was launched with the heads of all programmes; fourteen of them named a gender objective in the first month.',
      'Courses moved online within six weeks and kept going when travel stopped; attendance of women was higher than in class.',
      'The roster of women for senior field posts opened with 46 candidates in three occupational groups.',
      'First full headcount with implementing partners, by level and sex, across nineteen programmes.',
      'The appraisal template carries a gender objective by default; managers must delete it on purpose.',
      'Six programmes shared their session forms, and one form with sex, age and disability was agreed.',
    ],
    challenges: [
      'Recruitment froze in several missions; the few posts that opened were mostly technical, where the pool of women is small.',
      'Partners use different levels; comparing their personnel needs a mapping that is not finished.',
      'Two programmes have had no gender focal point for more than a quarter.',
    ],
    lessons: [
      'Announcements that name flexible rotation draw more women than those that only encourage them to apply.',
      'Short monthly calls with focal points bring better data than one long yearly questionnaire.',
    ],
    next: [
      'Assess the first year by objective and write the funding request for the human resources team.',
      'Agree the mapping of partner levels and publish it with the headcount template.',
      'Bring the results on special measures to the programme managers’ meeting.',
    ],
    risks: [
      {
        type: 'organizational',
        statement:
          'Turnover of heads of programme empties the accountability that the strategy builds on',
        mitigation:
          'Gender objective in the hand-over note and in the first appraisal of every new head',
        likelihood: 4,
        impact: 3,
      },
      {
        type: 'financial',
        statement: 'The human resources reinforcement is funded for one year only',
        mitigation:
          'Multi-year request to the trust fund; part of the cost written into programme budgets',
        likelihood: 3,
        impact: 4,
      },
      {
        type: 'strategic',
        statement:
          'Numbers rise at junior levels only and the share of women at P-5 and above stays flat',
        mitigation: 'Roster for senior posts, sponsorship by directors, targets by level',
        likelihood: 3,
        impact: 4,
      },
    ],
  },
  ABY: {
    title: 'Abyei gender workplan 2020-2024',
    here: 'in Abyei',
    towns: ['Abyei town', 'Agok', 'Diffra', 'Todach'],
    authority: 'the joint community peace committee',
    partners: [
      'the Abyei women’s peace group',
      'Kiir River Relief',
      'the mobile survey contractor',
    ],
    people: ['Dinka Manyok', 'Grace Alakiir', 'Samuel Tut'],
    own: [
      [
        'reach',
        'Risk education for women traders before the Amiet common market opens for the season',
      ],
      ['data', 'Ask returning families at Agok about contaminated paths, women and men apart'],
      ['environment', 'Separate ablution and a lit path at the team site in Todach'],
      ['dialogue', 'Women of both communities at the pre-migration conference on safe routes'],
      ['teams', 'Two women on each route verification team before the migration season'],
    ],
    achievements: [
      'Women traders at Amiet market chose the hours of risk education themselves; attendance of women doubled.',
      'The team site in Todach was re-planned with separate accommodation while movement was restricted.',
      'Both communities sent women to the pre-migration conference for the first time.',
      'Route verification finished before the migration season with one woman on every second team.',
      'Four women from Agok passed the searcher course and joined the survey contractor.',
      'Interviews with returning families found three dangerous areas that the men had not named.',
    ],
    challenges: [
      'Rain cut the road to the northern team sites for five weeks.',
      'Tension between the communities stopped mixed sessions; women were met in separate places.',
      'Few women in the area can read, and written tests shut them out of operational posts.',
    ],
    lessons: [
      'An oral and practical entry test lets capable women in without lowering the safety standard.',
      'Women know the paths to water and firewood; without them the survey misses these paths.',
    ],
    next: [
      'Finish the lit path in Todach before the rains and inspect it with the women who live there.',
      'Train four women as risk education facilitators in Ngok Dinka and Misseriya Arabic.',
      'Agree with the contractor on women in every route verification team.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Clashes around the migration season stop all field work in the north',
        mitigation:
          'Plan northern tasks for January to March; radio sessions when roads are closed',
        likelihood: 4,
        impact: 4,
      },
      {
        type: 'social_environmental',
        statement: 'Families withdraw women from teams after incidents on the road to Diffra',
        mitigation: 'Talks with families, escort on the road, daily return to Abyei town',
        likelihood: 3,
        impact: 3,
      },
      {
        type: 'operational',
        statement: 'The survey contractor changes and trained women lose their posts',
        mitigation: 'Clause on taking over trained staff in the next contract',
        likelihood: 2,
        impact: 3,
      },
    ],
  },
  AFG: {
    title: 'Afghanistan gender workplan 2020-2024',
    here: 'in Afghanistan',
    towns: ['Kabul', 'Bamyan', 'Herat', 'Jalalabad', 'Mazar-e Sharif'],
    authority: 'the Directorate of Mine Action Coordination',
    partners: [
      'the Bamyan women’s demining team',
      'Pamir Clearance Organization',
      'Herat Safe Steps',
      'the couples’ risk education network',
    ],
    people: ['Yasmin Rahimi', 'Farida Nazari', 'Wahid Stanekzai'],
    own: [
      [
        'teams',
        'Second season of the women’s demining team in Bamyan, with its own medic and driver',
      ],
      ['reach', 'Risk education by married couples, so that women can be met at home in Jalalabad'],
      ['retention', 'Travel companion allowance for women on duty away from their town'],
      ['parity', 'Women surveyors paired with a male relative in the same office, in Herat'],
      ['analysis', 'What women and girls lose to blocked pasture and water around Bamyan'],
    ],
    achievements: [
      'The women’s team in Bamyan cleared its first task and handed the land to the village council.',
      'Risk education moved to the telephone: women facilitators called 1,900 households.',
      'Couples working together reached women in 64 villages where women facilitators alone could not travel.',
      'Three women passed the team leader examination, the first in the programme.',
      'Two partners took women into their quality assurance teams.',
      'The allowance for a travel companion was written into all new partner budgets.',
    ],
    challenges: [
      'Insecurity on the Kabul to Jalalabad road kept women facilitators in town for seven weeks.',
      'Partners find few women with field experience, and the few are hired by others.',
      'Winter closed the Bamyan tasks earlier than planned.',
    ],
    lessons: [
      'Where women may not travel alone, paying for a relative costs less than losing a trained colleague.',
      'Women deminers recruited in one village support each other; single recruits left within months.',
    ],
    next: [
      'Open a second women’s team, in Herat if the community council agrees.',
      'Team leader course for women surveyors, half theory at home, half in Bamyan.',
      'Agree with partners that trained women are not counted only in support posts.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Threats against women who work outside the home force field teams to stop',
        mitigation:
          'Low profile, transport from door to door, community agreements, option to work from home',
        likelihood: 4,
        impact: 5,
      },
      {
        type: 'political',
        statement: 'Political change puts the employment of women in the programme in question',
        mitigation: 'Local agreements with councils and elders; records of benefits for villages',
        likelihood: 4,
        impact: 5,
      },
      {
        type: 'organizational',
        statement: 'Women stay in support posts and do not move to operations',
        mitigation: 'Targets by function in partner contracts; paid training time',
        likelihood: 3,
        impact: 3,
      },
    ],
  },
  CYP: {
    title: 'Cyprus gender workplan 2020-2024',
    here: 'in Cyprus',
    towns: ['Nicosia', 'Deryneia'],
    authority: 'the bicommunal technical committee',
    partners: ['the island clearance contractor'],
    people: ['Eleni Markou', 'Sevgi Aydin', 'Paul Brennan'],
    own: [
      ['reach', 'Short briefing for women and men of the force before patrols in the buffer zone'],
      ['dialogue', 'Women engineers of both communities speak at Mine Awareness Day in Nicosia'],
    ],
    achievements: [
      'The contractor’s team on the suspected areas has its first woman searcher.',
      'Briefings went on in small groups outdoors.',
      'Both communities named a woman engineer to the technical committee.',
      'Vacancy texts were rewritten; four of nine applicants for the last post were women.',
      'The office reached equal numbers in its own small staff.',
      'Two women engineers spoke at the Mine Awareness Day in the buffer zone.',
    ],
    challenges: [
      'With so few posts one departure changes the share by several points.',
      'Crossing points were closed and the joint visit was put off.',
    ],
    lessons: [
      'In a small office the parity figure must be read over several years, not by quarter.',
    ],
    next: [
      'Joint site visit with the technical committee when the crossing points open.',
      'Keep one woman on every selection panel of the contractor.',
    ],
    risks: [
      {
        type: 'operational',
        statement: 'The clearance contract ends and the office has no post to fill for two years',
        mitigation: 'Clauses in the next contract; gender work through the committee',
        likelihood: 3,
        impact: 2,
      },
    ],
  },
  NGA: {
    title: 'Nigeria (north-east) gender workplan 2020-2024',
    here: 'in north-east Nigeria',
    towns: ['Maiduguri', 'Bama', 'Monguno', 'Dikwa', 'Mubi'],
    authority: 'the Borno State ministry of women affairs',
    partners: ['Sahel Hope Initiative', 'Women for Safe Return', 'the Borno facilitators’ union'],
    people: ['Halima Bukar', 'Chinwe Eze', 'Musa Lawan'],
    own: [
      [
        'reach',
        'Door-to-door risk education for women in seclusion in the camps of Bama and Dikwa',
      ],
      ['data', 'Ask women who returned from farms around Monguno what they saw and where'],
      [
        'training',
        'Course for women of the civilian security groups on reporting improvised devices',
      ],
      ['environment', 'Hub rooms for women staff in Bama and Monguno'],
      ['vacancies', 'Announcements in Kanuri and Hausa on radio and in camp women’s committees'],
    ],
    achievements: [
      'Half of the facilitators in the camps around Maiduguri are women since January.',
      'Risk education messages were added to hygiene kits and reached 8,000 families when gatherings were banned.',
      'Women’s committees in Dikwa now report suspicious objects by telephone.',
      'The humanitarian hub in Bama has separate rooms; women staff stay overnight for the first time.',
      'Nine women of the civilian security groups finished the reporting course.',
      'Returning women farmers helped to mark three paths near Monguno.',
    ],
    challenges: [
      'Attacks on the Damboa road stopped travel, and partners could reach Bama by helicopter only.',
      'Camps were emptied at short notice and the women facilitators moved with their families.',
      'Few women hold the driving licence that posts ask for, though most never drive.',
    ],
    lessons: [
      'The driving licence was struck from facilitator posts and applications from women rose by half.',
      'Women in seclusion are reached by neighbours, not by visitors: train one woman in each block.',
    ],
    next: [
      'Train block leaders in the new settlements around Maiduguri.',
      'Open rooms for women staff in Monguno.',
      'Agree a referral sheet for women survivors with the state ministry.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Abduction of women facilitators on the road between Maiduguri and Bama',
        mitigation: 'Helicopter only, local facilitators who live in the camp, no logos',
        likelihood: 3,
        impact: 5,
      },
      {
        type: 'social_environmental',
        statement: 'Camp closures scatter the women’s committees that report devices',
        mitigation: 'Telephone tree and contact persons in the places of return',
        likelihood: 4,
        impact: 3,
      },
      {
        type: 'financial',
        statement: 'Pooled fund allocations end before the rainy season',
        mitigation: 'Spread partner grants over two funds; core team paid from the trust fund',
        likelihood: 3,
        impact: 3,
      },
    ],
  },
  SOM: {
    title: 'Somalia gender workplan 2020-2024',
    here: 'in Somalia',
    towns: ['Mogadishu', 'Baidoa', 'Kismayo', 'Belet Weyne', 'Garowe'],
    authority: 'the Somali Explosive Management Authority',
    partners: [
      'Hiraan Women Deminers',
      'Jubba Community Liaison',
      'the police explosive ordnance teams',
      'Banadir Youth Link',
    ],
    people: ['Amina Warsame', 'Hodan Farah', 'Abdi Jama'],
    own: [
      [
        'teams',
        'Women as manual deminers on the border task near Belet Weyne, local recruits only',
      ],
      ['vacancies', 'Places for women in the explosive ordnance course of the police in Mogadishu'],
      ['reach', 'Risk education on buses and at checkpoints for women traders to Baidoa'],
      ['dialogue', 'Women, peace and security round table with the member states in Garowe'],
      ['retention', 'Nursing breaks and a room at the training centre in Mogadishu'],
      [
        'analysis',
        'How improvised devices on supply roads change women’s trade between Kismayo and Baidoa',
      ],
    ],
    achievements: [
      'Thirty-one women from Hiraan work as deminers on the border task, a third of the team.',
      'The course for police moved to an open-air site and finished with six women out of twenty.',
      'Women traders carried risk education cards to markets on the Baidoa road.',
      'A nursing room opened at the training centre; two instructors came back from leave.',
      'The authority took team composition into its accreditation checklist.',
      'Women led four of the nine community liaison teams around Kismayo.',
    ],
    challenges: [
      'Floods in Belet Weyne destroyed the camp and the deminers went home for two months.',
      'Clan balance leaves few places for women when posts are shared out.',
      'Device attacks on the Afgooye road stopped community liaison for weeks.',
    ],
    lessons: [
      'Recruiting deminers in their own district, women with women, made camps acceptable to families.',
      'A fixed number of course places for women filled; a general encouragement did not.',
    ],
    next: [
      'Rebuild the camp in Belet Weyne on high ground with separate ablution.',
      'Second police course with at least eight places for women.',
      'Follow up the accreditation checklist with the authority in two member states.',
    ],
    risks: [
      {
        type: 'safety_security',
        statement: 'Attacks with improvised devices on staff travelling to Baidoa and Belet Weyne',
        mitigation: 'Flights, local teams, short notice of travel, convoy rules',
        likelihood: 4,
        impact: 5,
      },
      {
        type: 'social_environmental',
        statement: 'Seasonal floods of the Shabelle destroy camps and stop the women’s teams',
        mitigation: 'Camps on high ground; retainer pay of one month',
        likelihood: 4,
        impact: 3,
      },
      {
        type: 'political',
        statement:
          'Elections delay the agreement with the member states on women in the police teams',
        mitigation: 'Agreements at technical level; places kept in the course calendar',
        likelihood: 3,
        impact: 2,
      },
    ],
  },
  SSD: {
    title: 'South Sudan gender workplan 2020-2024',
    here: 'in South Sudan',
    towns: ['Juba', 'Malakal', 'Bentiu', 'Torit', 'Yei'],
    authority: 'the National Mine Action Authority',
    partners: ['Nile Clearance', 'Equatoria Women in Action', 'Upper Nile Community Teams'],
    people: ['Rose Nyandeng', 'Josephine Keji', 'Peter Lado'],
    own: [
      ['teams', 'All-women clearance team around Torit, with women as team leader and medic'],
      [
        'reach',
        'Risk education in the protection sites of Malakal and Bentiu by women of the sites',
      ],
      ['environment', 'Separate tents, ablution and solar light for the teams on the Yei road'],
      ['data', 'Count water points that women use again after clearance around Bentiu'],
      ['conduct', 'Conduct course in Juba Arabic and Nuer for camp workers and guards'],
    ],
    achievements: [
      'The all-women team near Torit finished its first season without an incident and above the planned area.',
      'Loudspeaker cars replaced gatherings in Juba; women of the sites recorded the messages.',
      'Fourteen water points around Bentiu were released and are used again, mostly by women and girls.',
      'Teams on the Yei road sleep in separate tents with light; two women withdrew their notice.',
      'Twenty women of the protection sites passed the facilitator course.',
      'The authority named a gender officer and gave her a place in the tasking meeting.',
    ],
    challenges: [
      'Floods in Unity and Upper Nile closed airstrips; teams were grounded in Bentiu for six weeks.',
      'Fighting near Yei moved the teams twice.',
      'Partner lists came late by radio, and figures had to be typed in from dictation.',
    ],
    lessons: [
      'An all-women team silenced the doubts of partners faster than any course.',
      'Women choose which water point to clear first when they are asked apart from the chiefs.',
    ],
    next: [
      'Second all-women team, from Malakal.',
      'Put the count of reopened water points into the completion report form.',
      'Conduct course for the guards of the new camp.',
    ],
    risks: [
      {
        type: 'social_environmental',
        statement: 'Floods make a third of the task sites unreachable from July to November',
        mitigation: 'Calendar by region; courses and leave in the flood season',
        likelihood: 5,
        impact: 3,
      },
      {
        type: 'safety_security',
        statement: 'Ambushes on the roads of Central Equatoria',
        mitigation: 'Force protection, air transport, tasks in clusters',
        likelihood: 4,
        impact: 4,
      },
      {
        type: 'operational',
        statement: 'Reports from remote teams are lost or arrive after the quarter',
        mitigation:
          'Files by satellite link and USB stick, each report holds what the last one held',
        likelihood: 3,
        impact: 2,
      },
    ],
  },
}
