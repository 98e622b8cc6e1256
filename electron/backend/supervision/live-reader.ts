import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import type { BackendPorts } from '../ports.ts';
import type { AnsweredAsk, AskBatch, LiveAnswer, LiveAsk } from './live-asks.ts';
import type { LiveSetup } from './live-thread.ts';

/**
 * The live page is read in a thread of its own: at 200 seats and 20,000 calls one look takes tens of milliseconds, several
 * times a second, and whoever takes an order must not wait for it. It lives while somebody looks.
 */
export interface LiveReader {
  /** Errors: those of the query; `internal/job-failed` when the thread dies. */
  ask<Ask extends LiveAsk>(ask: Ask): Promise<LiveAnswer<Ask>>;
  close(): Promise<void>;
}

/** However many look: who asks meanwhile waits and is answered together with the others; the thread rests as long as it works. */
const PACE_MS = 200;
/** On a slow machine it rests, but no longer than a look may be old. */
const MOST_MS = 500;
/** Nobody has looked for so long: the thread is ended. */
const IDLE_MS = 60_000;

interface Waiting {
  readonly ask: LiveAsk;
  resolve(answer: never): void;
  reject(error: unknown): void;
}

export function createLiveReader(ports: BackendPorts, databaseFile: string): LiveReader {
  let worker: Worker | null = null;
  let waiting: Waiting[] = [];
  let asked: Waiting[] = [];
  let startedMs = Number.NEGATIVE_INFINITY;
  let tookMs = 0;
  let timer: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;
  let isClosed = false;

  function start(): Worker {
    const setup: LiveSetup = { kind: 'live', databaseFile, nativeBinding: ports.nativeBinding };
    const started = new Worker(ports.workerPath, { workerData: setup });
    started.on('message', (answers: AnsweredAsk[]) => {
      tookMs = performance.now() - startedMs;
      const done = asked;
      asked = [];
      for (const [at, each] of done.entries()) settle(each, answers[at]);
      schedule();
    });
    started.on('error', (err) => ports.log.error({ err }, 'the thread of the live page failed'));
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      const lost = asked;
      asked = [];
      for (const each of lost) each.reject(new AppError('internal', 'job-failed', { job: 'live', problem: 'exit' }));
      schedule();
    });
    return started;
  }

  function settle(each: Waiting, answered: AnsweredAsk | undefined): void {
    if (answered?.kind === 'answer') each.resolve(answered.answer as never);
    else if (answered?.kind === 'refused') {
      const { code, key, params, fields } = answered.error;
      each.reject(new AppError(code, key, params, fields));
    } else each.reject(new Error(answered?.stack ?? 'no answer'));
  }

  function schedule(): void {
    if (waiting.length === 0 || asked.length > 0 || isClosed) return;
    timer ??= setTimeout(
      send,
      Math.max(0, startedMs + Math.max(PACE_MS, Math.min(2 * tookMs, MOST_MS)) - performance.now()),
    );
  }

  function send(): void {
    timer = undefined;
    if (waiting.length === 0 || asked.length > 0 || isClosed) return;
    startedMs = performance.now();
    asked = waiting;
    waiting = [];
    worker ??= start();
    worker.postMessage({ nowMs: ports.clock.now(), asks: asked.map(({ ask }) => ask) } satisfies AskBatch);
    clearTimeout(idle);
    idle = setTimeout(() => void end(), IDLE_MS);
    idle.unref();
  }

  async function end(): Promise<void> {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  }

  return {
    ask(ask) {
      const { promise, resolve, reject } = Promise.withResolvers<never>();
      if (isClosed) reject(new AppError('refused', 'job-cancelled'));
      else {
        waiting.push({ ask, resolve, reject });
        schedule();
      }
      return promise;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      clearTimeout(idle);
      for (const each of [...waiting, ...asked]) each.reject(new AppError('refused', 'job-cancelled'));
      waiting = [];
      asked = [];
      await end();
    },
  };
}
