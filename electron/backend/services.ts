import type { ReadableDB, WritableDB } from '../../db/connection.ts';
import type { AppEvent, EventTopic } from '../../shared/contract/events.ts';
import type { DataScope, Right, Role } from '../../shared/contract/rights.ts';
import type { DownloadTickets } from './api/download-tickets.ts';
import type { OpenedArchives } from './audit/opened-archives.ts';
import type { KeptCoverage } from './coverage/kept-coverage.ts';
import type { KeptPreviews } from './effects/kept-previews.ts';
import type { EventBus } from './events.ts';
import type { JobPool } from './jobs/pool.ts';
import type { TrackedJobs } from './jobs/tracked-jobs.ts';
import type { BackendPorts } from './ports.ts';
import type { LiveReader } from './supervision/live-reader.ts';
import type { Writer } from './writer.ts';

/** Who asks. From the session, never from the input; on the command line the system's user. */
export interface Actor {
  readonly operatorId: string;
  readonly login: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly rights: ReadonlySet<Right>;
  readonly scope: DataScope;
  readonly teamId: string | null;
  readonly seatId: string | null;
}

/** What one running backend consists of; made once by the composition root. */
export interface Services {
  readonly ports: BackendPorts;
  /** The main connection. Reads are made here; writes go through `writer`. */
  readonly db: ReadableDB;
  readonly writer: Writer;
  readonly events: EventBus;
  readonly jobs: JobPool;
  /** Long work that a person watches: its row, its progress, its cancelling. */
  readonly tracked: TrackedJobs;
  /** Previews of changes of the plan that run or were just looked at. */
  readonly effects: KeptPreviews;
  /** How customers stand in their cycles, as last worked out. */
  readonly coverage: KeptCoverage;
  /** Reads the live page, in a thread of its own. */
  readonly live: LiveReader;
  /** Archives of the audit log that are looked into. */
  readonly archives: OpenedArchives;
  /** One-time addresses of files that a browser downloads. */
  readonly tickets: DownloadTickets;
}

/** What a read sees besides the database. */
export interface ReadContext {
  readonly actor: Actor;
  /** UTC ms of this request: one instant for everything it decides. */
  readonly nowMs: number;
  readonly sessionHash: string | null;
  readonly windowId: string | null;
}

export interface AuditEntry {
  readonly entity: string;
  readonly entityId: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
  /** A step that other rows of the command already tell; alone, its steps become one row. */
  readonly whenAlone?: true;
}

/** What a use case sees besides its transaction. */
export interface CommandContext extends ReadContext {
  newId(): string;
  /** Told to open windows after the commit. */
  publish(topic: EventTopic, ids?: readonly string[], more?: Pick<AppEvent, 'operatorId'>): void;
  /** Adds before and after of one thing to the audit row of this command. */
  audit(entry: AuditEntry): void;
  /**
   * What is noted although the command is refused (an AppError), in a transaction of its own after everything else was
   * rolled back. For what is counted and changes nothing that anybody owns: it leaves no audit row, and a failure of it is
   * logged, so that the refusal comes through as it is. Absent within jobs, which refuse a part of their input.
   */
  noteIfRefused?(note: (tx: WritableDB) => void): void;
}

/** A use case: synchronous, inside one transaction, throws AppError to refuse. */
export type UseCase<Input, Output> = (tx: WritableDB, ctx: CommandContext, input: Input) => Output;
export type Query<Input, Output> = (db: ReadableDB, ctx: ReadContext, input: Input) => Output;
