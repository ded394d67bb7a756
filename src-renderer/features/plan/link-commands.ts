// What is done to the links of a row, as commands. A target that is typed brings its goal along; a goal
// that is chosen drops a target of another.
import type { FirstValues } from '#domain/changes.ts'
import { newId } from '#domain/ids.ts'
import { FRAMEWORK_CODES, type Framework } from '#domain/links.ts'
import { goalOfTarget, readSdgTarget } from '#domain/sdg.ts'
import type { FrameworkLink, SdgLink } from '../../ui/link-words.ts'
import { type Doing, nameOf } from './plan-commands.ts'
import type { PlanRow } from './plan-rows.ts'

type LinkEntity = 'sdg_link' | 'framework_link'

/** What most results of a gender strategy are linked to, until a person says otherwise. */
const FIRST_GOAL = 5

export function addSdgLink(row: PlanRow, office: string): Doing {
  const target = row.sdgTarget
  const goal = (target === null ? null : goalOfTarget(target)) ?? FIRST_GOAL
  return create('sdg_link', row, office, {
    goal,
    relevance: 'direct',
    ...(target !== null && goalOfTarget(target) !== null ? { target } : {}),
  })
}

export function addFrameworkLink(row: PlanRow, office: string): Doing {
  const framework = 'unmas'
  return create('framework_link', row, office, {
    framework,
    code: FRAMEWORK_CODES[framework][0] ?? '',
  })
}

function create(entity: LinkEntity, row: PlanRow, office: string, values: FirstValues): Doing {
  const id = newId()
  return {
    row: id,
    label: { id: 'label.add_link', values: { what: nameOf(row) } },
    commands: [
      {
        do: 'create',
        entity,
        id,
        values: { office, entity: row.entity, row: row.id, ...values },
      },
    ],
  }
}

export function setGoal(row: PlanRow, link: SdgLink, goal: number): Doing | null {
  const of = link.target === null ? null : goalOfTarget(link.target)
  const drops = link.target !== null && of !== goal
  return edit('sdg_link', row, link.id, { goal, ...(drops ? { target: null } : {}) })
}

/** null where nothing would be different. */
export function setTarget(row: PlanRow, link: SdgLink, typed: string): Doing | null {
  const target = readSdgTarget(typed) || null
  if (target === link.target) return null
  const goal = target === null ? null : goalOfTarget(target)
  const other = goal !== null && goal !== link.goal
  return edit('sdg_link', row, link.id, { target, ...(other ? { goal } : {}) })
}

export function setSdgField(
  row: PlanRow,
  link: SdgLink,
  field: 'relevance' | 'source',
  typed: string,
): Doing | null {
  const value = typed.trim() || null
  return value === link[field] ? null : edit('sdg_link', row, link.id, { [field]: value })
}

export function setFramework(row: PlanRow, link: FrameworkLink, framework: Framework): Doing {
  return edit('framework_link', row, link.id, { framework })
}

/** A link cannot be without its code: an empty one changes nothing. */
export function setCode(row: PlanRow, link: FrameworkLink, typed: string): Doing | null {
  const code = typed.trim()
  return code === '' || code === link.code ? null : edit('framework_link', row, link.id, { code })
}

function edit(entity: LinkEntity, row: PlanRow, link: string, values: FirstValues): Doing {
  return {
    row: row.id,
    label: { id: 'label.edit_link', values: { what: nameOf(row) } },
    commands: [{ do: 'set', entity, row: link, values }],
  }
}

export function deleteLink(
  entity: LinkEntity,
  row: PlanRow,
  link: { readonly id: string },
  words: string,
): Doing {
  return {
    row: row.id,
    label: { id: 'label.delete_link', values: { what: nameOf(row), link: words } },
    commands: [{ do: 'delete', entity, row: link.id }],
  }
}
