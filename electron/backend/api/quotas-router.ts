import {
  dismissLateQuotasOutput,
  lateQuotasInput,
  lateQuotasOutput,
  queueLateQuotasOutput,
  settleLateQuotasInput,
} from '../../../shared/contract/late-quotas.ts';
import { nothing } from '../../../shared/contract/primitives.ts';
import {
  copyQuotasInput,
  copyQuotasOutput,
  listQuotasInput,
  listQuotasOutput,
  quotaChoicesOutput,
  quotaUseInput,
  quotaUseOutput,
  removeQuotaInput,
  removeQuotaOutput,
  saveQuotaInput,
  saveQuotaOutput,
} from '../../../shared/contract/quotas.ts';
import { queueLateQuotas } from '../queue/queue-late-quotas.ts';
import { copyQuotas } from '../quotas/copy-quotas.ts';
import { dismissLate } from '../quotas/dismiss-late.ts';
import { listLate } from '../quotas/list-late.ts';
import { listQuotas, quotaChoices } from '../quotas/list-quotas.ts';
import { removeQuota, saveQuota } from '../quotas/save-quota.ts';
import { action, change, read, router } from './procedure.ts';

/** Supervisors write quotas, leads read them; who looks after the queue calls again whom late ones concern. */
export const quotasRouter = router({
  list: read({ right: 'plan.read', input: listQuotasInput, output: listQuotasOutput }, listQuotas),
  choices: read({ right: 'plan.read', input: nothing, output: quotaChoicesOutput }, quotaChoices),
  save: change({ right: 'plan.write', audit: 'change', input: saveQuotaInput, output: saveQuotaOutput }, saveQuota),
  remove: change(
    { right: 'plan.write', audit: 'change', input: removeQuotaInput, output: removeQuotaOutput },
    removeQuota,
  ),
  copy: action({ right: 'plan.write', audit: 'change', input: copyQuotasInput, output: copyQuotasOutput }, copyQuotas),
  use: action({ right: 'plan.read', audit: 'none', input: quotaUseInput, output: quotaUseOutput }, (ctx, input) =>
    ctx.services.jobs.run('quota-use', input),
  ),
  late: action({ right: 'queue.manage', audit: 'none', input: lateQuotasInput, output: lateQuotasOutput }, listLate),
  queueLate: action(
    { right: 'queue.manage', audit: 'change', input: settleLateQuotasInput, output: queueLateQuotasOutput },
    queueLateQuotas,
  ),
  dismissLate: change(
    { right: 'queue.manage', audit: 'change', input: settleLateQuotasInput, output: dismissLateQuotasOutput },
    dismissLate,
  ),
});
