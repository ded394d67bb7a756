// What a result is linked to beyond the strategy: SDG targets, and the frameworks of the field. Which
// rows can have links, what is usually written as the code of a framework, and links in their order.
// Offices write other codes too; nothing here refuses one.
import type { RowOf } from './entities.ts'

/** Where results are: the rows that links hang on. */
export const LINKED_ENTITIES = ['outcome', 'output', 'activity', 'indicator'] as const
export type LinkedEntity = (typeof LINKED_ENTITIES)[number]

export function canBeLinked(entity: string): entity is LinkedEntity {
  return LINKED_ENTITIES.some((name) => name === entity)
}

export const FRAMEWORKS = ['unmas', 'scr1325', 'ottawa', 'un_swap', 'own'] as const
export type Framework = (typeof FRAMEWORKS)[number]

/**
 * Codes to propose. UN Mine Action Strategy 2019-2023: three strategic outcomes, two cross-cutting ones.
 * Resolution 1325: its four pillars. Ottawa Convention: the fifty actions of the Oslo Action Plan
 * 2020-2024. The other two have no list.
 */
export const FRAMEWORK_CODES: Readonly<Record<Framework, readonly string[]>> = {
  unmas: ['SO1', 'SO2', 'SO3', 'CC1', 'CC2'],
  scr1325: ['Participation', 'Protection', 'Prevention', 'Relief and recovery'],
  ottawa: Array.from({ length: 50 }, (_, index) => `Action ${index + 1}`),
  un_swap: [],
  own: [],
}

type Sdg = Pick<RowOf<'sdg_link'>, 'id' | 'goal' | 'target'>
type Other = Pick<RowOf<'framework_link'>, 'id' | 'framework' | 'code'>

const byCode = new Intl.Collator('en', { numeric: true })

export function compareSdgLinks(a: Sdg, b: Sdg): number {
  return (
    (a.goal ?? 0) - (b.goal ?? 0) ||
    byCode.compare(a.target ?? '', b.target ?? '') ||
    (a.id < b.id ? -1 : 1)
  )
}

export function compareFrameworkLinks(a: Other, b: Other): number {
  const place = ({ framework }: Other) =>
    framework ? FRAMEWORKS.indexOf(framework) : FRAMEWORKS.length
  return place(a) - place(b) || byCode.compare(a.code ?? '', b.code ?? '') || (a.id < b.id ? -1 : 1)
}
