import { statSync } from 'node:fs';
import { join } from 'node:path';
import { dataVersion } from '../../db/maintenance/data-version.ts';
import { DATABASE_FILE } from '../backend/backend.ts';
import type { Services } from '../backend/services.ts';

const POLL_MS = 500;
const CHECKPOINT_BYTES = 16 * 1024 * 1024;
/** After a checkpoint that could not cut the WAL (a long reader), the next try waits. */
const CHECKPOINT_PAUSE_MS = 10_000;

export interface DatabaseWatch {
  stop(): void;
}

/**
 * A host's own eye on its database: what another process commits is told to the windows, and the WAL is moved into
 * the file before it grows long.
 */
export function watchDatabase(services: Services, pollMs = POLL_MS, checkpointBytes = CHECKPOINT_BYTES): DatabaseWatch {
  const { db, events, jobs, ports } = services;
  const wal = join(ports.dataDir, `${DATABASE_FILE}-wal`);
  let known = dataVersion(db);
  let nextCheckpointMs = 0;

  function look(): void {
    const found = dataVersion(db);
    if (found !== known) {
      known = found;
      events.publish('external.changed');
    }
    const bytes = statSync(wal, { throwIfNoEntry: false })?.size ?? 0;
    if (bytes >= checkpointBytes && performance.now() >= nextCheckpointMs) void checkpoint();
  }

  async function checkpoint(): Promise<void> {
    nextCheckpointMs = Number.POSITIVE_INFINITY;
    try {
      await jobs.run('checkpoint', {});
    } catch (err) {
      ports.log.warn({ err }, 'checkpoint failed');
    } finally {
      nextCheckpointMs = performance.now() + CHECKPOINT_PAUSE_MS;
    }
  }

  const timer = setInterval(() => {
    try {
      look();
    } catch (err) {
      ports.log.warn({ err }, 'database not watched');
    }
  }, pollMs);
  return { stop: () => clearInterval(timer) };
}
