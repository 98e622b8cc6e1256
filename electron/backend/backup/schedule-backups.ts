import { listBackups } from '../../../db/maintenance/backup.ts';
import { repeat } from '../repeat.ts';
import type { Services } from '../services.ts';

const EVERY_MS = 24 * 3_600_000;
const LOOK_EVERY_MS = 10 * 60_000;

/** True when the newest backup is a day old or there is none. */
export function isBackupDue(newestAtMs: number | undefined, nowMs: number): boolean {
  return newestAtMs === undefined || nowMs - newestAtMs >= EVERY_MS;
}

/** Backs up once a day while the host runs; returns the stop. A failure is logged and tried again at the next look. */
export function scheduleBackups(services: Services): () => void {
  const { ports, jobs } = services;
  let running = false;
  const look = async () => {
    if (running || !isBackupDue(listBackups(ports.dataDir)[0]?.writtenAtMs, Date.now())) return;
    running = true;
    try {
      const { file } = await jobs.run('back-up', {});
      ports.log.info({ file }, 'backed up');
    } catch (err) {
      ports.log.error({ err }, 'backup failed');
    } finally {
      running = false;
    }
  };
  return repeat(look, 30_000, LOOK_EVERY_MS);
}
