import { endJob, insertJob } from '../../../db/jobs.ts';
import { AppError, type ErrorData } from '../../../shared/contract/errors.ts';
import type { Actor, Services } from '../services.ts';
import type { JobInput, JobName, JobResult } from './registry.ts';

export interface JobProgress {
  readonly share: number;
  readonly detail: Readonly<Record<string, number | string>>;
}

/** What the `job` row's result holds once the work has ended. */
export type JobOutcome<Result = unknown> = { readonly report: Result } | { readonly error: ErrorData };

/**
 * Long work that a person watches: a `job` row, progress by the event `job.progress` (id, share), cancelling by id.
 * It outlives the request that started it.
 */
export interface TrackedJobs {
  /** Starts the work under `id` and returns once its row is stored. `shown` is what lists tell of its input. */
  start<Name extends JobName>(
    asked: { readonly id: string; readonly kind: string; readonly actor: Actor; readonly shown: object },
    name: Name,
    input: JobInput<Name>,
    onEnd?: (outcome: JobOutcome<JobResult<Name>>) => void | Promise<void>,
  ): Promise<void>;
  /** Undefined when nothing runs under this id. */
  progress(id: string): JobProgress | undefined;
  /** False when nothing runs under this id. */
  cancel(id: string): boolean;
  /** Resolves when the work under this id has ended and its row says so. */
  ended(id: string): Promise<void>;
  /** Resolves when nothing is left to be stored. Cancel or close the pool before. */
  settled(): Promise<void>;
}

export function createTrackedJobs(services: Omit<Services, 'tracked'>): TrackedJobs {
  const running = new Map<string, { abort: AbortController; progress: JobProgress; ended: Promise<void> }>();
  const { jobs, writer, events, ports } = services;

  async function follow<Name extends JobName>(
    id: string,
    operatorId: string,
    work: Promise<JobResult<Name>>,
    onEnd?: (outcome: JobOutcome<JobResult<Name>>) => void | Promise<void>,
  ): Promise<void> {
    let outcome: JobOutcome<JobResult<Name>>;
    try {
      outcome = { report: await work };
    } catch (error) {
      outcome = { error: refusalOf(error) };
    }
    const state = 'report' in outcome ? 'done' : outcome.error.key === 'job-cancelled' ? 'cancelled' : 'failed';
    try {
      await onEnd?.(outcome);
      const ended = { id, state, endedAtMs: ports.clock.now(), result: JSON.stringify(outcome) } as const;
      await writer.write((tx) => endJob(tx, ended));
    } catch (error) {
      ports.log.error({ err: error, job: id }, 'the end of a job was not stored');
    }
    running.delete(id);
    events.publish('job.progress', [id], { operatorId, progress: 1 });
  }

  function refusalOf(error: unknown): ErrorData {
    if (error instanceof AppError && error.code !== 'internal') return error.toData();
    const logId = ports.newId();
    ports.log.error({ logId, err: error }, 'job failed');
    if (error instanceof AppError) return { ...error.toData(), logId };
    return { code: 'internal', key: 'internal', params: { logId }, fields: [], logId };
  }

  return {
    async start({ id, kind, actor, shown }, name, input, onEnd) {
      const { operatorId } = actor;
      const row = { id, kind, operatorId, startedAtMs: ports.clock.now(), input: JSON.stringify(shown) };
      await writer.write((tx) => insertJob(tx, row));
      const abort = new AbortController();
      const work = jobs.run(name, input, {
        signal: abort.signal,
        onProgress(share, detail) {
          const entry = running.get(id);
          if (entry) entry.progress = { share, detail };
          events.publish('job.progress', [id], { operatorId, progress: share });
        },
      });
      running.set(id, { abort, progress: { share: 0, detail: {} }, ended: Promise.resolve() });
      const ended = follow(id, operatorId, work, onEnd);
      const entry = running.get(id);
      if (entry) entry.ended = ended;
    },
    progress: (id) => running.get(id)?.progress,
    cancel(id) {
      const entry = running.get(id);
      entry?.abort.abort();
      return entry !== undefined;
    },
    ended: (id) => running.get(id)?.ended ?? Promise.resolve(),
    async settled() {
      await Promise.all([...running.values()].map((entry) => entry.ended));
    },
  };
}
