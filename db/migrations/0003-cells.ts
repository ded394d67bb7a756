// Schema version 3: what a roll-up reads of the cells lies together, by indicator and in order of time, and
// the years among the periods are found without looking at the quarters. Frozen by its hash.
export const sql = `
CREATE INDEX "actual_cells" ON "actual" ("indicator", "period", "deleted", "status", "value", "numerator", "denominator");
CREATE INDEX "target_cells" ON "target" ("indicator", "period", "deleted", "value", "numerator", "denominator");
CREATE INDEX "actual_years" ON "actual" ("indicator", "period") WHERE length("period") = 4;
CREATE INDEX "target_years" ON "target" ("indicator", "period") WHERE length("period") = 4;
`
