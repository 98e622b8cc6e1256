import { nodeBuild } from './node-build.ts';

/** The sandboxed preload, which Electron loads as CommonJS. */
export default nodeBuild({
  entries: { preload: 'electron/preload.ts' },
  outDir: 'dist/preload',
  format: 'cjs',
  fileName: '[name].cjs',
  selfContained: true,
  emptyOutDir: true,
});
