// English messages: frame.
export const frame = {} as const satisfies Record<string, string>
