import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeBuild } from './node-build.ts';
import { ROOT } from './paths.ts';

const ENTRIES = { main: 'electron/main.ts', serve: 'electron/serve.ts', cli: 'electron/cli.ts' };

/** The three hosts: Electron's main process, the loopback host, the command line. They share chunks. */
export default nodeBuild({
  entries: Object.fromEntries(Object.entries(ENTRIES).filter(([, path]) => existsSync(join(ROOT, path)))),
  outDir: 'dist/main',
  format: 'es',
  fileName: '[name].js',
  selfContained: false,
  emptyOutDir: true,
});
