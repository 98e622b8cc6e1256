import { auditChain, auditChoices, auditPage, auditPageInput } from '../../../shared/contract/audit.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import { readAuditChoices, readAuditPage } from '../audit/list-audit.ts';
import { action, read, router } from './procedure.ts';

export const auditRouter = router({
  choices: read({ right: 'audit.read', input: nothing, output: auditChoices }, readAuditChoices),
  page: read({ right: 'audit.read', input: auditPageInput, output: auditPage }, readAuditPage),
  verify: action({ right: 'audit.read', audit: 'none', input: nothing, output: auditChain }, (ctx) =>
    ctx.services.jobs.run('verify-audit', {}),
  ),
});
