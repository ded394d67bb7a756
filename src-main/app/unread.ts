// Texts that could not be read as their field's kind, kept as typed: a column of JSON in each table.

/** By field name; null when everything was readable. */
export function unreadOf(row: { readonly unread: string | null }): Record<string, string> | null {
  return row.unread === null ? null : (JSON.parse(row.unread) as Record<string, string>)
}
