import { callExportRows } from '../../../db/call-export.ts';
import { countCallLog } from '../../../db/call-log.ts';
import type { CallLogView } from '../../../db/call-log-filter.ts';
import { companySettings } from '../../../db/settings.ts';
import type { CallColumn, CallLogFilter } from '../../../shared/contract/call-log.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import type { JobContext } from '../jobs/job.ts';
import { callExportForm, columnWidth } from './call-export-form.ts';
import { type RowsTarget, shapeOf, type WrittenRows, writeRows } from './write-rows.ts';

export interface ExportCallsInput extends RowsTarget {
  readonly filter: CallLogFilter;
  /** Whose eyes the file is for: decided by the backend, never by the asker. */
  readonly view: CallLogView;
  readonly columns: readonly CallColumn[];
  readonly language: Language;
}

/** The job: what the filter shows as a file, a row of SQL each. Errors: see {@link writeRows}. */
export async function exportCalls(job: JobContext, input: ExportCallsInput): Promise<WrittenRows> {
  const { filter, view, columns, format } = input;
  const t = createTranslator(input.language).t;
  const form = callExportForm(t, companySettings(job.reader), filter, columns);
  return writeRows(job, input, () => {
    const expected = countCallLog(job.reader, filter, view);
    return {
      title: t('callLog.title'),
      columns: columns.map((column) => ({ title: t(`callLog.column.${column}`), width: columnWidth(column) })),
      rowCount: () => expected,
      rows: callExportRows(job.reader, filter, view, form, shapeOf(format)),
      amountDigits: form.currencyDigits,
      share: (written) => written / expected,
    };
  });
}
