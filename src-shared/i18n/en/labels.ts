// English messages: labels.
export const labels = {} as const satisfies Record<string, string>
