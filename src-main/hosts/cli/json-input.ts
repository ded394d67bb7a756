// JSON that a command is given: as its argument, or on standard input for `-`.
import { STATUS, Stop } from './status.ts'

/** `otherwise` is the sentence for what is no JSON; it has the parser's words in {detail}. */
export async function jsonFrom(text: string, otherwise = 'cli.call.not_json'): Promise<unknown> {
  return parsed(text === '-' ? await standardInput() : text, otherwise)
}

function parsed(text: string, otherwise: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    throw new Stop(otherwise, { detail }, STATUS.usage)
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
