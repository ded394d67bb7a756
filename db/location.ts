// Whether a path lies on a network drive, where SQLite's locks and its write-ahead log cannot be relied on.
// Decides from texts handed in, so that a test can show every case; reading the mounts is the caller's.

const NETWORK_TYPES = new Set([
  'nfs',
  'nfs4',
  'cifs',
  'smb',
  'smb2',
  'smb3',
  'smbfs',
  'afs',
  'ncpfs',
  '9p',
  'fuse.sshfs',
  'fuse.rclone',
  'fuse.davfs',
  'davfs',
])

/** `\\server\share\…` and `//server/share/…`, but not `\\?\C:\…` or `\\.\…`. */
export function isUncPath(path: string): boolean {
  return /^(\\\\|\/\/)[^\\/?.]/.test(path) || /^\\\\\?\\UNC\\/i.test(path)
}

/** The file system type of the mount that holds `path`, from the text of /proc/mounts. */
export function mountType(path: string, mounts: string): string | undefined {
  let best: { point: string; type: string } | undefined
  for (const line of mounts.split('\n')) {
    const [, rawPoint, type] = line.split(' ')
    if (rawPoint === undefined || type === undefined) continue
    const point = rawPoint.replace(/\\([0-7]{3})/g, (_, octal) =>
      String.fromCharCode(Number.parseInt(octal, 8)),
    )
    const holds = path === point || path.startsWith(point === '/' ? '/' : `${point}/`)
    if (holds && (!best || point.length >= best.point.length)) best = { point, type }
  }
  return best?.type
}

/** `path` is absolute with links resolved; `mounts` is the text of /proc/mounts, empty elsewhere. */
export function isNetworkPath(path: string, platform: string, mounts: string): boolean {
  if (platform === 'win32') return isUncPath(path)
  return NETWORK_TYPES.has(mountType(path, mounts) ?? '')
}
