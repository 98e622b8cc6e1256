import {
  auditCheck,
  auditChoices,
  auditKeeping,
  auditPage,
  auditPageInput,
  auditRow,
  auditRowInput,
} from '../../../shared/contract/audit.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import { readKeeping, startCheck } from '../audit/check-chain.ts';
import { readAuditChoices, readAuditPage, readAuditRow } from '../audit/list-audit.ts';
import { action, read, router } from './procedure.ts';

export const auditRouter = router({
  choices: read({ right: 'audit.read', input: nothing, output: auditChoices }, readAuditChoices),
  page: read({ right: 'audit.read', input: auditPageInput, output: auditPage }, readAuditPage),
  show: read({ right: 'audit.read', input: auditRowInput, output: auditRow }, readAuditRow),
  keeping: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditKeeping }, readKeeping),
  startCheck: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditCheck }, (ctx) =>
    startCheck(ctx.services, ctx.actor),
  ),
});
