// What travels in the demo at the end of the quarter: reports that come, are lost, come twice, are returned and
// corrected, and the answers of HQ.
import { finish } from '#contract/client.ts'
import { CURRENT_QUARTER } from '#db/sample/calendar.ts'
import { SAMPLE_HQ, samplePerson } from '#db/sample/sample.ts'
import { daysToSubmit, RETURN_WORDS } from '#db/sample/submissions.ts'
import { newId } from '#domain/ids.ts'
import { type DemoOffice, submitQuarter } from './demo-office.ts'
import { keep, type Stage } from './demo-stage.ts'
import type { DemoPackage } from './demo-summary.ts'

const END_OF_QUARTER = Date.UTC(2021, 5, 30)

function dayAfterQuarter(days: number, time: string): string {
  const date = new Date(END_OF_QUARTER + days * 86_400_000).toISOString().slice(0, 10)
  return `${date}T${time}:00.000Z`
}

/** Submissions in the order in which they are sent; HQ takes each the day after and answers. */
export async function exchange(stage: Stage, offices: readonly DemoOffice[]): Promise<void> {
  const { seed, onStep } = stage.options
  const days = (code: string) => daysToSubmit(code, seed, 5)
  const sending = offices
    .filter(({ code }) => code !== 'ESH')
    .sort((a, b) => days(a.code) - days(b.code) || (a.code < b.code ? -1 : 1))
  for (const office of sending) {
    await send(stage, office, days(office.code), 1)
    onStep('cli.demo.submit', { office: office.code })
    if (office.code === 'LBN') {
      for (const [turn, words] of RETURN_WORDS.entries()) {
        await answer(stage, office, days(office.code) + 2 + turn * 3, 'return', words)
        await correct(office, turn)
        await send(stage, office, days(office.code) + 3 + turn * 3, turn + 2)
      }
    }
    // What came after the review of the quarter stays as it was sent.
    if (office.code !== 'CAF') {
      await answer(stage, office, days(office.code) + 9, 'accept', 'Accepted. Thank you.')
    }
  }
}

async function send(stage: Stage, office: DemoOffice, day: number, time: number): Promise<void> {
  const { clock } = stage
  const name = `${office.code}-${CURRENT_QUARTER}-${time}`
  clock.now = dayAfterQuarter(day, '10:40')
  const first = await submitQuarter(office, stage.options.onStep)
  let arrived = first
  if (office.code === 'SSD') {
    // The first file never arrives; what it held is in the next one too.
    await keep(stage, `${name}-lost`, first, 'lost')
    clock.now = dayAfterQuarter(day + 1, '15:20')
    arrived = await submitQuarter(office, stage.options.onStep)
  }
  await keep(stage, office.code === 'SSD' ? `${name}-again` : name, arrived, 'taken')
  clock.now = dayAfterQuarter(day + 1, '16:05')
  await take(stage, office, arrived.file)
  if (office.code === 'NGA') {
    const again = await take(stage, office, arrived.file)
    await keep(stage, `${name}-twice`, arrived, again)
  }
}

export async function take(
  stage: Stage,
  office: DemoOffice,
  file: File,
): Promise<DemoPackage['fate']> {
  const { client } = stage.hq
  const sender = await office.engine.client.workspaces.current()
  const taken = await finish(
    client.packages.import({ file, ...(sender && { trust: sender.key.fingerprint }) }),
  )
  if (taken.result === 'already_known') return 'already_known'
  office.taken.push({
    new: taken.effect.new,
    changed: taken.effect.changed,
    same: taken.effect.same,
    conflicts: taken.effect.conflicts,
    doubtful: taken.effect.doubtful,
  })
  return 'taken'
}

/** HQ decides, the answer travels, the office takes it. */
async function answer(
  stage: Stage,
  office: DemoOffice,
  day: number,
  decision: 'accept' | 'return',
  words: string,
): Promise<void> {
  const { clock, hq, options } = stage
  clock.now = dayAfterQuarter(day, '14:10')
  const submissions = await hq.client.submissions.list({ period: CURRENT_QUARTER })
  const found = submissions.find(({ workplan }) => workplan === office.workplan)
  if (!found?.id) throw new Error(`demo: ${office.code} has no submission at HQ`)
  if (decision === 'return') {
    office.events.returned += 1
    await hq.client.edit.apply({
      commands: [comment(office, found.id, words, clock.now)],
      label: { id: 'label.comment' },
    })
  }
  await hq.client.submissions.decide({ submission: found.id, decision, comment: words })
  const made = await hq.client.packages.make({
    kind: 'return',
    office: office.code,
    period: CURRENT_QUARTER,
  })
  const turn = decision === 'return' ? `return-${office.events.returned}` : 'accepted'
  await keep(stage, `${office.code}-${CURRENT_QUARTER}-${turn}`, made, 'taken')
  await finish(office.engine.client.packages.import({ file: made.file }))
  options.onStep('cli.demo.return', { office: office.code })
}

function comment(office: DemoOffice, submission: string, body: string, written: string) {
  return {
    do: 'create' as const,
    entity: 'comment' as const,
    id: newId(),
    values: {
      office: office.office,
      entity: 'submission',
      row: submission,
      body,
      author: samplePerson(SAMPLE_HQ),
      written,
      settled: false,
    },
  }
}

/** What the office changes before it sends its report again. */
async function correct(office: DemoOffice, turn: number): Promise<void> {
  const { client } = office.engine
  const words = [
    'عُدّلت أعداد الشركاء بعد مراجعة القوائم درجةً درجةً.',
    'أُعيدت كتابة السرد: هذا ما تحقق في الربع الثاني من سنة 2021.',
  ]
  await client.edit.apply({
    commands: [
      {
        do: 'put',
        entity: 'narrative',
        values: {
          office: office.office,
          workplan: office.workplan,
          period: CURRENT_QUARTER,
          ...(turn === 0 ? { challenges: words[0] ?? '' } : { achievements: words[1] ?? '' }),
        },
      },
    ],
    label: { id: 'label.narrative' },
  })
}
