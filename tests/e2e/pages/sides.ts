// An office and its HQ side by side: all page models of a side, and the files that travel between the two.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestApp } from '../../support/app.ts'
import type { Window } from '../../support/browser.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { InboxPage } from './inbox-page.ts'
import { IndicatorsPage } from './indicators-page.ts'
import { ParityPage } from './parity-page.ts'
import { PlanPage } from './plan-page.ts'
import { ReviewPage } from './review-page.ts'
import { SettingsPage } from './settings-page.ts'
import { SidePanelPage } from './side-panel-page.ts'
import { SubmitPage } from './submit-page.ts'

export type Side = ReturnType<typeof sideOf>

/** The window is asked for when a page is: it may be opened later than this is called. */
export function sideOf(window: Window) {
  return {
    get page() {
      return window.page
    },
    get inbox() {
      return new InboxPage(window.page)
    },
    get indicators() {
      return new IndicatorsPage(window.page)
    },
    get panel() {
      return new SidePanelPage(window.page)
    },
    get parity() {
      return new ParityPage(window.page)
    },
    get plan() {
      return new PlanPage(window.page)
    },
    get review() {
      return new ReviewPage(window.page)
    },
    get settings() {
      return new SettingsPage(window.page)
    },
    get submit() {
      return new SubmitPage(window.page)
    },
  }
}

export interface Post {
  readonly folder: string
  /** What an office sends before its report is complete, as a file: its path. */
  submission(field: TestApp): Promise<string>
  /** HQ makes its answer to South Sudan on the screen; the office takes it. */
  answer(head: Side, office: Side): Promise<void>
}

/** The files on their way, each under a name of its own. */
export function postBetween(): Post {
  const folder = temporaryFolder()
  let made = 0
  function pathFor(name: string): string {
    made += 1
    return join(folder, `${made}-${name}`)
  }
  return {
    folder,
    async submission(field) {
      const { file } = await field.engine.client.packages.make({
        kind: 'submission',
        period: '2021Q2',
      })
      const path = pathFor(file.name)
      writeFileSync(path, new Uint8Array(await file.arrayBuffer()))
      return path
    },
    async answer(head, office) {
      await head.review.open()
      await head.review.select('South Sudan')
      const saved = await head.review.makePackage('return')
      const path = pathFor(saved.suggestedFilename())
      await saved.saveAs(path)
      await office.inbox.open()
      await office.inbox.drop(path)
      await office.inbox.apply(office.inbox.last())
    },
  }
}
