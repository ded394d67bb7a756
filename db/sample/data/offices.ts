// The twenty offices of the sample strategy. Numbers are synthetic. Abyei has no ISO or M49 code, so
// it has a private-use one; Sudan has two workplans.
import type { SampleOffice } from '../types.ts'

function field(
  code: string,
  name: string,
  country: string,
  m49: string | null,
  language: SampleOffice['language'],
  timeZone: string,
  people: number,
  balance: number,
  quirk: string | null = null,
): SampleOffice {
  return { code, name, type: 'field', country, m49, language, timeZone, people, balance, quirk }
}

export const HQ_CODE = 'GLB'

export const OFFICES: readonly SampleOffice[] = [
  {
    code: HQ_CODE,
    name: 'Global workplan (portfolio)',
    type: 'hq',
    country: null,
    m49: '001',
    language: 'en',
    timeZone: 'America/New_York',
    people: 190,
    balance: 1.35,
    quirk: 'special measures and corporate initiatives',
  },
  field('ABY', 'Abyei', 'XBY', null, 'en', 'Africa/Juba', 210, 0.8, 'private-use code'),
  field('AFG', 'Afghanistan', 'AFG', '004', 'en', 'Asia/Kabul', 420, 0.55),
  field('BFA', 'Burkina Faso', 'BFA', '854', 'fr', 'Africa/Ouagadougou', 130, 1.2, 'decimal comma'),
  field('CAF', 'Central African Republic', 'CAF', '140', 'fr', 'Africa/Bangui', 190, 1, 'late'),
  field('COL', 'Colombia', 'COL', '170', 'es', 'America/Bogota', 150, 1.55),
  field('CYP', 'Cyprus', 'CYP', '196', 'en', 'Asia/Nicosia', 28, 1.3, 'smallest'),
  field(
    'COD',
    'Democratic Republic of the Congo',
    'COD',
    '180',
    'fr',
    'Africa/Kinshasa',
    660,
    0.95,
  ),
  field('IRQ', 'Iraq', 'IRQ', '368', 'ar', 'Asia/Baghdad', 380, 1, 'Arabic text'),
  field('LBN', 'Lebanon', 'LBN', '422', 'ar', 'Asia/Beirut', 170, 1.25, 'returned twice'),
  field('LBY', 'Libya', 'LBY', '434', 'ar', 'Africa/Tripoli', 120, 0.75, 'denominator 0'),
  field('MLI', 'Mali', 'MLI', '466', 'fr', 'Africa/Bamako', 330, 0.9),
  field('NGA', 'Nigeria', 'NGA', '566', 'en', 'Africa/Lagos', 140, 1.2, 'sent twice'),
  field('PSE', 'State of Palestine', 'PSE', '275', 'ar', 'Asia/Gaza', 110, 1.3),
  field('SOM', 'Somalia', 'SOM', '706', 'en', 'Africa/Mogadishu', 552, 0.85),
  field('SSD', 'South Sudan', 'SSD', '728', 'en', 'Africa/Juba', 480, 1.1, 'package lost'),
  field('SDN', 'Sudan', 'SDN', '729', 'ar', 'Africa/Khartoum', 180, 1.05),
  field(
    'SDN-DAR',
    'Sudan - Darfur',
    'SDN',
    '729',
    'ar',
    'Africa/Khartoum',
    220,
    0.95,
    'two laptops',
  ),
  field('SYR', 'Syrian Arab Republic', 'SYR', '760', 'ar', 'Asia/Damascus', 190, 1.15, 'older app'),
  field(
    'ESH',
    'Western Sahara',
    'ESH',
    '732',
    'es',
    'Africa/El_Aaiun',
    150,
    1.05,
    'never submitted',
  ),
]

export function sampleOfficeOf(code: string): SampleOffice | undefined {
  return OFFICES.find((office) => office.code === code)
}
