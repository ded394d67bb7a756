// What "print" means: the window, unless the room that is open has something better to print (the pages
// of a report). The key, the menu and the room's own button all come here.
import { useEffect } from 'react'

const printWindow = (): void => window.print()

let printer = printWindow

export function print(): void {
  printer()
}

/** While the component is shown, "print" prints with `own`. */
export function usePrinter(own: () => void): void {
  useEffect(() => {
    printer = own
    return () => {
      printer = printWindow
    }
  }, [own])
}
