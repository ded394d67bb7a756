// Submissions and packages: what leaves, what arrives, what it would change.
import * as z from 'zod'
import {
  base,
  FigureSchema,
  FileSchema,
  Id,
  LabelSchema,
  longOperation,
  Period,
  ValueSchema,
} from './common.ts'
import { ProblemSchema } from './plan.ts'

const Side = z.object({ office: z.string(), name: z.string(), site: z.string().nullable() })

export const PackageSummarySchema = z.object({
  id: Id,
  kind: z.enum(['setup', 'submission', 'return', 'transfer']),
  from: Side, // office code and name
  to: Side,
  strategy: z.object({ id: Id, title: z.string() }),
  period: z.string().nullable(),
  madeAt: z.string(),
  appVersion: z.string(),
  format: z.number(),
  bytes: z.number(),
  changes: z.number(),
  counts: z.record(z.string(), z.number()), // changes per entity
  signer: z.object({ fingerprint: z.string(), known: z.boolean() }),
})
export type PackageSummary = z.infer<typeof PackageSummarySchema>

/** What taking a package changes, field by field. */
export const EffectSchema = z.object({
  new: z.number(), // rows that were not here
  changed: z.number(), // fields that get another value
  same: z.number(), // changes that are known or set what is already there
  conflicts: z.number(), // fields that two people set without seeing each other; both values kept
  doubtful: z.number(), // problems (errors and warnings) that its data raises here
  /** Values of a report that HQ had already accepted or locked: applied, and to be looked at. */
  late: z.number().default(0),
  byEntity: z.array(
    z.object({
      entity: z.string(),
      new: z.number(),
      changed: z.number(),
      same: z.number(),
      conflicts: z.number(),
    }),
  ),
})

/** One row or field that a package changes, for people to look at before anything happens. */
export const ExampleSchema = z.object({
  kind: z.enum(['new', 'changed', 'conflict', 'doubtful']),
  entity: z.string(),
  row: Id,
  field: z.string().nullable(), // null: the whole row; 'deleted': it goes (to: true) or comes back
  place: z.string(), // as ProblemSchema.place
  office: Id.nullable(),
  period: z.string().nullable(),
  from: ValueSchema, // what is shown here now
  /** What is shown afterwards. Of a conflict: the other side's value, which is kept beside `from`. */
  to: ValueSchema,
  /** Doubtful only: the rule's message id is `rule.<rule>`. */
  rule: z.string().nullable(),
  late: z.boolean(),
})
export type Example = z.infer<typeof ExampleSchema>

export const InboxEntrySchema = z.object({
  package: PackageSummarySchema,
  direction: z.enum(['made', 'read']),
  at: z.string(),
  result: z.enum(['made', 'applied', 'already_known', 'taken_back']),
  effect: EffectSchema.nullable(),
  takenBackAt: z.string().nullable(),
  /** Whether packages.takeBack would do it now. */
  canTakeBack: z.boolean(),
  /** Why not: values of the refusal take_back_built_on; null where there is nothing to say. */
  whyNot: z.record(z.string(), z.union([z.string(), z.number()])).nullable(),
})

export const packages = {
  make: base
    .input(
      z.object({
        kind: z.enum(['setup', 'submission', 'return', 'transfer']),
        office: z.string().optional(), // code; needed at HQ
        period: Period.optional(),
        plain: z.boolean().optional(), // not sealed: for people who must look inside
        /** Sealed with it instead of to a key; whoever has it can open the package. */
        passphrase: z.string().min(1).max(1000).optional(),
        /** As text for the body of an e-mail (a .txt); what is not sealed has no such form: usage. */
        armour: z.boolean().optional(),
      }),
    )
    .output(z.object({ file: FileSchema, package: PackageSummarySchema })),
  /** Verifies everything and compares; changes nothing. Refusals as REFUSED with package_* codes. */
  inspect: base.input(z.object({ file: FileSchema, passphrase: z.string().optional() })).output(
    z.object({
      package: PackageSummarySchema,
      /** null when it cannot be compared yet: the signer is not known, or it is a setup package. */
      effect: EffectSchema.nullable(),
      problems: z.array(ProblemSchema), // that it would raise, at most 200
      examples: z.array(ExampleSchema), // conflicts, doubtful and late ones first, at most 200
      alreadyAt: z.string().nullable(), // when this very package was taken before
      /** The sender signs with a new key, for which the key that is known here vouches. */
      renewed: z.boolean(),
    }),
  ),
  /** One transaction, all or nothing; the raw file is kept; `trust` accepts an unknown signer once. */
  import: base
    .input(
      z.object({
        file: FileSchema,
        trust: z.string().optional(),
        dryRun: z.boolean().optional(),
        passphrase: z.string().optional(),
      }),
    )
    .output(
      longOperation(
        z.object({
          package: PackageSummarySchema,
          result: z.enum(['applied', 'already_known', 'dry_run']),
          effect: EffectSchema,
          problems: z.array(ProblemSchema),
          /** As inspect tells them; when it was taken only conflicts, late and doubtful ones. */
          examples: z.array(ExampleSchema),
        }),
      ),
    ),
  /**
   * Takes exactly its changes out again, as long as nothing builds on them. It can be taken again
   * afterwards. Refuses row_unknown, take_back_built_on.
   */
  takeBack: base
    .input(z.object({ id: Id }))
    .output(z.object({ changes: z.number(), rows: z.number() })),
  log: base.output(z.array(InboxEntrySchema)),
  /** The file as it was made or read, byte for byte. */
  raw: base.input(z.object({ id: Id })).output(FileSchema),
}

export const SubmissionSchema = z.object({
  id: Id.nullable(), // null: nothing started
  workplan: Id,
  office: Id,
  period: z.string(),
  state: z.enum(['draft', 'submitted', 'returned', 'accepted', 'locked']),
  times: z.number(),
  submittedAt: z.string().nullable(),
  submittedBy: z.string().nullable(),
  words: z.string().nullable(),
  decidedAt: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decisionComment: z.string().nullable(),
  due: z.string().nullable(),
  /** 'none' nothing came, 'on_time', 'late', or 'waiting' while the window is open. */
  timeliness: z.enum(['none', 'on_time', 'late', 'waiting']),
})

/** How complete a report is and how it stands. Cells: expected = filled + declared + empty. */
export const CompletenessSchema = z.object({
  office: Id,
  code: z.string(), // of the office
  workplan: Id,
  period: Period,
  expected: z.number(),
  filled: z.number(),
  notAvailable: z.number(), // declared, on purpose
  notApplicable: z.number(),
  empty: z.number(),
  /** Percent of the expected cells that say something, or nothing on purpose. */
  complete: FigureSchema,
  problems: z.object({
    error: z.number(),
    warning: z.number(), // not explained yet
    info: z.number(),
    explained: z.number(), // warnings with an explanation
  }),
  state: SubmissionSchema.shape.state,
  times: z.number(),
  submittedAt: z.string().nullable(),
  due: z.string().nullable(),
  timeliness: SubmissionSchema.shape.timeliness,
})

export const submissions = {
  /** Of one period, or of every period that is asked for by now or that somebody reported in. */
  completeness: base
    .input(z.object({ period: Period.optional() }))
    .output(z.array(CompletenessSchema)),
  /** Everything the Submit screen needs for one workplan and period. */
  checklist: base.input(z.object({ workplan: Id, period: Period })).output(
    z.object({
      submission: SubmissionSchema,
      indicators: z.number(),
      filled: z.number(), // indicators with an actual, or said to be not available / applicable
      empty: z.array(z.object({ indicator: Id, code: z.string(), title: z.string() })),
      narrative: z.boolean(),
      errors: z.number(),
      warnings: z.number(),
      unexplained: z.array(ProblemSchema), // warnings nobody has confirmed
      blocking: z.array(ProblemSchema), // errors
      ready: z.boolean(),
      /** What the package will hold if it is made now: changes per entity. */
      contents: z.record(z.string(), z.number()),
      lastMade: PackageSummarySchema.extend({ at: z.string() }).nullable(),
      /** HQ has acknowledged everything up to here; null: HQ has acknowledged nothing yet. */
      acknowledged: z.object({ changes: z.number(), at: z.string().nullable() }).nullable(),
      waiting: z.number(), // changes HQ is not known to have
    }),
  ),
  /** Sets the state and makes the package in one go. Refuses: submission_blocked, submission_state. */
  submit: base
    .input(
      z.object({
        workplan: Id,
        period: Period,
        words: z.string().max(4000),
        armour: z.boolean().optional(), // as for packages.make
        passphrase: z.string().min(1).max(1000).optional(),
      }),
    )
    .output(z.object({ file: FileSchema, package: PackageSummarySchema })),
  /** HQ. A return needs a comment (comment_required). */
  decide: base
    .input(
      z.object({
        submission: Id,
        decision: z.enum(['accept', 'return', 'lock']),
        comment: z.string().max(4000),
      }),
    )
    .output(z.object({ submission: SubmissionSchema, label: LabelSchema })),
  /**
   * HQ opens what it has accepted or locked: `returned` by default, or `draft`. The reason reaches the
   * office as the decision's comment. Refuses rights, comment_required, submission_state.
   */
  reopen: base
    .input(
      z.object({
        submission: Id,
        reason: z.string().max(4000),
        to: z.enum(['returned', 'draft']).optional(),
      }),
    )
    .output(z.object({ submission: SubmissionSchema, label: LabelSchema })),
  /** One per workplan for a period, those that never submitted too. */
  list: base.input(z.object({ period: Period })).output(z.array(SubmissionSchema)),
}

export const CommentSchema = z.object({
  id: Id,
  office: Id,
  entity: z.string(),
  row: Id,
  field: z.string().nullable(),
  place: z.string(), // of the row it is about; empty when that is not here
  body: z.string(),
  author: z.string(),
  written: z.string(),
  /** Code of the office whose workspace wrote it, when known here; `hq` says that it was HQ's. */
  from: z.string().nullable(),
  hq: z.boolean(),
  settled: z.boolean(),
})

export const comments = {
  /**
   * Newest first, at most 1000. Written, settled and deleted by edit.apply: entity `comment` with office
   * (of the row's office), entity, row, field, body, author, written; `settled` true. Both sides may.
   */
  list: base
    .input(z.object({ row: Id.optional(), office: Id.optional(), open: z.boolean().optional() }))
    .output(z.array(CommentSchema)),
}
