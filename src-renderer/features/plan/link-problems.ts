// What the rules find in a link, seen beside the other links of its row: the same rules as everywhere,
// asked here so that the dialog can say it beside the line.
import { datasetOf, type Rows } from '#domain/dataset.ts'
import type { RowOf } from '#domain/entities.ts'
import { checkRow, type Problem } from '#domain/rules.ts'
import type { Links } from '../../ui/link-words.ts'
import type { PlanRow } from './plan-rows.ts'

export function linkProblems(
  row: PlanRow,
  links: Links,
  entity: 'sdg_link' | 'framework_link',
  id: string,
): readonly Problem[] {
  const at = { entity: row.entity, row: row.id, office: row.id, deleted: false } as const
  const sdg = links.sdg.map((link) => ({ ...link, ...at })) as readonly RowOf<'sdg_link'>[]
  const frameworks = links.frameworks.map((link) => ({
    ...link,
    ...at,
  })) as readonly RowOf<'framework_link'>[]
  const rows = {
    sdg_link: sdg,
    framework_link: frameworks,
    // The rules only ask whether it is there.
    [row.entity]: [{ id: row.id, deleted: false, unread: null }],
  } as unknown as Rows
  const judged = [...sdg, ...frameworks].find((link) => link.id === id)
  return judged ? checkRow(entity, judged, datasetOf(rows)) : []
}
