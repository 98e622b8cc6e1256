import { join } from 'node:path';

export interface PackedPaths {
  readonly rendererDir: string;
  readonly preload: string;
  readonly workerPath: string;
  /** Undefined where the package finds its own binary. */
  readonly nativeBinding: string | undefined;
}

/**
 * Where the parts lie, seen from dist/main. A worker thread cannot be started from inside an asar nor a binary be
 * loaded from it, so both lie beside it, in `app.asar.unpacked`.
 */
export function packedPaths(mainDir: string, packed: boolean, platform: string, arch: string): PackedPaths {
  const unpacked = packed ? mainDir.replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked') : mainDir;
  const binding = join(unpacked, '../../node_modules/better-sqlite3/prebuilds', `${platform}-${arch}.node`);
  return {
    rendererDir: join(mainDir, '../renderer'),
    preload: join(mainDir, '../preload/preload.cjs'),
    workerPath: join(unpacked, 'worker.js'),
    nativeBinding: packed ? binding : undefined,
  };
}
