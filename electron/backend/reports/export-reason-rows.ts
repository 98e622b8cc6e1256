import type { CallLogView } from '../../../db/call-log-filter.ts';
import { companySettings } from '../../../db/settings.ts';
import type { ReasonRowsInput } from '../../../shared/contract/reasons.ts';
import { createTranslator, type Language } from '../../../shared/i18n/index.ts';
import { reasonRowsTable } from '../../../shared/i18n/reason-table.ts';
import type { RowsTarget, WrittenRows } from '../exports/write-rows.ts';
import { writeTable } from '../exports/write-table.ts';
import type { JobContext } from '../jobs/job.ts';
import { listReasonRows } from './list-reason-rows.ts';

export interface ExportReasonRowsInput extends RowsTarget {
  readonly asked: ReasonRowsInput;
  readonly view: CallLogView;
  readonly language: Language;
}

/** The job: all rows behind a line, or behind all, as a file. Errors: see `writeRows`. */
export async function exportReasonRows(
  job: JobContext,
  { asked, view, language, ...target }: ExportReasonRowsInput,
): Promise<WrittenRows> {
  const { t } = createTranslator(language);
  const { rows } = listReasonRows(job, { input: asked, view, most: Number.POSITIVE_INFINITY });
  const table = reasonRowsTable(t, asked.kind, rows, companySettings(job.reader));
  return writeTable(job, { ...target, title: t('reasons.rows'), table });
}
