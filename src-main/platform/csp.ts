// The content security policy of the application's page: one constant, used by every host, so that
// what is allowed in a browser tab is exactly what is allowed in the desktop window. It allows
// nothing from the network: no remote script, style, picture, font, frame or request.

/** What index.html holds where each answer puts a fresh nonce. */
export const NONCE_PLACEHOLDER = '__NONCE__'

const DIRECTIVES: readonly (readonly [name: string, sources: string])[] = [
  ['default-src', "'none'"],
  ['script-src', "'self'"],
  // The grid and the component library insert <style> elements, which carry the page's nonce.
  ['style-src', `'self' 'nonce-${NONCE_PLACEHOLDER}'`],
  ['img-src', "'self' data:"],
  ['font-src', "'self' data:"],
  ['connect-src', "'self'"],
  ['object-src', "'none'"],
  ['frame-ancestors', "'none'"],
  ['base-uri', "'none'"],
  ['form-action', "'none'"],
]

/** The policy for one answer. `nonce` is base64url, new for each answer. */
export function contentSecurityPolicy(nonce: string): string {
  return DIRECTIVES.map(([name, sources]) => `${name} ${sources}`)
    .join('; ')
    .replaceAll(NONCE_PLACEHOLDER, nonce)
}

/** The headers that every answer of a host carries, whatever it holds. */
export function securityHeaders(nonce: string): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(nonce),
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }
}
