import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { redact } from './redact.ts';

export const LOG_FILE = 'orderline.log';

export interface HostLog {
  readonly log: Logger;
  /** Starts a new file once this one is long. Cheap; called now and then. */
  rotate(): void;
  close(): void;
}

export interface LogOptions {
  readonly maxBytes?: number;
  /** How many old files are kept beside the current one. */
  readonly keep?: number;
}

/**
 * The log file in the data folder. Written synchronously: lines are few, and the last ones before a crash are those
 * that matter. Rotated here, because pino's transports live in a worker that a package loses.
 */
export function openHostLog(dataDir: string, { maxBytes = 5_000_000, keep = 3 }: LogOptions = {}): HostLog {
  const file = join(dataDir, LOG_FILE);
  const destination = pino.destination({ dest: file, sync: true, mode: 0o600 });
  // A full disk must not end the program over its log.
  destination.on('error', () => undefined);
  const log = pino(
    {
      level: 'info',
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { log: (entry) => redact(entry) as Record<string, unknown> },
    },
    destination,
  );
  const hostLog: HostLog = {
    log,
    rotate() {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) < maxBytes) return;
      try {
        shift(file, keep);
        destination.reopen();
      } catch (err) {
        log.warn({ err }, 'log not rotated');
      }
    },
    close: () => destination.end(),
  };
  hostLog.rotate();
  return hostLog;
}

/** orderline.log -> orderline.log.1 -> .2 -> … */
function shift(file: string, keep: number): void {
  rmSync(`${file}.${keep}`, { force: true });
  for (let age = keep - 1; age >= 1; age -= 1) {
    if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  renameSync(file, `${file}.1`);
}
