// Runs one command line and turns whatever happens into an exit status and a sentence.
import { CommanderError } from 'commander'
import { isRefusedInput } from '#domain/errors.ts'
import { createOutput, processStreams, type Streams } from './output.ts'
import { createProgram } from './program.ts'
import { STATUS, type Status, Stop, type Values } from './status.ts'

export async function runCommandLine(
  args: readonly string[],
  streams: Streams = processStreams,
): Promise<Status> {
  let status: Status = STATUS.done
  const program = createProgram(streams, (ended) => {
    status = ended
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return status
  } catch (error) {
    const json = args.includes('--json')
    if (error instanceof CommanderError) return commanderEnded(error, json, streams)
    return failed(error, json, streams)
  }
}

/** Commander has said what was wrong; with --json the one document says it too. */
async function commanderEnded(
  { code, message }: CommanderError,
  json: boolean,
  streams: Streams,
): Promise<Status> {
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return STATUS.done
  const output = await createOutput(json, streams)
  output.document({ error: { code: 'usage', values: { detail: message }, message } })
  return STATUS.usage
}

interface Sentence {
  readonly code: string
  readonly id: string
  readonly values: Values
  readonly status: Status
}

async function failed(error: unknown, json: boolean, streams: Streams): Promise<Status> {
  const sentence = await sentenceOf(error)
  const output = await createOutput(json, streams)
  const message = output.text(sentence.id, sentence.values)
  streams.err(`${message}\n`)
  output.document({ error: { code: sentence.code, values: sentence.values, message } })
  return sentence.status
}

async function sentenceOf(error: unknown): Promise<Sentence> {
  if (error instanceof Stop) {
    return { code: error.id, id: error.id, values: error.values, status: error.status }
  }
  const { toRefusal } = await import('#contract/client.ts')
  const refusal = toRefusal(error)
  if (refusal) {
    const { code, values } = refusal
    const usage = code === 'usage' ? STATUS.usage : STATUS.failed
    const status = isRefusedInput(code) ? STATUS.refused : usage
    return { code, id: `error.${code}`, values, status }
  }
  const detail = error instanceof Error ? error.message : String(error)
  return { code: 'failed', id: 'cli.failed', values: { detail }, status: STATUS.failed }
}
