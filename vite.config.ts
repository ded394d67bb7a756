// How the screens are built: root src-renderer, one folder out/renderer that every host serves. The
// page runs under a strict content security policy, so nothing is inlined: no data: fonts or
// pictures, no inline script; hosts replace __NONCE__ in index.html for the styles the grid makes.
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: 'src-renderer',
  base: './',
  plugins: [react()],
  build: {
    outDir: '../out/renderer',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'chrome120',
    chunkSizeWarningLimit: 2000,
  },
  server: { host: '127.0.0.1', fs: { strict: true, allow: ['..'] } },
})
