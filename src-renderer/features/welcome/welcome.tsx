// The first screen: open the setup package from HQ, start an HQ workspace, explore the sample, or go
// back to a recent workspace. It only opens things; nothing is edited here.
import './welcome.css'
import { useText } from '../../ui/text.ts'
import { NewStrategy } from './new-strategy.tsx'
import { OpenSetup } from './open-setup.tsx'
import { Recent } from './recent.tsx'
import { Sample } from './sample.tsx'

export function Welcome() {
  const { t } = useText()
  return (
    <main className="welcome">
      <header className="welcome-head">
        <svg viewBox="0 0 32 32" width="44" height="44" aria-hidden="true">
          <path className="mark-post" d="M6 4h4v24H6z" />
          <path className="mark-flag" d="M10 6h13l4 5-4 5H10z" />
        </svg>
        <div>
          <h1>{t('welcome.title')}</h1>
          <p className="quiet">{t('welcome.lead')}</p>
        </div>
      </header>
      <div className="welcome-ways">
        <OpenSetup />
        <div className="welcome-side">
          <NewStrategy />
          <Sample />
          <Recent />
        </div>
      </div>
    </main>
  )
}
