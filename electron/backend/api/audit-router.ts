import {
  auditCheck,
  auditChoices,
  auditExport,
  auditKeeping,
  auditPage,
  auditPageInput,
  auditRow,
  auditRowInput,
  startAuditExportInput,
} from '../../../shared/contract/audit.ts';
import { exportInput } from '../../../shared/contract/exports.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { readKeeping, startCheck } from '../audit/check-chain.ts';
import { readAuditChoices, readAuditPage, readAuditRow } from '../audit/list-audit.ts';
import { auditExportState, cancelAuditExport, startAuditExport } from '../audit/start-audit-export.ts';
import { action, read, router } from './procedure.ts';

export const auditRouter = router({
  choices: read({ right: 'audit.read', input: nothing, output: auditChoices }, readAuditChoices),
  page: read({ right: 'audit.read', input: auditPageInput, output: auditPage }, readAuditPage),
  show: read({ right: 'audit.read', input: auditRowInput, output: auditRow }, readAuditRow),
  export: action(
    { right: 'calls.export', audit: 'access', input: startAuditExportInput, output: exportInput },
    startAuditExport,
  ),
  exported: action({ right: 'calls.export', audit: 'none', input: exportInput, output: auditExport }, auditExportState),
  cancelExport: action({ right: 'calls.export', audit: 'none', input: exportInput, output: done }, cancelAuditExport),
  keeping: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditKeeping }, readKeeping),
  startCheck: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditCheck }, (ctx) =>
    startCheck(ctx.services, ctx.actor),
  ),
});
