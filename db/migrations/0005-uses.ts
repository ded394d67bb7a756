// Schema version 5: the uses of a definition are found in the index alone, and so is the little that was declared
// not applicable. A roll-up asks for both. Frozen by its hash.
export const sql = `
CREATE INDEX "indicator_uses" ON "indicator" ("definition", "deleted", "id");
CREATE INDEX "actual_away" ON "actual" ("indicator", "period", "deleted") WHERE "status" = 'not_applicable';
`
