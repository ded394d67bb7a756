// English messages: rules.
export const rules = {} as const satisfies Record<string, string>
