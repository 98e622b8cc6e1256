import { appendAudit } from '../../../db/audit.ts';
import { storageError } from '../../../db/connection.ts';
import { CALL_COLUMNS } from '../../../shared/contract/call-log.ts';
import type { StartCallExport } from '../../../shared/contract/exports.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';
import type { ExportCallsResult } from './export-calls.ts';
import { exportFile, tidyExports } from './export-files.ts';

/** The kind of job row that an export is. */
export const EXPORT_KIND = 'export-calls';

/** What a job row keeps of an export's input. */
export interface StoredExportInput extends StartCallExport {
  readonly fileName: string;
}

/**
 * Starts the export of what the filter shows and returns at once; progress comes by `job.progress`. The audit row with
 * filter, rows and SHA-256 is written before the file can be taken away.
 */
export async function startCallExport(ctx: ActionContext, asked: StartCallExport): Promise<{ exportId: string }> {
  checkRange(asked.filter);
  const { services, actor } = ctx;
  const { ports, writer, tracked } = services;
  const exportId = ports.newId();
  const columns = asked.columns.length > 0 ? asked.columns : [...CALL_COLUMNS];
  const title = createTranslator(asked.language).t('callLog.title');
  const { from, to } = asked.filter;
  const fileName = `${title}_${from === to ? from : `${from}_${to}`}.csv`;
  try {
    tidyExports(ports.dataDir, Date.now());
  } catch (error) {
    throw storageError(error, ports.dataDir) ?? error;
  }
  const shown: StoredExportInput = { ...asked, columns, fileName };
  await tracked.start(
    { id: exportId, kind: EXPORT_KIND, actor, shown },
    'export-calls',
    {
      filter: asked.filter,
      view: callLogViewOf(actor),
      columns,
      encoding: asked.encoding,
      language: asked.language,
      file: exportFile(ports.dataDir, exportId),
      replace: false,
    },
    async (outcome) => {
      if (!('report' in outcome)) return;
      const after = exportAudit(shown, callLogViewOf(actor).fullNumbers, outcome.report);
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

/** What the audit log keeps of an export: what was asked and what the file is. */
export function exportAudit(
  asked: Omit<StartCallExport, 'format' | 'language'>,
  fullNumbers: boolean,
  result: ExportCallsResult,
): object {
  const { filter, columns, encoding } = asked;
  const { rows, bytes, sha256 } = result;
  return { filter, columns, encoding, fullNumbers, rows, bytes, sha256 };
}
