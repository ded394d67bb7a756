// The Inbox room.
import { Empty } from '../../ui/empty.tsx'

export function Inbox() {
  return <Empty title="room.inbox" />
}
