import { companySettings } from '../../../db/settings.ts';
import type { SaveReportInput } from '../../../shared/contract/reports.ts';
import type { SavedTable } from '../../../shared/contract/saved-tables.ts';
import { createTranslator } from '../../../shared/i18n/index.ts';
import { reportTable } from '../../../shared/i18n/report-table.ts';
import type { ActionContext } from '../api/procedure.ts';
import { saveTable } from '../exports/save-table.ts';
import { showReport } from './show-report.ts';

/** The report that is shown, with all its figures, as a file. Errors: see `saveReportInput`. */
export async function saveReport(
  ctx: ActionContext,
  { language, format, ...asked }: SaveReportInput,
): Promise<SavedTable> {
  const report = await showReport(ctx, asked);
  const { t } = createTranslator(language);
  const name = [t('reports.title'), t(`reports.group.${asked.group}`), asked.filter.from, asked.filter.to].join('_');
  const table = reportTable(t, report, companySettings(ctx.services.db).currency);
  return saveTable(ctx, { table, name, format, asked });
}
