// Events whose default a listener can prevent, as Electron hands them to its listeners.
export type Preventable<T> = T & { readonly defaultPrevented: boolean; preventDefault(): void }

export function preventable<T extends object>(details: T): Preventable<T> {
  let prevented = false
  return Object.defineProperties({ ...details } as Preventable<T>, {
    defaultPrevented: { get: () => prevented },
    preventDefault: {
      value: () => {
        prevented = true
      },
    },
  })
}
