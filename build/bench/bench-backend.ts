import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { type Backend, createBackend } from '../../electron/backend/backend.ts';

const WORKERS = {
  /** What people run. */
  bundle: '../../dist/main/worker.js',
  /** Spends half a second on stripping types when it starts. */
  sources: '../../electron/backend/jobs/worker.ts',
} as const;

/** The backend on a folder of a benchmark, silent. */
export function createBenchBackend(
  dataDir: string,
  now: () => number,
  worker: keyof typeof WORKERS = 'bundle',
): Backend {
  return createBackend({
    host: 'node',
    dataDir,
    workerPath: fileURLToPath(new URL(WORKERS[worker], import.meta.url)),
    version: 'bench',
    clock: { now },
    newId: () => v7(),
    log: pino({ level: 'silent' }),
  });
}
