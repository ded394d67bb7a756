// A warning that is right all the same is explained once; the explanation travels with the data, HQ reads it,
// and it falls when the value that it was about is another one. And: what the offices came to use is not
// undone under them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Engine } from '#app/engine.ts'
import { newId } from '#domain/ids.ts'
import { aboutOf } from '#domain/rules.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { refusalOf } from './engines.ts'
import { type Pair, pairIn, set } from './pair.ts'

let pair: Pair
beforeEach(async () => {
  pair = await pairIn(temporaryFolder())
})
afterEach(() => pair.close())

async function warning(engine: Engine) {
  const found = await engine.client.problems.list({ office: pair.ids.somalia })
  return found.find(({ rule }) => rule === 'target_wrong_side')
}

async function explain(words: string) {
  const { office, ids } = pair
  const found = await warning(office)
  if (!found) throw new Error('nothing to explain')
  const { rule, entity, row, period } = found
  const values = { office: ids.somalia, rule, entity, row, period, explanation: words }
  await office.client.edit.apply({
    commands: [{ do: 'put', entity: 'confirmation', values: { ...values, about: aboutOf(found) } }],
    label: { id: 'label.explain' },
  })
}

describe('a confirmation with an explanation', () => {
  test('travels, is shown at HQ, and holds as long as the value', async () => {
    const { office, hq, ids } = pair
    await set(office, 'indicator', ids.trained, { final_target: -5 })
    expect(await warning(office)).toMatchObject({ confirmed: null, before: null })
    await explain('The centre closes.')
    expect(await warning(office)).toMatchObject({
      confirmed: { explanation: 'The centre closes.' },
      before: null,
    })
    await pair.report()
    expect(await warning(hq)).toMatchObject({ confirmed: { explanation: 'The centre closes.' } })

    await set(office, 'indicator', ids.trained, { responsible: 'Bile' })
    expect((await warning(office))?.confirmed).not.toBeNull()
    await set(office, 'indicator', ids.trained, { final_target: -50 })
    const fallen = { confirmed: null, before: 'The centre closes.' }
    expect(await warning(office)).toMatchObject(fallen)
    await pair.report()
    expect(await warning(hq)).toMatchObject(fallen)

    await office.client.edit.undo()
    expect(await warning(office)).toMatchObject({
      confirmed: { explanation: 'The centre closes.' },
    })
    await office.client.edit.redo()
    await explain('It closes earlier than planned.')
    expect(await warning(office)).toMatchObject({
      confirmed: { explanation: 'It closes earlier than planned.' },
    })
  })
})

describe('undo', () => {
  test('does not take away a definition that an office uses by now', async () => {
    const { office, hq, ids } = pair
    const id = newId()
    await hq.client.edit.apply({
      commands: [
        {
          do: 'create',
          entity: 'indicator_definition',
          id,
          values: {
            code: 'SO1.9',
            title: 'Vacancies rewritten',
            measure: 'unit',
            direction: 'increasing',
            value_mode: 'period',
            over_offices: 'sum',
            over_periods: 'sum',
          },
        },
      ],
      label: { id: 'label.add' },
    })
    await pair.answer()
    const values = { office: ids.somalia, definition: id, workplan: ids.workplan }
    await office.client.edit.apply({
      commands: [{ do: 'create', entity: 'indicator', values: { ...values, output: ids.output } }],
      label: { id: 'label.add' },
    })
    await pair.report()
    expect(await refusalOf(hq.client.edit.undo())).toMatchObject({
      code: 'in_use',
      values: { entity: 'indicator_definition', what: 'SO1.9', count: 1 },
    })
    const { definitions } = await hq.client.strategy.get()
    expect(definitions.map(({ code }) => code)).toContain('SO1.9')
  })
})
