// English messages: cli.
export const cli = {} as const satisfies Record<string, string>
