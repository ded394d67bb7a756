// The whole application: language and direction, the wire, and then either the Welcome screen or the
// frame with its rooms.
import { useSuspenseQuery } from '@tanstack/react-query'
import { type ReactNode, Suspense, use, useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { IntlProvider } from 'react-intl'
import { Router } from 'wouter'
import { useHashLocation } from 'wouter/use-hash-location'
import { directionOf, type Language, localeOf, messagesOf } from '#i18n/intl.ts'
import { ClientProvider, type Connection, useApi } from './client/api.tsx'
import { Mending } from './features/mending/mending.tsx'
import { Welcome } from './features/welcome/welcome.tsx'
import { Broken } from './frame/broken.tsx'
import { Frame } from './frame/frame.tsx'
import { useChoice } from './frame/state.ts'
import { Loading } from './ui/empty.tsx'

interface Wire {
  readonly connection: Promise<Connection>
  /** The same, when it is there already. */
  readonly ready: Connection | null
}

export function App(props: Wire) {
  const language = useChoice((s) => s.language)
  return (
    <Speaking language={language}>
      <Broken>
        <Suspense fallback={<Loading />}>
          <Connected {...props} />
        </Suspense>
      </Broken>
    </Speaking>
  )
}

/** Everything below says its texts, numbers and dates in one language, in its direction. */
function Speaking(props: { readonly language: Language; readonly children: ReactNode }) {
  const { language } = props
  const theme = useChoice((s) => s.theme)
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = directionOf(language)
    document.documentElement.dataset.theme = theme
  }, [language, theme])
  return (
    <IntlProvider
      locale={localeOf(language)}
      defaultLocale="en"
      messages={{ ...messagesOf(language) }}
    >
      <I18nProvider locale={localeOf(language)}>{props.children}</I18nProvider>
    </IntlProvider>
  )
}

function Connected(props: Wire) {
  const connection = props.ready ?? use(props.connection)
  return (
    <ClientProvider connection={connection}>
      <Router hook={useHashLocation}>
        {/* Inside the provider: a tree that waits before its first paint is thrown away with its caches. */}
        <Suspense fallback={<Loading />}>
          <Entrance />
        </Suspense>
        <Mending />
      </Router>
    </ClientProvider>
  )
}

function Entrance() {
  const { data: workspace } = useSuspenseQuery(useApi().workspaces.current.queryOptions())
  return workspace ? <Frame key={workspace.id} /> : <Welcome />
}
