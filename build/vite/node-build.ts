import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { ROOT } from './paths.ts';

export interface NodeBundle {
  readonly entries: Readonly<Record<string, string>>;
  readonly outDir: string;
  readonly format: 'es' | 'cjs';
  readonly fileName: string;
  /** One file without chunks: for what is loaded from a place of its own (worker, preload). */
  readonly selfContained: boolean;
  readonly emptyOutDir: boolean;
}

/** What packages stay outside the bundles: one carries a binary, the other exists only inside Electron. */
const EXTERNAL = ['better-sqlite3', 'electron'];

/** A bundle for Node or Electron's main side, with every dependency inside but the two above. */
export function nodeBuild(bundle: NodeBundle): InlineConfig {
  return {
    root: ROOT,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    ssr: { noExternal: true, external: EXTERNAL, target: 'node' },
    build: {
      ssr: true,
      outDir: join(ROOT, bundle.outDir),
      emptyOutDir: bundle.emptyOutDir,
      target: 'node22',
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(bundle.entries).map(([name, path]) => [name, join(ROOT, path)])),
        external: EXTERNAL,
        output: {
          format: bundle.format,
          entryFileNames: bundle.fileName,
          chunkFileNames: 'chunks/[name]-[hash].js',
          ...(bundle.selfContained ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}
