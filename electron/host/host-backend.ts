import { v7 } from 'uuid';
import { scheduleAuditKeeping } from '../backend/audit/schedule-keeping.ts';
import { type Backend, createBackend } from '../backend/backend.ts';
import { scheduleBackups } from '../backend/backup/schedule-backups.ts';
import { scheduleClearing } from '../backend/clear-old-files.ts';
import type { BackendPorts, Clock } from '../backend/ports.ts';
import { scheduleNightlyBuild } from '../backend/queue/schedule-nightly-build.ts';
import { scheduleSeatTime } from '../backend/reports/schedule-seat-time.ts';
import { scheduleSilentSeats } from '../backend/seats/schedule-silent-seats.ts';
import { schedulePopularity } from '../backend/suggestions/schedule-popularity.ts';
import { indexMissingCases } from '../backend/tickets/index-cases.ts';
import { scheduleClocks } from '../backend/tickets/schedule-clocks.ts';
import { schedulePassingOn } from '../backend/tickets/schedule-passing-on.ts';
import { type HostFolder, takeHostFolder } from './host-folder.ts';
import { type HostLog, openHostLog } from './host-log.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { VERSION } from './version.ts';
import { watchDatabase } from './watch-database.ts';

const ROTATE_EVERY_MS = 60_000;

/** A folder that this process hosts, with its log and the way it ends. */
export interface HostedFolder {
  readonly folder: HostFolder;
  readonly hostLog: HostLog;
  readonly shutdown: Shutdown;
}

/** Takes the data folder and opens its log, or answers null when another host has it. */
export function hostFolder(dataDir: string, nativeBinding?: string): HostedFolder | null {
  const folder = takeHostFolder(dataDir, nativeBinding);
  if (!folder) return null;
  const hostLog = openHostLog(dataDir);
  const shutdown = createShutdown((step, err) => hostLog.log.error({ step, err }, 'shutdown step failed'));
  shutdown.push({ name: 'folder', run: () => folder.release() });
  shutdown.push({ name: 'log', run: () => hostLog.close() });
  return { folder, hostLog, shutdown };
}

export interface HostParts {
  readonly host: BackendPorts['host'];
  readonly rendererDir: string;
  readonly workerPath: string;
  readonly nativeBinding?: string | undefined;
  readonly clock: Clock;
}

/** Starts the backend on a hosted folder, and the host's own work beside it. */
export function startHostBackend({ folder, hostLog, shutdown }: HostedFolder, parts: HostParts): Backend {
  const { nativeBinding, ...rest } = parts;
  const backend = createBackend({
    ...rest,
    ...(nativeBinding === undefined ? {} : { nativeBinding }),
    dataDir: folder.dataDir,
    version: VERSION,
    newId: () => v7(),
    log: hostLog.log,
  });
  shutdown.push({ name: 'backend', run: () => backend.close() });
  const watch = watchDatabase(backend.services);
  const stopBackups = scheduleBackups(backend.services);
  const stopClearing = scheduleClearing(backend.services);
  const stopNightlyBuild = scheduleNightlyBuild(backend.services);
  const stopPopularity = schedulePopularity(backend.services);
  const stopSeatTime = scheduleSeatTime(backend.services);
  void indexMissingCases(backend.services);
  const stopClocks = scheduleClocks(backend.services);
  const stopSilentSeats = scheduleSilentSeats(backend.services);
  const stopPassingOn = schedulePassingOn(backend.services);
  const stopAuditKeeping = scheduleAuditKeeping(backend.services);
  const rotation = setInterval(() => hostLog.rotate(), ROTATE_EVERY_MS);
  shutdown.push({
    name: 'watch',
    run() {
      watch.stop();
      stopBackups();
      stopClearing();
      stopNightlyBuild();
      stopPopularity();
      stopSeatTime();
      stopClocks();
      stopSilentSeats();
      stopPassingOn();
      stopAuditKeeping();
      clearInterval(rotation);
    },
  });
  return backend;
}
