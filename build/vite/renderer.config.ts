import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { ROOT } from './paths.ts';

/** The screens. Everything is served by the backend's fetch function, so addresses are absolute on its own origin. */
export default {
  root: join(ROOT, 'renderer'),
  configFile: false,
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: join(ROOT, 'dist/renderer'),
    emptyOutDir: true,
    target: ['chrome120', 'firefox120', 'safari17'],
    // The policy of the pages has no 'data:' scripts, and small files as data URLs save nothing on loopback.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    reportCompressedSize: false,
  },
} satisfies InlineConfig;
