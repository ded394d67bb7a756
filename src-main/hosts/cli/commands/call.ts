// `waymark call`: any operation of the contract by name, for scripts; and their list with schemas.
// JSON goes in and comes out; a File goes in with --file and comes out with --out.
import { getEventIteratorSchemaDetails } from '@orpc/contract'
import * as z from 'zod'
import type { Engine } from '#app/engine.ts'
import { finish, type Progress } from '#contract/client.ts'
import { contract } from '#contract/contract.ts'
import { jsonFrom } from '../json-input.ts'
import type { Output } from '../output.ts'
import {
  bytesOf,
  readAsFile,
  showProgress,
  withEngine,
  withWorkspace,
  writeNamed,
} from '../session.ts'
import { STATUS, Stop } from '../status.ts'

interface Options {
  readonly file?: string
  readonly out?: string
}

interface Operation {
  readonly name: string
  readonly input: unknown
  readonly output: unknown
}

interface Declared {
  readonly '~orpc': { readonly inputSchema?: unknown; readonly outputSchema?: unknown }
}

function isDeclared(value: unknown): value is Declared {
  return typeof value === 'object' && value !== null && '~orpc' in value
}

function declared(part: unknown, path: readonly string[]): (readonly [string, Declared])[] {
  if (isDeclared(part)) return [[path.join('.'), part]]
  return Object.entries(part as object).flatMap(([name, next]) => declared(next, [...path, name]))
}

/** Every operation of the contract by its dotted name. */
function operations(): ReadonlyMap<string, Declared> {
  return new Map(declared(contract, []))
}

export function listOperations(output: Output): void {
  const list = [...operations()].map(
    ([name, { '~orpc': about }]): Operation => ({
      name,
      input: jsonSchema(about.inputSchema, 'input'),
      output: jsonSchema(about.outputSchema, 'output'),
    }),
  )
  output.document(list)
}

function jsonSchema(schema: unknown, io: 'input' | 'output'): unknown {
  if (schema === undefined) return null
  const stream = getEventIteratorSchemaDetails(schema as never)
  if (stream) return { stream: jsonSchema(stream.yields, io) }
  const { $schema, ...found } = z.toJSONSchema(schema as z.ZodType, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      // The only class that the contract carries: bytes with a name.
      if (zodSchema._zod.def.type === 'custom')
        Object.assign(made, { type: 'string', format: 'file' })
    },
  })
  return found
}

/** `-` as the file: nothing is open, as before anybody has chosen a workspace. */
export async function call(
  file: string,
  operation: string,
  input: string | undefined,
  options: Options,
  output: Output,
): Promise<void> {
  if (!operations().has(operation)) {
    throw new Stop('cli.call.unknown', { operation }, STATUS.usage)
  }
  const values = await inputOf(input, options)
  const work = async (engine: Engine) => {
    const answer = await answerOf(engine, operation, values, output)
    output.document(await withoutFiles(answer, options))
  }
  if (file === '-') await withEngine(work)
  else await withWorkspace(file, work)
}

async function inputOf(text: string | undefined, { file }: Options): Promise<unknown> {
  const values = text === undefined ? undefined : await jsonFrom(text)
  if (file === undefined) return values
  return { ...(values as object | undefined), file: await readAsFile(file) }
}

async function answerOf(
  engine: Engine,
  operation: string,
  input: unknown,
  output: Output,
): Promise<unknown> {
  let target: unknown = engine.client
  for (const name of operation.split('.')) target = (target as Record<string, unknown>)[name]
  const answer = await (target as (input: unknown) => Promise<unknown>)(input)
  if (!isStream(answer)) return answer
  if (operation === 'live.changes') return firstOf(answer)
  return finish(
    answer as AsyncIterable<{ progress: Progress } | { result: unknown }>,
    showProgress(output),
  )
}

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** Live events never end: what is so at this moment is the answer. */
async function firstOf(events: AsyncIterable<unknown>): Promise<unknown> {
  for await (const event of events) return event
  return null
}

/** Puts a File in the answer where --out says, and its name, size and place into the JSON. */
async function withoutFiles(answer: unknown, { out }: Options): Promise<unknown> {
  if (answer instanceof File) return saved(answer, out)
  if (typeof answer !== 'object' || answer === null || !('file' in answer)) return answer
  if (!(answer.file instanceof File)) return answer
  return { ...answer, file: await saved(answer.file, out) }
}

async function saved(file: File, out: string | undefined) {
  if (out !== undefined) await writeNamed(out, await bytesOf(file))
  return { name: file.name, bytes: file.size, ...(out !== undefined && { out }) }
}
