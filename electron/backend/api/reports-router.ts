import { exportInput } from '../../../shared/contract/exports.ts';
import {
  reasonInput,
  reasonOutput,
  reasonRowsInput,
  reasonRowsOutput,
  saveReasonRowsInput,
  saveReasonsInput,
} from '../../../shared/contract/reasons.ts';
import { reportInput, reportOutput, saveReportInput } from '../../../shared/contract/reports.ts';
import { savedTable } from '../../../shared/contract/saved-tables.ts';
import { saveReasonRows, saveReasons } from '../reports/save-reasons.ts';
import { saveReport } from '../reports/save-report.ts';
import { showReasonRows, showReasons } from '../reports/show-reasons.ts';
import { showReport } from '../reports/show-report.ts';
import { action, router } from './procedure.ts';

export const reportsRouter = router({
  show: action({ right: 'reports.read', audit: 'none', input: reportInput, output: reportOutput }, showReport),
  /** Aggregates alone: whoever sees them may take them. Rows of the call log need `calls.export`. */
  save: action({ right: 'reports.read', audit: 'access', input: saveReportInput, output: savedTable }, saveReport),
  reasons: action({ right: 'reports.read', audit: 'none', input: reasonInput, output: reasonOutput }, showReasons),
  reasonRows: action(
    { right: 'reports.read', audit: 'none', input: reasonRowsInput, output: reasonRowsOutput },
    showReasonRows,
  ),
  saveReasons: action(
    { right: 'reports.read', audit: 'access', input: saveReasonsInput, output: savedTable },
    saveReasons,
  ),
  saveReasonRows: action(
    { right: 'calls.export', audit: 'access', input: saveReasonRowsInput, output: exportInput },
    saveReasonRows,
  ),
});
