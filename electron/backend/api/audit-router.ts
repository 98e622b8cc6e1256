import { auditCheck, auditChoices, auditKeeping, auditPage, auditPageInput } from '../../../shared/contract/audit.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import { readKeeping, startCheck } from '../audit/check-chain.ts';
import { readAuditChoices, readAuditPage } from '../audit/list-audit.ts';
import { action, read, router } from './procedure.ts';

export const auditRouter = router({
  choices: read({ right: 'audit.read', input: nothing, output: auditChoices }, readAuditChoices),
  page: read({ right: 'audit.read', input: auditPageInput, output: auditPage }, readAuditPage),
  keeping: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditKeeping }, readKeeping),
  startCheck: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditCheck }, (ctx) =>
    startCheck(ctx.services, ctx.actor),
  ),
});
