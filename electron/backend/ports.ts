import type { Logger } from 'pino';

/** What a host gives the backend: its place to stand. The backend reads nothing else of the world. */
export interface BackendPorts {
  readonly host: 'electron' | 'node' | 'command-line';
  /** Folder of database, log, exports and backups. */
  readonly dataDir: string;
  /** Folder of the built renderer; without it no static files are served (command line, unit tests). */
  readonly rendererDir?: string;
  /** The self-contained worker bundle. It comes from the host's entry, never from `import.meta.url` of a chunk. */
  readonly workerPath: string;
  /** better_sqlite3.node where the host packs it itself. */
  readonly nativeBinding?: string;
  readonly version: string;
  readonly clock: Clock;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly log: Logger;
  /** Told of a command that changed something and kept nothing of it for the audit log; absent: the log is told. */
  onSilentChange?(procedure: string): void;
}

export interface Clock {
  /** UTC milliseconds. */
  now(): number;
}
