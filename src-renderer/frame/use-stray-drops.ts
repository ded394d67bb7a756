// A file that is dropped where no room takes it must not replace the application by itself: a browser
// would open it in this very tab. Rooms that take files listen on their own.
import { useEffect } from 'react'

export function useStrayDrops(): void {
  useEffect(() => {
    function keep(event: DragEvent) {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    }
    window.addEventListener('dragover', keep)
    window.addEventListener('drop', keep)
    return () => {
      window.removeEventListener('dragover', keep)
      window.removeEventListener('drop', keep)
    }
  }, [])
}
