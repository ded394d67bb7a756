// The Dashboard room.
import { Empty } from '../../ui/empty.tsx'

export function Dashboard() {
  return <Empty title="room.dashboard" />
}
