// The sample's shared rows: strategy, objectives, offices, periods, definitions, dimensions,
// personnel categories and levels, SDG relevance. HQ owns them all.
import type { Command } from '#domain/changes.ts'
import { FIRST_YEAR, LAST_YEAR, samplePeriods } from './calendar.ts'
import {
  DEFINITIONS,
  DIMENSION_VALUES,
  DISAGGREGATIONS,
  OBJECTIVES,
  SDG_DIRECT,
  SDG_INDIRECT,
} from './data/definitions.ts'
import { OFFICES } from './data/offices.ts'
import { CATEGORIES } from './data/personnel.ts'
import { create, definitionName, put, strategyId } from './make.ts'
import { sampleId } from './random.ts'

const SDG_SOURCE = 'Working list after the 2017 GICHD-UNDP study; HQ may change it'

function people(seed: number): Command[] {
  return CATEGORIES.flatMap((category, position) => [
    create(seed, 'personnel_category', category.code, {
      code: category.code,
      title: category.title,
      sort: position + 1,
    }),
    ...category.levels.map(([code, title], level) =>
      create(seed, 'personnel_level', code, {
        category: sampleId(seed, `personnel_category/${category.code}`),
        code,
        title,
        sort: (position + 1) * 100 + level + 1,
      }),
    ),
  ])
}

function definitions(seed: number, scale: number): Command[] {
  return Array.from({ length: scale }, (_, copy) => definitionCopy(seed, copy)).flat()
}

function definitionCopy(seed: number, copy: number): Command[] {
  return DEFINITIONS.map((definition) =>
    create(seed, 'indicator_definition', definitionName(definition.code, copy), {
      code: definitionName(definition.code, copy),
      title: copy === 0 ? definition.title : `${definition.title} (${copy + 1})`,
      ...(definition.unit ? { unit: definition.unit } : {}),
      measure: definition.measure,
      direction: definition.direction,
      value_mode: definition.mode,
      over_offices: definition.offices,
      over_periods: definition.periods,
      ...(definition.numerator ? { numerator_label: definition.numerator } : {}),
      ...(definition.denominator ? { denominator_label: definition.denominator } : {}),
      decimals: definition.measure === 'percentage' ? 1 : 0,
      ...(definition.measure === 'qualitative' ? {} : { minimum: 0 }),
      ...(definition.measure === 'percentage' ? { maximum: 100 } : {}),
      frequency: definition.frequency,
      means_of_verification: definition.verification,
      collection_method: definition.collection,
      sdg_target: definition.sdg,
      ...(definition.disaggregation
        ? { disaggregation: sampleId(seed, `disaggregation/${definition.disaggregation}`) }
        : {}),
      objective: sampleId(seed, `strategic_objective/${definition.objective}`),
    }),
  )
}

export function referenceCommands(seed: number, scale: number): Command[] {
  return [
    create(seed, 'strategy', '2020-2024', {
      title: 'Joint gender strategy of the mine-action partnership 2020-2024',
      year_from: FIRST_YEAR,
      year_to: LAST_YEAR,
      parity_low: 47,
      parity_high: 53,
      green_from: 90,
      amber_from: 60,
      notice:
        'Sample data: the wording of the objectives is illustrative, all figures are invented',
    }),
    ...OBJECTIVES.map(({ code, title, theme }, index) =>
      create(seed, 'strategic_objective', code, {
        strategy: strategyId(seed),
        code,
        title,
        theme,
        sort: index + 1,
      }),
    ),
    ...OFFICES.map((office) =>
      create(seed, 'office', office.code, {
        code: office.code,
        name: office.name,
        type: office.type,
        ...(office.country ? { country: office.country } : {}),
        ...(office.m49 ? { m49: office.m49 } : {}),
        language: office.language,
        time_zone: office.timeZone,
      }),
    ),
    ...samplePeriods().map(({ opens, due, locks, ...period }) =>
      put('reporting_period', {
        ...period,
        ...(opens ? { opens } : {}),
        ...(due ? { due } : {}),
        ...(locks ? { locks } : {}),
      }),
    ),
    ...DISAGGREGATIONS.map((entry) =>
      create(seed, 'disaggregation', entry.code, {
        code: entry.code,
        title: entry.title,
        dimensions: entry.dimensions,
      }),
    ),
    ...DIMENSION_VALUES.map(([dimension, code, title], index) =>
      put('dimension_value', { dimension, code, title, sort: index + 1 }),
    ),
    ...definitions(seed, scale),
    ...people(seed),
    ...SDG_DIRECT.map((goal) =>
      put('sdg_relevance', { goal, relevance: 'direct', source: SDG_SOURCE }),
    ),
    ...SDG_INDIRECT.map((goal) =>
      put('sdg_relevance', { goal, relevance: 'indirect', source: SDG_SOURCE }),
    ),
  ]
}
