import {
  archivesOpening,
  archivesReached,
  auditCheck,
  auditChoices,
  auditExport,
  auditKeeping,
  auditPage,
  auditPageInput,
  auditRow,
  auditRowInput,
  openArchivesInput,
  startAuditExportInput,
} from '../../../shared/contract/audit.ts';
import { exportInput } from '../../../shared/contract/exports.ts';
import { done, nothing } from '../../../shared/contract/primitives.ts';
import { readKeeping, startCheck } from '../audit/check-chain.ts';
import { readArchivedPage, readArchivedRow } from '../audit/list-archived.ts';
import { readAuditPage, readAuditRow } from '../audit/list-audit.ts';
import { readAuditChoices } from '../audit/read-choices.ts';
import { auditExportState, cancelAuditExport, startAuditExport } from '../audit/start-audit-export.ts';
import { cancelOpening, openingState, readReached, startOpening } from '../audit/start-opening.ts';
import { action, read, router } from './procedure.ts';

export const auditRouter = router({
  choices: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditChoices }, readAuditChoices),
  page: read({ right: 'audit.read', input: auditPageInput, output: auditPage }, readAuditPage),
  show: read({ right: 'audit.read', input: auditRowInput, output: auditRow }, readAuditRow),
  reached: action(
    { right: 'audit.read', audit: 'none', input: openArchivesInput, output: archivesReached },
    readReached,
  ),
  openArchives: action(
    { right: 'audit.read', audit: 'access', input: openArchivesInput, output: auditCheck },
    startOpening,
  ),
  openingArchives: action(
    { right: 'audit.read', audit: 'none', input: auditCheck, output: archivesOpening },
    openingState,
  ),
  cancelOpening: action({ right: 'audit.read', audit: 'none', input: auditCheck, output: done }, cancelOpening),
  archivedPage: action(
    { right: 'audit.read', audit: 'none', input: auditPageInput, output: auditPage },
    readArchivedPage,
  ),
  showArchived: action({ right: 'audit.read', audit: 'none', input: auditRowInput, output: auditRow }, readArchivedRow),
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
