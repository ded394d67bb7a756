// Where the screens start. Strictness first: the schema library must never compile code at run time.
import './client/strict.ts'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-arabic/wght.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connectionOver } from './client/api.tsx'
import { connect } from './client/connect.ts'
import { fetchFirst } from './first.ts'

const root = document.getElementById('root')
const connection = connect().then(connectionOver)
const ready = await fetchFirst(connection)
if (root) createRoot(root).render(<App connection={connection} ready={ready} />)
