import type { ErrorData } from '../../../shared/contract/errors.ts';
import type { JobName } from './registry.ts';

/** What the main thread and a worker say to each other. */
export interface WorkerSetup {
  readonly dataDir: string;
  readonly databaseFile: string;
  readonly nativeBinding: string | undefined;
  /** One Int32: 1 once the job is cancelled. */
  readonly cancelled: SharedArrayBuffer;
  readonly name: JobName;
  readonly input: unknown;
  /** Difference of the host's clock to the machine's, for a test clock. */
  readonly clockOffsetMs: number;
}

export type FromWorker =
  | { readonly kind: 'lock' }
  | { readonly kind: 'unlock' }
  | { readonly kind: 'progress'; readonly share: number; readonly detail?: Readonly<Record<string, number | string>> }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly error: ErrorData }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string };

export interface ToWorker {
  readonly kind: 'locked';
}
