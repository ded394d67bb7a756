// How a disaggregation names its dimensions: `sex x age`. Their values are rows of their own.

/** 'sex x age' → ['sex', 'age'] */
export function dimensionsOf(text: string | null): readonly string[] {
  return (text ?? '')
    .split(/\s+x\s+/i)
    .map((name) => name.trim())
    .filter(Boolean)
}
