import { reportInput, reportOutput, saveReportInput } from '../../../shared/contract/reports.ts';
import { savedTable } from '../../../shared/contract/saved-tables.ts';
import { saveReport } from '../reports/save-report.ts';
import { showReport } from '../reports/show-report.ts';
import { action, router } from './procedure.ts';

export const reportsRouter = router({
  show: action({ right: 'reports.read', audit: 'none', input: reportInput, output: reportOutput }, showReport),
  /** Aggregates alone: whoever sees them may take them. Rows of the call log need `calls.export`. */
  save: action({ right: 'reports.read', audit: 'access', input: saveReportInput, output: savedTable }, saveReport),
});
