// When a screen throws, the rest of the window stays, says that the data is safe, and offers the way on.
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode } from 'react'
import { Failure } from '../ui/empty.tsx'

interface Props {
  readonly children: ReactNode
  /** A change of this key tries again: another room, another workplan. */
  readonly resetKey?: string
  readonly onReset?: () => void
}
interface State {
  readonly error: unknown
  readonly key: string | undefined
}

// React has no other way to catch what a child throws while it renders.
class Boundary extends Component<Props, State> {
  override state: State = { error: null, key: this.props.resetKey }
  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error }
  }
  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.key ? null : { error: null, key: props.resetKey }
  }
  again = () => {
    this.props.onReset?.()
    this.setState({ error: null })
  }
  override render() {
    return this.state.error ? (
      <Failure error={this.state.error} onAgain={this.again} />
    ) : (
      this.props.children
    )
  }
}

export function Broken(props: Props) {
  return <Boundary {...props} />
}

/** Inside the query client: trying again also asks the engine again. */
export function BrokenQuery(props: Props) {
  const { reset } = useQueryErrorResetBoundary()
  return <Boundary {...props} onReset={reset} />
}
