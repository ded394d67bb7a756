// The Welcome room.
import { Empty } from '../../ui/empty.tsx'

export function Welcome() {
  return <Empty title="" />
}
