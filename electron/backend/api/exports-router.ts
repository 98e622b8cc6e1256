import { z } from 'zod';
import { exportEntry, exportInput, exportTicket, startCallExportInput } from '../../../shared/contract/exports.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { cancelExport, issueExportTicket, listExports } from '../exports/list-exports.ts';
import { startCallExport } from '../exports/start-call-export.ts';
import { action, router } from './procedure.ts';

export const exportsRouter = router({
  startCalls: action(
    { right: 'calls.export', audit: 'access', input: startCallExportInput, output: exportInput },
    startCallExport,
  ),
  list: action({ right: 'calls.export', audit: 'none', input: nothing, output: z.array(exportEntry) }, listExports),
  ticket: action({ right: 'calls.export', audit: 'none', input: exportInput, output: exportTicket }, issueExportTicket),
  cancel: action({ right: 'calls.export', audit: 'none', input: exportInput, output: done }, cancelExport),
});
