import { appendAudit } from '../../../db/audit.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { storageError } from '../../../db/connection.ts';
import type { ExportFormat } from '../../../shared/contract/exports.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobInput, JobName } from '../jobs/registry.ts';
import { exportFile, FILE_OF_FORMAT, fileNameOf, tidyExports } from './export-files.ts';
import type { RowsTarget, WrittenRows } from './write-rows.ts';

/** The kinds of job rows that people find among their latest exports; each is the name of its job too. */
export const LISTED_EXPORTS = ['export-calls', 'export-seat-states', 'export-reason-rows'] as const;
type ExportKind = ((typeof LISTED_EXPORTS)[number] | 'export-audit') & JobName;

/** What a job row keeps of every export. */
export interface StoredExport {
  readonly fileName: string;
  readonly format: ExportFormat;
  /** Whose eyes the file is for. */
  readonly view: CallLogView;
}

interface ExportToStart<Kind extends ExportKind> {
  readonly kind: Kind;
  /** What the file is called, without its extension. */
  readonly name: string;
  readonly format: ExportFormat;
  readonly view: CallLogView;
  /** What was asked for, as lists of exports tell it. */
  readonly asked: object;
  readonly input: Omit<JobInput<Kind>, keyof RowsTarget>;
  /** What the audit log keeps beside rows, bytes and SHA-256. */
  readonly audited: object;
}

/**
 * Starts an export and returns at once; progress comes by `job.progress`. It goes on when the asker's session ends
 * meanwhile: nothing of it can be taken away without signing in again, as the same person, with the rights that the file
 * needs. The audit row with what was asked, rows and SHA-256 is written before that. Errors: `refused/disk-full`.
 */
export async function startExport<Kind extends ExportKind>(
  ctx: ActionContext,
  { kind, name, format, view, asked, input, audited }: ExportToStart<Kind>,
): Promise<{ exportId: string }> {
  const { services, actor } = ctx;
  const { ports, writer, tracked } = services;
  const exportId = ports.newId();
  try {
    tidyExports(ports.dataDir, Date.now());
  } catch (error) {
    throw storageError(error, ports.dataDir) ?? error;
  }
  const shown: StoredExport = { ...asked, fileName: fileNameOf(name, format), format, view };
  const target: RowsTarget = { format, file: fileOf(ports.dataDir, exportId, format), replace: false };
  await tracked.start(
    { id: exportId, kind, actor, shown },
    kind,
    { ...input, ...target } as JobInput<Kind>,
    async (outcome) => {
      if (!('report' in outcome)) return;
      const { rows, bytes, sha256 } = outcome.report as WrittenRows;
      const by = { atMs: ports.clock.now(), actorId: actor.operatorId, actorName: actor.name, action: ctx.procedure };
      const after = { ...audited, rows, bytes, sha256 };
      await writer.write((tx) => appendAudit(tx, { ...by, entity: 'export', entityId: exportId, after }));
    },
  );
  return { exportId };
}

export function fileOf(dataDir: string, exportId: string, format: ExportFormat): string {
  return exportFile(dataDir, exportId, FILE_OF_FORMAT[format].extension);
}
