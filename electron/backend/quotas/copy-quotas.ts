import type { z } from 'zod';
import { appendAudit } from '../../../db/audit.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { countQuotaChange, findQuota, insertQuota, overlappingQuota } from '../../../db/quotas.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CopyQuotasOutput, copyQuotasInput } from '../../../shared/contract/quotas.ts';
import { addDays } from '../../../shared/domain/calendar/business-date.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import type { JobContext } from '../jobs/job.ts';

type CopyInput = z.output<typeof copyQuotasInput>;

/** Rows of one transaction, so that the seats' orders never wait long. */
const BATCH = 200;

/**
 * Next week like this week: chosen quotas again, so many weeks later. Where one of the same subject holds a day of them
 * already, it stays and is counted; so asking again makes nothing twice. Error: `not-found/quota-unknown`, when all of
 * them were deleted meanwhile.
 */
export async function copyQuotas(ctx: ActionContext, input: CopyInput): Promise<CopyQuotasOutput> {
  const { services } = ctx;
  const actor = { id: ctx.actor.operatorId, name: ctx.actor.name };
  const made = await services.jobs.run('copy-quotas', { ...input, actor });
  if (made.copied + made.there === 0) throw new AppError('not-found', 'quota-unknown');
  return runCommand(services, ctx, { ...ctx, audit: 'change' }, input, (_tx, command) => {
    const after = { ...made, weeks: input.weeks, of: input.quotaIds };
    command.audit({ entity: 'quota', entityId: `${made.copied}`, after });
    command.publish('product.changed');
    return made;
  });
}

type CopyJob = CopyInput & { readonly actor: { readonly id: string; readonly name: string } };

/** The job. Each copy begins its own history in the audit log. */
export async function copyQuotasJob(job: JobContext, { quotaIds, weeks, actor }: CopyJob): Promise<CopyQuotasOutput> {
  const ids = [...new Set(quotaIds)];
  const made = { copied: 0, there: 0 };
  for (let at = 0; at < ids.length; at += BATCH) {
    await job.write((tx) => {
      const before = made.copied;
      for (const id of ids.slice(at, at + BATCH)) {
        const copied = copyOne(tx, id, weeks, job, actor);
        if (copied !== null) made[copied ? 'copied' : 'there'] += 1;
      }
      if (made.copied > before) countQuotaChange(tx);
    });
  }
  return made;
}

/** False: one of the same subject is there; null: nothing to copy. */
function copyOne(tx: WritableDB, id: string, weeks: number, job: JobContext, actor: CopyJob['actor']): boolean | null {
  const found = findQuota(tx, id);
  if (!found) return null;
  const { kind, productId, classId, customerId, quantity, floatPercent } = found;
  const quota = {
    ...{ id: job.newId(), kind, productId, classId, customerId, quantity, floatPercent },
    validFrom: addDays(found.validFrom, weeks * 7),
    validTo: addDays(found.validTo, weeks * 7),
  };
  if (overlappingQuota(tx, quota)) return false;
  insertQuota(tx, quota, job.nowMs());
  appendAudit(tx, {
    ...{ atMs: job.nowMs(), actorId: actor.id, actorName: actor.name, action: 'quotas.copy' },
    ...{ entity: 'quota', entityId: quota.id, after: quota },
  });
  return true;
}
