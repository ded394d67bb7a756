// README.txt is for the person who finds the file: in English for everybody, and in the language of the office.
import { expect, test } from 'vitest'
import { LANGUAGES } from '#domain/entities.ts'
import { KINDS } from '#exchange/manifest.ts'
import { packPackage } from '#exchange/pack.ts'
import { README_WORDS } from '#exchange/readme-words.ts'
import { en } from '#i18n/en/en.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { quarter, someKeys } from './draft.ts'
import { partsOf } from './tamper.ts'

const { signing } = await someKeys(temporaryFolder(), 'office')

async function readmeOf(about: Partial<ReturnType<typeof quarter>['manifest']>): Promise<string> {
  const draft = quarter()
  const manifest = { ...draft.manifest, ...about }
  const bytes = await packPackage({ ...draft, manifest }, { signing, recipients: [] })
  return (await partsOf(bytes))['README.txt'].toString()
}

test('it says what this is, of whom, what to do with it and how to check it', async () => {
  const key = signing.minisign.split('\n')[1]
  expect(await readmeOf({})).toBe(`Waymark package: report of Afghanistan (AFG), 2021Q2
Open it in Waymark, in the room "Inbox". Nothing changes before you have agreed.

Made 2021-07-05T14:12:00Z by Waymark 0.1.0, for Headquarters (GLB).
422 changes are in changes.jsonl, as docs/exchange-format.md of Waymark describes.

To check it without Waymark:
  sha256sum -c SHA256SUMS
  minisign -V -P ${key} -m SHA256SUMS
Take the key from somebody you trust, not from here.
`)
})

test('in the language of the office too, after English', async () => {
  const text = await readmeOf({ language: 'fr' })
  expect(
    text.startsWith(`Waymark package: report of Afghanistan (AFG), 2021Q2
Open it in Waymark, in the room "Inbox". Nothing changes before you have agreed.

Envoi Waymark : rapport de Afghanistan (AFG), 2021Q2
Ouvrez-le dans Waymark, à la page « Inbox ». Rien ne change sans votre accord.

Made`),
  ).toBe(true)
})

test('what comes from headquarters is of the office that it is for', async () => {
  const text = await readmeOf({ kind: 'setup', period: null, language: 'ar' })
  expect(text).toContain('what Headquarters (GLB) needs to start its workplan\n')
  expect(text).toContain('ما يحتاجه Headquarters (GLB) لبدء خطة عمله\n')
})

test('rooms and buttons have the names that the screen shows', () => {
  for (const language of LANGUAGES) {
    const { is, start, take } = README_WORDS[language]
    expect(start).toContain(en['welcome.setup'])
    expect(take).toContain(en['room.inbox'])
    expect(Object.keys(is)).toEqual(KINDS)
  }
})
