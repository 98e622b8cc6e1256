import type { Readable, Writable } from 'node:stream';
import type { TFunction } from 'i18next';
import type { Language } from '../../shared/i18n/index.ts';
import type { ActionContext } from '../backend/api/procedure.ts';
import type { AuditLevel } from '../backend/command.ts';
import type { JobInput, JobName, JobResult } from '../backend/jobs/registry.ts';
import type { Clock } from '../backend/ports.ts';
import type { Actor, Query, ReadContext, Services, UseCase } from '../backend/services.ts';

/** The world as a command sees it; tests give their own. */
export interface CommandLineIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  readonly workerPath: string;
  /** A test's clock; absent: the machine's. */
  readonly clock?: Clock;
  readonly version: string;
}

/** An open data folder, beside a running host or without one. */
export interface OpenFolder {
  readonly services: Services;
  /** The system's user, with all rights. */
  readonly actor: Actor;
  /** Actor and this instant, for whatever takes a context. */
  context(): ReadContext;
  /** Answers a question that only reads. */
  query<Input, Output>(query: Query<Input, Output>, input: Input): Output;
  /**
   * Runs a use case in one transaction with its audit row, under a command id of its own. `procedure` is what the
   * audit log calls it; where the screens have the same, take their name (`operators.add`).
   */
  run<Input, Output>(
    procedure: string,
    useCase: UseCase<Input, Output>,
    input: Input,
    audit?: AuditLevel,
  ): Promise<Output>;
  /** Runs what has asynchronous work around its transaction, like the API's actions. */
  act<Input, Output>(
    procedure: string,
    action: (ctx: ActionContext, input: Input) => Promise<Output>,
    input: Input,
  ): Promise<Output>;
  /** Runs long work in this process, with its progress on standard error when a person looks at it. */
  runJob<Name extends JobName>(name: Name, input: JobInput<Name>): Promise<JobResult<Name>>;
}

/** What every command gets beside its own arguments. */
export interface CommandHost {
  readonly language: Language;
  readonly t: TFunction;
  /** True with `--json`: standard output carries one JSON value and nothing else. */
  readonly json: boolean;
  readonly dataDir: string;
  readonly io: CommandLineIo;
  /** Opens the data folder, once. Errors: those of the database, `refused/migration-needs-host-end`. */
  open(): Promise<OpenFolder>;
  /** The command's answer: the value with `--json`, else the text. */
  print(text: string, value: unknown): void;
  /** A line for the person beside the answer, on standard error. */
  note(text: string): void;
  /** The first line of standard input, for passwords. Errors: `refused/password-missing`. */
  readPassword(): Promise<string>;
}
