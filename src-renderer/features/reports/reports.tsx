// The Reports room.
import { Empty } from '../../ui/empty.tsx'

export function Reports() {
  return <Empty title="room.reports" />
}
