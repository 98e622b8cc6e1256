import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Semaphore } from 'async-mutex';
import { AppError } from '../../../shared/contract/errors.ts';
import type { BackendPorts } from '../ports.ts';
import type { Writer } from '../writer.ts';
import type { FromWorker, ToWorker, WorkerSetup } from './messages.ts';
import type { JobInput, JobName, JobResult } from './registry.ts';

export interface RunOptions {
  onProgress?(share: number, detail: Readonly<Record<string, number | string>>): void;
  readonly signal?: AbortSignal;
}

/** Runs long work in worker threads, a few at a time. Own code, because piscina's worker isn't found inside an asar. */
export interface JobPool {
  /** Errors: what the job throws; `refused/job-cancelled` after `signal`; `internal/job-failed` when the worker dies. */
  run<Name extends JobName>(name: Name, input: JobInput<Name>, options?: RunOptions): Promise<JobResult<Name>>;
  /** Cancels everything that runs and waits for it to end. */
  close(): Promise<void>;
}

/** A cancelled job that does not end by itself (a long single statement) is ended after this time. */
const CANCEL_GRACE_MS = 5_000;

export function createJobPool(ports: BackendPorts, databaseFile: string, writer: Writer): JobPool {
  const places = new Semaphore(Math.max(2, availableParallelism() - 1));
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();

  async function runInWorker(name: JobName, input: unknown, options: RunOptions): Promise<unknown> {
    const cancelled = new SharedArrayBuffer(4);
    const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal;
    if (signal.aborted) throw new AppError('refused', 'job-cancelled');
    const setup: WorkerSetup = {
      dataDir: ports.dataDir,
      databaseFile,
      nativeBinding: ports.nativeBinding,
      cancelled,
      name,
      input,
      clockOffsetMs: ports.clock.now() - Date.now(),
    };
    const worker = new Worker(ports.workerPath, { workerData: setup });
    let release: (() => void) | null = null;
    let ended = false;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const onAbort = () => {
      Atomics.store(new Int32Array(cancelled), 0, 1);
      setTimeout(() => void worker.terminate(), CANCEL_GRACE_MS).unref();
    };
    signal.addEventListener('abort', onAbort, { once: true });
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'lock':
          void writer.lock().then((unlock) => {
            // Ended while it waited: nobody would ever give the lock back.
            if (ended) return unlock();
            release = unlock;
            worker.postMessage({ kind: 'locked' } satisfies ToWorker);
          });
          break;
        case 'unlock':
          release?.();
          release = null;
          break;
        case 'progress':
          options.onProgress?.(message.share, message.detail ?? {});
          break;
        case 'done':
          resolve(message.result);
          break;
        case 'refused':
          reject(new AppError(message.error.code, message.error.key, message.error.params, message.error.fields));
          break;
        case 'failed':
          ports.log.error({ job: name, stack: message.stack }, 'job failed');
          reject(new AppError('internal', 'job-failed', { job: name, problem: message.message }));
          break;
      }
    });
    worker.on('error', (error) => reject(error));
    worker.on('exit', () => {
      ended = true;
      release?.();
      release = null;
      reject(
        signal.aborted
          ? new AppError('refused', 'job-cancelled')
          : new AppError('internal', 'job-failed', { job: name, problem: 'exit' }),
      );
    });
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  return {
    async run(name, input, options = {}) {
      const work = places.runExclusive(() => runInWorker(name, input, options));
      running.add(work);
      try {
        return (await work) as JobResult<typeof name>;
      } finally {
        running.delete(work);
      }
    },
    async close() {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}
