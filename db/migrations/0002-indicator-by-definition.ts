// Schema version 2: the uses of a definition are found without reading every indicator; the check of an
// incoming package asks for them. Frozen by its hash.
export const sql = `
CREATE INDEX "indicator_by_definition" ON "indicator" ("definition");
`
