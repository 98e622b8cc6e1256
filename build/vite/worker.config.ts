import { nodeBuild } from './node-build.ts';

/** The worker thread. In a package it lies outside the archive, so it must not need a chunk from inside. */
export default nodeBuild({
  entries: { worker: 'electron/backend/jobs/worker.ts' },
  outDir: 'dist/main',
  format: 'es',
  fileName: '[name].js',
  selfContained: true,
  emptyOutDir: false,
});
