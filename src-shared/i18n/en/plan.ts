// English messages: plan.
export const plan = {} as const satisfies Record<string, string>
