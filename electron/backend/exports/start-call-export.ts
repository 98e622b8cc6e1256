import { appendAudit } from '../../../db/audit.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { storageError } from '../../../db/connection.ts';
import type { JobRow } from '../../../db/jobs.ts';
import { CALL_COLUMNS, callLogFilter } from '../../../shared/contract/call-log.ts';
import type { ExportFormat, StartCallExport } from '../../../shared/contract/exports.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';
import type { ExportCallsResult } from './export-calls.ts';
import { exportFile, FILE_OF_FORMAT, tidyExports } from './export-files.ts';

/** The kind of job row that an export is. */
export const EXPORT_KIND = 'export-calls';

/** What a job row keeps of an export's input. */
export interface StoredExportInput extends StartCallExport {
  readonly fileName: string;
  /** Whose eyes the file is for. */
  readonly view: CallLogView;
}

/**
 * Starts the export of what the filter shows and returns at once; progress comes by `job.progress`. It goes on when the
 * asker's session ends meanwhile: nothing of it can be taken away without signing in again, as the same person, with the
 * rights that the file needs. The audit row with filter, rows and SHA-256 is written before that.
 */
export async function startCallExport(ctx: ActionContext, asked: StartCallExport): Promise<{ exportId: string }> {
  checkRange(asked.filter);
  const { services, actor } = ctx;
  const { ports, writer, tracked } = services;
  const exportId = ports.newId();
  const columns = asked.columns.length > 0 ? asked.columns : [...CALL_COLUMNS];
  const title = createTranslator(asked.language).t('callLog.title');
  const { from, to } = asked.filter;
  const fileName = `${title}_${from === to ? from : `${from}_${to}`}.${FILE_OF_FORMAT[asked.format].extension}`;
  try {
    tidyExports(ports.dataDir, Date.now());
  } catch (error) {
    throw storageError(error, ports.dataDir) ?? error;
  }
  const view = callLogViewOf(actor);
  const shown: StoredExportInput = { ...asked, columns, fileName, view };
  await tracked.start(
    { id: exportId, kind: EXPORT_KIND, actor, shown },
    'export-calls',
    {
      filter: asked.filter,
      view,
      columns,
      format: asked.format,
      language: asked.language,
      file: fileOf(ports.dataDir, exportId, asked.format),
      replace: false,
    },
    async (outcome) => {
      if (!('report' in outcome)) return;
      const after = exportAudit(shown, view.fullNumbers, outcome.report);
      await writer.write((tx) =>
        appendAudit(tx, {
          atMs: ports.clock.now(),
          actorId: actor.operatorId,
          actorName: actor.name,
          action: ctx.procedure,
          entity: 'export',
          entityId: exportId,
          after,
        }),
      );
    },
  );
  return { exportId };
}

/**
 * What was asked by a stored export. In earlier ones the encoding stood apart from the format, the filter knew less, and
 * whose eyes the file is for was not kept.
 */
export function storedInput(
  job: Pick<JobRow, 'input'>,
): Omit<StoredExportInput, 'view'> & { view: CallLogView | null } {
  const {
    encoding,
    view = null,
    ...stored
  } = JSON.parse(job.input) as StoredExportInput & {
    readonly encoding?: string;
  };
  const format = encoding === 'gb18030' ? 'csv-gb18030' : stored.format;
  return { ...stored, format, filter: callLogFilter.parse(stored.filter), view };
}

export function fileOf(dataDir: string, exportId: string, format: ExportFormat): string {
  return exportFile(dataDir, exportId, FILE_OF_FORMAT[format].extension);
}

/** What the audit log keeps of an export: what was asked and what the file is. */
export function exportAudit(
  asked: Omit<StartCallExport, 'language'>,
  fullNumbers: boolean,
  result: ExportCallsResult,
): object {
  const { filter, columns, format } = asked;
  const { rows, bytes, sha256 } = result;
  return { filter, columns, format, fullNumbers, rows, bytes, sha256 };
}
