// How the desktop entries are built: main and engine as modules that keep their packages outside,
// the preload as one CommonJS file because a sandboxed preload can be nothing else. The renderer is
// the same one that every host serves (vite.config.ts); `--mode desktop` leaves it out.
import { defineConfig } from 'electron-vite'
import renderer from './vite.config.ts'

export default defineConfig(({ mode }) => ({
  main: {
    build: {
      externalizeDeps: true,
      rollupOptions: {
        input: {
          main: 'src-main/hosts/electron/main.ts',
          'engine-process': 'src-main/hosts/electron/engine-process.ts',
        },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: 'src-main/hosts/electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  ...(mode === 'desktop'
    ? {}
    : {
        renderer: {
          ...renderer,
          build: {
            ...renderer.build,
            minify: true,
            rollupOptions: { input: 'src-renderer/index.html' },
          },
        },
      }),
}))
