// JSON that a command is given: as its argument, or on standard input for `-`.
import { STATUS, Stop } from './status.ts'

export async function jsonFrom(text: string): Promise<unknown> {
  return parsed(text === '-' ? await standardInput() : text)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    throw new Stop('cli.call.not_json', { detail }, STATUS.usage)
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}
