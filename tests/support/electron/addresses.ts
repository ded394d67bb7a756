// A plain Chromium knows no app: scheme, so its pages live under an https host that stands for it.
// Nothing of it is on a network: every request is answered or stopped by the session.
const SUFFIX = '.app-scheme.test'

/** app://waymark/x -> https://waymark.app-scheme.test/x; other addresses stay as they are. */
export function toPage(url: string): string {
  return url.replace(/^(blob:)?app:\/\/([^/]+)/, `$1https://$2${SUFFIX}`)
}

/** The other way. */
export function fromPage(url: string): string {
  return url.replace(/^(blob:)?https:\/\/([^/]+)\.app-scheme\.test/, '$1app://$2')
}
