import { nothing } from '../../../shared/contract/primitives.ts';
import {
  listQuotasInput,
  listQuotasOutput,
  quotaChoicesOutput,
  removeQuotaInput,
  removeQuotaOutput,
  saveQuotaInput,
  saveQuotaOutput,
} from '../../../shared/contract/quotas.ts';
import { listQuotas, quotaChoices } from '../quotas/list-quotas.ts';
import { removeQuota, saveQuota } from '../quotas/save-quota.ts';
import { change, read, router } from './procedure.ts';

/** Supervisors write quotas, leads read them. */
export const quotasRouter = router({
  list: read({ right: 'plan.read', input: listQuotasInput, output: listQuotasOutput }, listQuotas),
  choices: read({ right: 'plan.read', input: nothing, output: quotaChoicesOutput }, quotaChoices),
  save: change({ right: 'plan.write', audit: 'change', input: saveQuotaInput, output: saveQuotaOutput }, saveQuota),
  remove: change(
    { right: 'plan.write', audit: 'change', input: removeQuotaInput, output: removeQuotaOutput },
    removeQuota,
  ),
});
