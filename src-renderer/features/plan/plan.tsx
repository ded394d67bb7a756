// The Plan room.
import { Empty } from '../../ui/empty.tsx'

export function Plan() {
  return <Empty title="" />
}
