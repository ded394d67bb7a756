// The Submit room.
import { Empty } from '../../ui/empty.tsx'

export function Submit() {
  return <Empty title="room.submit" />
}
