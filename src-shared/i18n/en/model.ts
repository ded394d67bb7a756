// English messages: model.
export const model = {} as const satisfies Record<string, string>
