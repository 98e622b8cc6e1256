import { parentPort, workerData } from 'node:worker_threads';
import { v7 } from 'uuid';
import { AppError } from '../../../shared/contract/errors.ts';
import { type LiveSetup, serveLive } from '../supervision/live-thread.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';
import { runJob } from './run-job.ts';

/** Entry of the worker bundle: reads for the live page until it is ended, or runs the one job it was started for. */
const asked = workerData as WorkerSetup | LiveSetup;
if ('kind' in asked) {
  if (parentPort) serveLive(asked, parentPort);
} else await work(asked);

async function work(setup: WorkerSetup): Promise<void> {
  const cancelled = new Int32Array(setup.cancelled);
  const say = (message: FromWorker) => parentPort?.postMessage(message);
  let lastProgressMs = 0;

  try {
    const result = await runJob(
      {
        dataDir: setup.dataDir,
        databaseFile: setup.databaseFile,
        nativeBinding: setup.nativeBinding,
        lock: () =>
          new Promise((resolve) => {
            parentPort?.once('message', (_granted: ToWorker) => resolve(() => say({ kind: 'unlock' })));
            say({ kind: 'lock' });
          }),
        progress(share, detail) {
          if (share < 1 && performance.now() - lastProgressMs < 100) return;
          lastProgressMs = performance.now();
          say(detail ? { kind: 'progress', share, detail } : { kind: 'progress', share });
        },
        isCancelled: () => Atomics.load(cancelled, 0) === 1,
        nowMs: () => Date.now() + setup.clockOffsetMs,
        newId: () => v7(),
      },
      setup.name,
      setup.input,
    );
    say({ kind: 'done', result });
  } catch (error) {
    if (error instanceof AppError) say({ kind: 'refused', error: error.toData() });
    else {
      const failure = error instanceof Error ? error : new Error(String(error));
      say({ kind: 'failed', message: failure.message, stack: failure.stack ?? '' });
    }
  } finally {
    parentPort?.close();
  }
}
