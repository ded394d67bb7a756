// English messages: errors.
export const errors = {} as const satisfies Record<string, string>
