// Editing: commands in, one group out; undo and redo of whole groups; the history of a cell.
import * as z from 'zod'
import { ENTITIES, type EntityName } from '#domain/entities.ts'
import { base, Id, LabelSchema, ValueSchema } from './common.ts'

const Entity = z.enum(Object.keys(ENTITIES) as [EntityName, ...EntityName[]])
const Values = z.record(z.string(), ValueSchema)

/** See domain/changes.ts, Command. */
export const CommandSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('set'), entity: Entity, row: Id, values: Values }),
  z.object({ do: z.literal('create'), entity: Entity, id: Id.optional(), values: Values }),
  z.object({ do: z.literal('put'), entity: Entity, values: Values }),
  z.object({ do: z.literal('delete'), entity: Entity, row: Id }),
])

const Done = z.object({
  /** null when nothing was different. */
  group: Id.nullable(),
  /** The row of each command, in order. */
  rows: z.array(Id),
  changes: z.number(),
})

export const edit = {
  /**
   * All or nothing, one group, one transaction, durable when it answers. Refuses: row_unknown,
   * row_deleted, field_unknown, value_kind, value_required, rights, locked.
   */
  apply: base
    .input(z.object({ commands: z.array(CommandSchema).min(1).max(200_000), label: LabelSchema }))
    .output(Done),
  undo: base.output(z.object({ group: Id, label: LabelSchema, rows: z.array(Id) })),
  redo: base.output(z.object({ group: Id, label: LabelSchema, rows: z.array(Id) })),
  state: base.output(z.object({ undo: LabelSchema.nullable(), redo: LabelSchema.nullable() })),
}

export const HistoryEntrySchema = z.object({
  ref: z.string(),
  group: Id,
  at: z.string(),
  actor: z.string(),
  site: z.string(),
  office: z.string().nullable(), // code of the office whose workspace wrote it, when known
  label: LabelSchema,
  kind: z.enum(['edit', 'undo', 'redo']),
  entity: z.string(),
  row: Id,
  field: z.string(), // '' for a creation, 'deleted' for a deletion
  from: ValueSchema,
  to: z.union([ValueSchema, z.record(z.string(), ValueSchema)]),
  /** False for the losing side of a conflict and for everything overwritten. */
  current: z.boolean(),
})

export const history = {
  /** Every change of a row or of one field, newest first. */
  row: base
    .input(z.object({ row: Id, field: z.string().optional() }))
    .output(z.object({ entity: z.string(), entries: z.array(HistoryEntrySchema) })),
}
