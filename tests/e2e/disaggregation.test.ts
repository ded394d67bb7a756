// Breaking an indicator down: the parts of a value are typed under it and what is left is shown; HQ changes
// how it is broken down, and what was entered before stays on the screen, marked.
import { describe, expect, it } from 'vitest'
import { appOnScreen, HQ, later } from '../support/on-screen.ts'
import { IndicatorsPage } from './pages/indicators-page.ts'
import { StrategyPage } from './pages/strategy-page.ts'

const { window } = appOnScreen(HQ)
const room = later(() => new IndicatorsPage(window.page))
const strategy = later(() => new StrategyPage(window.page))

describe('an indicator that is broken down', () => {
  it('opens to its parts; what they leave of the total is shown', async () => {
    await room.chooseWorkplan('South Sudan')
    await room.open()
    await room.grid.type('SO4.1', 'actual:2021Q2', '50')
    await expect.poll(() => room.grid.text('SO4.1', 'actual:2021Q2')).toBe('50')
    await room.unfold('SO4.1')
    const [first, second] = await room.parts('SO4.1')
    await room.typePart(first ?? '', 'actual:2021Q2', '25')
    await room.typePart(second ?? '', 'actual:2021Q2', '15')
    await expect.poll(() => room.partText('not broken down', 'actual:2021Q2')).toBe('10')
    await room.saved()
  })

  it('keeps what was entered when HQ changes how it is broken down, and marks it', async () => {
    const [first] = await room.parts('SO4.1')
    await strategy.open('Disaggregation')
    await strategy.grid.type('sex_employer', 'dimensions', 'sex')
    await strategy.saved()
    await room.open()
    await room.unfold('SO4.1')
    // Nobody knows any more in which order the former scheme named its dimensions.
    const former = `${first?.split(', ').reverse().join(', ')} · of a former breakdown`
    await expect.poll(() => room.partText(former, 'actual:2021Q2')).toBe('25')
    await room.goToPart(former, 'actual:2021Q2')
    await room.grid.lineSays('of a former breakdown: kept as it was entered')
    await room.showProblems()
    await room.problems().filter({ hasText: 'no longer of the way' }).first().waitFor()
    await room.undoButton().click()
    await room.unfold('SO4.1')
    await expect.poll(() => room.partText('not broken down', 'actual:2021Q2')).toBe('10')
  })
})
