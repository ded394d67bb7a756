// Where the screens start. Strictness first: the schema library must never compile code at run time.
import './client/strict.ts'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/noto-sans-arabic/wght.css'
import './ui/tokens.css'
import './ui/base.css'
import './ui/controls.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { connect } from './client/connect.ts'

const root = document.getElementById('root')
if (root) createRoot(root).render(<App connection={connect()} />)
