import type { ReadableDB, WritableDB } from '../../../db/connection.ts';

/** What long work sees, in a worker thread as on the command line. */
export interface JobContext {
  readonly dataDir: string;
  readonly databaseFile: string;
  /** better_sqlite3.node where the host packs it itself, for connections of the job's own (staging files). */
  readonly nativeBinding: string | undefined;
  /** A read-only connection of this job's own; closed when the job ends. */
  readonly reader: ReadableDB;
  /** One write transaction under the process's writer lock; keep it short, prepare in a staging file before. */
  write<T>(work: (tx: WritableDB) => T): Promise<T>;
  /** Moves the WAL into the database file: mostly beside the writers, its last step under their lock. */
  checkpoint(): Promise<{ readonly pages: number; readonly truncated: boolean }>;
  /** Share done (0 to 1) and what the screen may show of it. Cheap: call it as often as is natural. */
  progress(share: number, detail?: Readonly<Record<string, number | string>>): void;
  /** Throws AppError `refused/job-cancelled` once the person cancelled. Works inside synchronous loops. */
  throwIfCancelled(): void;
  /** What is written are shadows of the plan's tables: nothing else is recorded. */
  readonly isTrial?: true;
  nowMs(): number;
  newId(): string;
}
