// Migration 1: the journal, what stays local, and a table per entity. Frozen: released files were made by
// this very text, so it is never edited (its hash is in the test); a later change is a later migration.
export const sql = `CREATE TABLE "meta" (
  "key" TEXT NOT NULL PRIMARY KEY,
  "value" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "stream" (
  "id" INTEGER NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL UNIQUE,
  "site" TEXT NOT NULL,
  "scope" TEXT NOT NULL
) STRICT;
CREATE TABLE "site" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "change_group" (
  "n" INTEGER NOT NULL PRIMARY KEY,
  "id" TEXT NOT NULL UNIQUE,
  "site" TEXT NOT NULL,
  "office" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "actor" TEXT NOT NULL,
  "label" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "target" TEXT,
  "undo" INTEGER,
  "spans" TEXT NOT NULL
) STRICT;
CREATE INDEX "change_group_undone" ON "change_group" ("n") WHERE "undo" = 1;
CREATE TABLE "change" (
  "n" INTEGER NOT NULL PRIMARY KEY,
  "change_group" INTEGER NOT NULL,
  "entity" TEXT NOT NULL,
  "row" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "prior" TEXT
) STRICT;
CREATE INDEX "change_by_row" ON "change" ("row", "field");
CREATE TABLE "head" (
  "row" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "n" INTEGER NOT NULL,
  PRIMARY KEY ("row", "field", "n")
) STRICT, WITHOUT ROWID;
CREATE TABLE "conflict" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "entity" TEXT NOT NULL,
  "row" TEXT NOT NULL,
  "field" TEXT NOT NULL,
  "base" TEXT NOT NULL,
  "sides" TEXT NOT NULL,
  "settled" TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX "conflict_by_row" ON "conflict" ("row", "field");
CREATE INDEX "conflict_open" ON "conflict" ("field", "row") WHERE "settled" IS NULL;
CREATE TABLE "setting" (
  "key" TEXT NOT NULL PRIMARY KEY,
  "value" TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE "peer" (
  "site" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "minisign" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "age" TEXT NOT NULL,
  "accepted_at" TEXT NOT NULL,
  "accepted_by" TEXT NOT NULL,
  "revoked_at" TEXT,
  "vector" TEXT NOT NULL,
  "vector_at" TEXT
) STRICT, WITHOUT ROWID;
CREATE TABLE "package_log" (
  "n" INTEGER NOT NULL PRIMARY KEY,
  "id" TEXT NOT NULL,
  "direction" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "site" TEXT NOT NULL,
  "office" TEXT NOT NULL,
  "period" TEXT,
  "result" TEXT NOT NULL,
  "summary" TEXT NOT NULL,
  "effect" TEXT,
  "vector" TEXT NOT NULL,
  "raw" BLOB NOT NULL
) STRICT;
CREATE INDEX "package_log_by_id" ON "package_log" ("id");
CREATE TABLE "strategy" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT,
  "year_from" INTEGER,
  "year_to" INTEGER,
  "parity_low" REAL,
  "parity_high" REAL,
  "green_from" REAL,
  "amber_from" REAL,
  "notice" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "strategic_objective" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "strategy" TEXT REFERENCES "strategy" ("id") DEFERRABLE INITIALLY DEFERRED,
  "code" TEXT,
  "title" TEXT,
  "theme" TEXT,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "strategic_objective_by_strategy" ON "strategic_objective" ("strategy");
CREATE TABLE "office" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT,
  "name" TEXT,
  "type" TEXT,
  "country" TEXT,
  "m49" TEXT,
  "language" TEXT,
  "time_zone" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "person_role" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "name" TEXT,
  "title" TEXT,
  "role" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "person_role_by_office" ON "person_role" ("office");
CREATE TABLE "reporting_period" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT,
  "starts" TEXT,
  "ends" TEXT,
  "opens" TEXT,
  "due" TEXT,
  "locks" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "disaggregation" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT,
  "title" TEXT,
  "dimensions" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "dimension_value" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "dimension" TEXT,
  "code" TEXT,
  "title" TEXT,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "indicator_definition" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT,
  "title" TEXT,
  "unit" TEXT,
  "measure" TEXT,
  "direction" TEXT,
  "value_mode" TEXT,
  "over_offices" TEXT,
  "over_periods" TEXT,
  "numerator_label" TEXT,
  "denominator_label" TEXT,
  "decimals" INTEGER,
  "minimum" REAL,
  "maximum" REAL,
  "frequency" TEXT,
  "means_of_verification" TEXT,
  "collection_method" TEXT,
  "sdg_target" TEXT,
  "disaggregation" TEXT REFERENCES "disaggregation" ("id") DEFERRABLE INITIALLY DEFERRED,
  "objective" TEXT REFERENCES "strategic_objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "personnel_category" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT,
  "title" TEXT,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "personnel_level" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "category" TEXT REFERENCES "personnel_category" ("id") DEFERRABLE INITIALLY DEFERRED,
  "code" TEXT,
  "title" TEXT,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "personnel_level_by_category" ON "personnel_level" ("category");
CREATE TABLE "sdg_relevance" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "goal" INTEGER,
  "relevance" TEXT,
  "source" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "workplan" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "strategy" TEXT REFERENCES "strategy" ("id") DEFERRABLE INITIALLY DEFERRED,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "parent" TEXT REFERENCES "workplan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "code" TEXT,
  "title" TEXT,
  "level" TEXT,
  "year_from" INTEGER,
  "year_to" INTEGER,
  "currency" TEXT,
  "plan_version" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "workplan_by_office" ON "workplan" ("office");
CREATE TABLE "outcome" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "workplan" TEXT REFERENCES "workplan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "objective" TEXT REFERENCES "strategic_objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "code" TEXT,
  "statement" TEXT,
  "assumptions" TEXT,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "outcome_by_workplan" ON "outcome" ("workplan");
CREATE TABLE "output" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "outcome" TEXT REFERENCES "outcome" ("id") DEFERRABLE INITIALLY DEFERRED,
  "code" TEXT,
  "statement" TEXT,
  "assumptions" TEXT,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "output_by_outcome" ON "output" ("outcome");
CREATE TABLE "activity" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "output" TEXT REFERENCES "output" ("id") DEFERRABLE INITIALLY DEFERRED,
  "code" TEXT,
  "title" TEXT,
  "guideline_area" TEXT,
  "starts" TEXT,
  "ends" TEXT,
  "q1" INTEGER,
  "q2" INTEGER,
  "q3" INTEGER,
  "q4" INTEGER,
  "responsible" TEXT,
  "accountable" TEXT,
  "partner" TEXT,
  "status" TEXT,
  "percent_complete" REAL,
  "status_override" TEXT,
  "override_reason" TEXT,
  "special_measure" INTEGER,
  "corporate_initiative" INTEGER,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "activity_by_output" ON "activity" ("output");
CREATE TABLE "milestone" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "activity" TEXT REFERENCES "activity" ("id") DEFERRABLE INITIALLY DEFERRED,
  "title" TEXT,
  "due" TEXT,
  "done" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "milestone_by_activity" ON "milestone" ("activity");
CREATE TABLE "indicator" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "definition" TEXT REFERENCES "indicator_definition" ("id") DEFERRABLE INITIALLY DEFERRED,
  "workplan" TEXT REFERENCES "workplan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "outcome" TEXT REFERENCES "outcome" ("id") DEFERRABLE INITIALLY DEFERRED,
  "output" TEXT REFERENCES "output" ("id") DEFERRABLE INITIALLY DEFERRED,
  "baseline_value" REAL,
  "baseline_numerator" REAL,
  "baseline_denominator" REAL,
  "baseline_year" INTEGER,
  "final_target" REAL,
  "responsible" TEXT,
  "rationale" TEXT,
  "contributes_to" TEXT REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "status_override" TEXT,
  "override_reason" TEXT,
  "sort" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "indicator_by_output" ON "indicator" ("output");
CREATE INDEX "indicator_by_outcome" ON "indicator" ("outcome");
CREATE INDEX "indicator_by_workplan" ON "indicator" ("workplan");
CREATE INDEX "indicator_by_contributes_to" ON "indicator" ("contributes_to");
CREATE TABLE "target" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "indicator" TEXT REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT,
  "value" REAL,
  "numerator" REAL,
  "denominator" REAL,
  "text" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "target_by_indicator" ON "target" ("indicator");
CREATE TABLE "actual" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "indicator" TEXT REFERENCES "indicator" ("id") DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT,
  "value" REAL,
  "numerator" REAL,
  "denominator" REAL,
  "text" TEXT,
  "status" TEXT,
  "comment" TEXT,
  "follow_up" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "actual_by_indicator" ON "actual" ("indicator");
CREATE TABLE "actual_part" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "actual" TEXT REFERENCES "actual" ("id") DEFERRABLE INITIALLY DEFERRED,
  "cell" TEXT,
  "value" REAL,
  "numerator" REAL,
  "denominator" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "actual_part_by_actual" ON "actual_part" ("actual");
CREATE TABLE "budget_line" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "activity" TEXT REFERENCES "activity" ("id") DEFERRABLE INITIALLY DEFERRED,
  "category" TEXT,
  "period" TEXT,
  "description" TEXT,
  "planned" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "budget_line_by_activity" ON "budget_line" ("activity");
CREATE TABLE "funding" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "budget_line" TEXT REFERENCES "budget_line" ("id") DEFERRABLE INITIALLY DEFERRED,
  "source" TEXT,
  "amount" INTEGER,
  "certainty" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "funding_by_budget_line" ON "funding" ("budget_line");
CREATE TABLE "expenditure" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "budget_line" TEXT REFERENCES "budget_line" ("id") DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT,
  "amount" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "expenditure_by_budget_line" ON "expenditure" ("budget_line");
CREATE TABLE "funding_need" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "workplan" TEXT REFERENCES "workplan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "area" TEXT,
  "year" INTEGER,
  "description" TEXT,
  "required" INTEGER,
  "secured" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "funding_need_by_workplan" ON "funding_need" ("workplan");
CREATE TABLE "parity_headcount" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "date" TEXT,
  "employer" TEXT,
  "category" TEXT REFERENCES "personnel_category" ("id") DEFERRABLE INITIALLY DEFERRED,
  "level" TEXT REFERENCES "personnel_level" ("id") DEFERRABLE INITIALLY DEFERRED,
  "function" TEXT,
  "women" INTEGER,
  "men" INTEGER,
  "other" INTEGER,
  "undisclosed" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "parity_headcount_by_office_date" ON "parity_headcount" ("office", "date");
CREATE TABLE "parity_flow" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT,
  "flow" TEXT,
  "employer" TEXT,
  "category" TEXT REFERENCES "personnel_category" ("id") DEFERRABLE INITIALLY DEFERRED,
  "level" TEXT REFERENCES "personnel_level" ("id") DEFERRABLE INITIALLY DEFERRED,
  "women" INTEGER,
  "men" INTEGER,
  "other" INTEGER,
  "undisclosed" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "parity_flow_by_office_period" ON "parity_flow" ("office", "period");
CREATE TABLE "parity_target" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "category" TEXT REFERENCES "personnel_category" ("id") DEFERRABLE INITIALLY DEFERRED,
  "year" INTEGER,
  "women_share" REAL,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE TABLE "risk" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "workplan" TEXT REFERENCES "workplan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "output" TEXT REFERENCES "output" ("id") DEFERRABLE INITIALLY DEFERRED,
  "type" TEXT,
  "statement" TEXT,
  "likelihood" INTEGER,
  "impact" INTEGER,
  "mitigation" TEXT,
  "owner_name" TEXT,
  "status" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "risk_by_workplan" ON "risk" ("workplan");
CREATE INDEX "risk_by_output" ON "risk" ("output");
CREATE TABLE "narrative" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "workplan" TEXT REFERENCES "workplan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "output" TEXT REFERENCES "output" ("id") DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT,
  "achievements" TEXT,
  "challenges" TEXT,
  "lessons" TEXT,
  "next_steps" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "narrative_by_workplan" ON "narrative" ("workplan");
CREATE INDEX "narrative_by_output" ON "narrative" ("output");
CREATE TABLE "sdg_link" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "entity" TEXT,
  "row" TEXT,
  "goal" INTEGER,
  "target" TEXT,
  "relevance" TEXT,
  "source" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "sdg_link_by_row" ON "sdg_link" ("row");
CREATE TABLE "framework_link" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "entity" TEXT,
  "row" TEXT,
  "framework" TEXT,
  "code" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "framework_link_by_row" ON "framework_link" ("row");
CREATE TABLE "comment" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "entity" TEXT,
  "row" TEXT,
  "field" TEXT,
  "body" TEXT,
  "author" TEXT,
  "written" TEXT,
  "settled" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "comment_by_row" ON "comment" ("row");
CREATE TABLE "submission" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "workplan" TEXT REFERENCES "workplan" ("id") DEFERRABLE INITIALLY DEFERRED,
  "period" TEXT,
  "state" TEXT,
  "times" INTEGER,
  "submitted_at" TEXT,
  "submitted_by" TEXT,
  "words" TEXT,
  "decided_at" TEXT,
  "decided_by" TEXT,
  "decision_comment" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "submission_by_workplan" ON "submission" ("workplan");
CREATE INDEX "submission_by_period" ON "submission" ("period");
CREATE TABLE "confirmation" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "office" TEXT REFERENCES "office" ("id") DEFERRABLE INITIALLY DEFERRED,
  "rule" TEXT,
  "entity" TEXT,
  "row" TEXT,
  "period" TEXT,
  "explanation" TEXT,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
CREATE INDEX "confirmation_by_row" ON "confirmation" ("row");
CREATE TABLE "assessment" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "year" INTEGER,
  "objective" TEXT REFERENCES "strategic_objective" ("id") DEFERRABLE INITIALLY DEFERRED,
  "workplan" TEXT,
  "rating" TEXT,
  "finding" TEXT,
  "priority" INTEGER,
  "deleted" INTEGER NOT NULL DEFAULT 0,
  "unread" TEXT
) STRICT;
`
