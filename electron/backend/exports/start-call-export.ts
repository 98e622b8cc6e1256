import type { CallLogView } from '../../../db/call-log-filter.ts';
import type { JobRow } from '../../../db/jobs.ts';
import { CALL_COLUMNS, type CallColumn, type CallLogFilter, callLogFilter } from '../../../shared/contract/call-log.ts';
import type { StartCallExport } from '../../../shared/contract/exports.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import type { ActionContext } from '../api/procedure.ts';
import { callLogViewOf, checkRange } from '../call-log/call-log-view.ts';
import { type StoredExport, startExport } from './start-export.ts';

/** Starts the export of what the filter shows, see {@link startExport}. Errors: those, `invalid/date-range-backwards`. */
export async function startCallExport(ctx: ActionContext, asked: StartCallExport): Promise<{ exportId: string }> {
  checkRange(asked.filter);
  const { filter, format, language } = asked;
  const columns = asked.columns.length > 0 ? asked.columns : [...CALL_COLUMNS];
  const { from, to } = filter;
  const view = callLogViewOf(ctx.actor);
  return startExport(ctx, {
    kind: 'export-calls',
    name: `${createTranslator(language).t('callLog.title')}_${from === to ? from : `${from}_${to}`}`,
    ...{ format, view, asked: { ...asked, columns } },
    input: { filter, view, columns, language },
    audited: callExportAudit({ filter, columns, format }, view.fullNumbers),
  });
}

/** What the audit log keeps of an export of calls beside what the file is. */
export function callExportAudit(
  { filter, columns, format }: Omit<StartCallExport, 'language'>,
  fullNumbers: boolean,
): object {
  return { filter, columns, format, fullNumbers };
}

/** What was asked of the call log; other exports keep a filter of their own. */
export interface StoredCalls {
  readonly filter: CallLogFilter | null;
  readonly columns: readonly CallColumn[];
}

/**
 * What was asked by a stored export. In earlier ones the encoding stood apart from the format, the filter knew less, and
 * whose eyes the file is for was not kept.
 */
export function storedExport(
  job: Pick<JobRow, 'input' | 'kind'>,
): Omit<StoredExport, 'view'> & StoredCalls & { readonly view: CallLogView | null } {
  const stored = JSON.parse(job.input) as StoredExport & StartCallExport & { readonly encoding?: string };
  const format = stored.encoding === 'gb18030' ? 'csv-gb18030' : stored.format;
  const isCalls = job.kind === 'export-calls';
  return {
    ...{ fileName: stored.fileName, format, view: (stored.view as CallLogView | undefined) ?? null },
    filter: isCalls ? callLogFilter.parse(stored.filter) : null,
    columns: isCalls ? stored.columns : [],
  };
}
