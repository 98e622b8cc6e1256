import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { v7 } from 'uuid';
import { needsMigration } from '../../db/maintenance/schema-version.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { type Backend, createBackend, DATABASE_FILE } from '../backend/backend.ts';
import { runCommand } from '../backend/command.ts';
import { runJob } from '../backend/jobs/run-job.ts';
import type { ReadContext } from '../backend/services.ts';
import { makeDataDir, takeHostFolder } from '../host/host-folder.ts';
import type { CommandLineIo, OpenFolder } from './command-host.ts';
import { createProgressLine } from './progress-line.ts';
import { systemActor } from './system-actor.ts';

export interface OpenedFolder extends OpenFolder {
  close(): Promise<void>;
}

/** Opens the data folder for a command. A host may be running on it; only a migration needs it to have ended. */
export function openFolder(dataDir: string, io: CommandLineIo): OpenedFolder {
  makeDataDir(dataDir);
  const backend = createAlone(dataDir, io);
  const { services } = backend;
  const actor = systemActor();
  const context = (): ReadContext => ({
    actor,
    nowMs: services.ports.clock.now(),
    sessionHash: null,
    windowId: null,
  });
  return {
    services,
    actor,
    context,
    query: (query, input) => query(services.db, context(), input),
    run(procedure, useCase, input, audit = 'change') {
      return runCommand(services, context(), { procedure, audit, commandId: v7() }, input, useCase);
    },
    act: (procedure, action, input) => action({ ...context(), services, procedure, commandId: v7() }, input),
    async runJob(name, input) {
      const line = createProgressLine(io.stderr);
      try {
        const result = await runJob(
          {
            dataDir,
            databaseFile: join(dataDir, DATABASE_FILE),
            lock: () => services.writer.lock(),
            progress: line.show,
            isCancelled: () => io.signal.aborted,
            nowMs: services.ports.clock.now,
            newId: () => v7(),
          },
          name,
          input,
        );
        return result as Awaited<ReturnType<OpenFolder['runJob']>> as never;
      } finally {
        line.clear();
      }
    },
    close: () => backend.close(),
  };
}

function createAlone(dataDir: string, io: CommandLineIo): Backend {
  const create = () =>
    createBackend({
      host: 'command-line',
      dataDir,
      workerPath: io.workerPath,
      version: io.version,
      clock: io.clock ?? { now: () => Date.now() },
      newId: () => v7(),
      log: pino({ level: 'warn' }, { write: (line) => appendFileSync(join(dataDir, 'commands.log'), line) }),
    });
  if (!needsMigration(join(dataDir, DATABASE_FILE))) return create();
  const folder = takeHostFolder(dataDir);
  if (!folder) throw new AppError('refused', 'migration-needs-host-end');
  try {
    return create();
  } finally {
    folder.release();
  }
}
