// English messages: exchange.
export const exchange = {} as const satisfies Record<string, string>
