// Bytes to and from the person. Operations carry File objects; this turns them into a download or
// takes them from a dialog or a drop. In a desktop window the same calls meet native dialogs.

/** Gives the file to the person: a save dialog or the downloads folder, as the host has it. */
export function saveFile(file: File): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = file.name
  link.click()
  // Revoking at once would cancel the download in some browsers.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Asks the person for files; an empty list when they think better of it. */
export function pickFiles(options: {
  readonly accept: string
  readonly multiple?: boolean
}): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = options.accept
    input.multiple = options.multiple ?? false
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** The files of a drop or a paste; folders and text are left out. */
export function dropped(data: DataTransfer | null): readonly File[] {
  return [...(data?.files ?? [])]
}
