// How far an activity of the sample is at the end of a quarter.
import type { ShapedActivity } from './shape.ts'

export interface ActivityState {
  readonly status: 'not_started' | 'on_track' | 'delayed' | 'completed' | 'suspended'
  readonly percent_complete: number
}

export function activityState(activity: ShapedActivity, quarter: number): ActivityState {
  const elapsed = (quarter + 1 - activity.from) / activity.quarters
  if (elapsed <= 0) return { status: 'not_started', percent_complete: 0 }
  const percent_complete = Math.min(100, Math.round((elapsed * activity.pace * 100) / 5) * 5)
  if (percent_complete >= 100) return { status: 'completed', percent_complete: 100 }
  if (activity.suspended) return { status: 'suspended', percent_complete }
  const behind = elapsed >= 1 || activity.pace < 0.75
  return { status: behind ? 'delayed' : 'on_track', percent_complete }
}
