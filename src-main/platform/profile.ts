// Where this person's data lives: the profile folder and what is in it. Paths only; nothing is made
// or read here.
import os from 'node:os'
import path from 'node:path'

export interface Profile {
  readonly folder: string
  /** Workspaces the application made itself (samples, set-up offices, new HQ workspaces). */
  readonly workspaces: string
  readonly backups: string
  readonly recents: string
}

/** WAYMARK_HOME, else the operating system's place for application data, else the home folder. */
export function profileFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home: string = os.homedir(),
): string {
  if (env.WAYMARK_HOME) return path.resolve(env.WAYMARK_HOME)
  if (platform === 'win32') {
    return path.join(env.APPDATA ?? path.join(home, 'AppData', 'Roaming'), 'waymark')
  }
  if (platform === 'darwin') return path.join(home, 'Library', 'Application Support', 'waymark')
  return path.join(env.XDG_DATA_HOME ?? path.join(home, '.local', 'share'), 'waymark')
}

export function profileIn(folder: string): Profile {
  return {
    folder,
    workspaces: path.join(folder, 'workspaces'),
    backups: path.join(folder, 'backups'),
    recents: path.join(folder, 'recents.json'),
  }
}

/** The name the system knows this person by; a first guess at who types here. */
export function systemPerson(): string {
  try {
    return os.userInfo().username || 'User'
  } catch {
    return 'User' // containers run under numbers without a name
  }
}

/** A file name that every system takes: what is not allowed in names becomes a space. */
export function safeFileName(text: string): string {
  const cleaned = text
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
    .replace(/[<>:"/\\|?*\u0000-\u001f]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return cleaned.slice(0, 120) || 'workspace'
}
