// The Indicators room.
import { Empty } from '../../ui/empty.tsx'

export function Indicators() {
  return <Empty title="" />
}
