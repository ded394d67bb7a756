// A desktop application whose engine does not start: it is said in the window and in a dialog, nobody
// waits for ever, and trying again is enough once the cause is gone.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startDesktop } from '../support/desktop.ts'
import { desk } from '../support/electron/desk.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const folder = temporaryFolder()

test('an engine that does not start is said, and tried again when the person says so', async () => {
  desk.engineFile = join(folder, 'broken.mjs')
  writeFileSync(desk.engineFile, 'process.exit(3)')
  const answer = Promise.withResolvers<number>()
  desk.answerQuestion = () => answer.promise

  const { page } = await startDesktop()
  await expect.poll(() => desk.questions).toHaveLength(1)
  expect(desk.questions[0]).toMatchObject({
    message: 'Waymark’s engine does not start.',
    detail: 'Your data is safe: every change was saved as it was made.',
    buttons: ['Try again', 'Quit'],
  })
  await page.getByText('The application does not answer').waitFor()

  desk.engineFile = null
  answer.resolve(0)
  await page.getByRole('heading', { name: 'Explore the sample strategy' }).waitFor()
})
