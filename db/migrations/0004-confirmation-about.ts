// Schema version 4: a confirmation remembers what the warning said that it confirms, so that it falls when
// the value is another one. Frozen by its hash.
export const sql = `
ALTER TABLE "confirmation" ADD COLUMN "about" TEXT;
`
