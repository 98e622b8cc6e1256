import { reportInput, reportOutput } from '../../../shared/contract/reports.ts';
import { showReport } from '../reports/show-report.ts';
import { action, router } from './procedure.ts';

export const reportsRouter = router({
  show: action({ right: 'reports.read', audit: 'none', input: reportInput, output: reportOutput }, showReport),
});
