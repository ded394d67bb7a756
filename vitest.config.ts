import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { SLOWNESS } from './tests/support/slowness.ts'

// The desktop host is tested against a stand-in, because Electron's runtime may not be there.
const ELECTRON = fileURLToPath(new URL('tests/support/electron/electron.ts', import.meta.url))

export default defineConfig({
  resolve: { alias: [{ find: /^electron$/, replacement: ELECTRON }] },
  test: {
    include: ['tests/{unit,db,exchange,contract,hosts,e2e,long}/**/*.test.ts'],
    globalSetup: 'tests/support/run-folder.ts',
    testTimeout: 30_000 * SLOWNESS,
    hookTimeout: 60_000 * SLOWNESS,
    // How long a screen may take to show what it should, on a busy machine.
    expect: { poll: { timeout: 12_000 * SLOWNESS } },
  },
})
