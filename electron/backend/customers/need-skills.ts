import { appendAudit } from '../../../db/audit.ts';
import { appendOutbox } from '../../../db/commands.ts';
import type { WritableDB } from '../../../db/connection.ts';
import { idsBySearchId } from '../../../db/customer-list.ts';
import { putCustomerSkills, skillsOfCustomer } from '../../../db/customer-skills.ts';
import { findCustomer } from '../../../db/customers.ts';
import { allSkills, freeUnskilledCalls } from '../../../db/skills.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { NeedSkillsInput } from '../../../shared/contract/skills.ts';
import type { ActionContext } from '../api/procedure.ts';
import type { JobContext } from '../jobs/job.ts';
import type { Actor } from '../services.ts';
import { MOST_BY_TEXT, requestOf } from './find-customers.ts';
import { allListedIds } from './listed-ids.ts';

/** Written at once, so that no seat waits for long. */
const CUSTOMERS_A_STEP = 1000;

/**
 * Says of a selection of customers, or of all that a filter shows, which skills they need (more) and which no longer; what
 * is not named stays. Open calls follow at once.
 * Errors: `not-found/skill-unknown`, `refused/skill-retired` {name} for a new need, `not-found/customer-unknown`,
 * `refused/class-change-text-cut` {most}.
 */
export async function needSkills(ctx: ActionContext, input: NeedSkillsInput): Promise<{ changed: number }> {
  const { services, actor, procedure } = ctx;
  const { db, events, jobs } = services;
  const { target, add, remove, reason } = input;
  const known = new Map(allSkills(db).map((skill) => [skill.id, skill]));
  if ([...add, ...remove].some((id) => !known.has(id))) throw new AppError('not-found', 'skill-unknown');
  const retired = add.map((id) => known.get(id)).find((skill) => skill?.retired);
  if (retired) throw new AppError('refused', 'skill-retired', { name: retired.name });
  let customerIds: readonly string[];
  if (target.kind === 'selection') customerIds = [...new Set(target.customerIds)];
  else {
    const request = requestOf(db, ctx, target.filter);
    if (request.found && request.found.length >= MOST_BY_TEXT) {
      throw new AppError('refused', 'class-change-text-cut', { most: MOST_BY_TEXT });
    }
    customerIds = idsBySearchId(db, [...(await allListedIds(services, request))]);
  }
  if (customerIds.some((id) => findCustomer(db, id) === undefined)) throw new AppError('not-found', 'customer-unknown');
  const done = await jobs.run('need-skills', { customerIds, add, remove, reason, actor, procedure });
  if (done.changed > 0) {
    events.publish('customer.changed');
    events.publish('skill.changed');
    events.publish('queue.changed');
  }
  return done;
}

export interface NeedSkillsJob {
  readonly customerIds: readonly string[];
  readonly add: readonly string[];
  readonly remove: readonly string[];
  readonly reason: string;
  readonly actor: Actor;
  readonly procedure: string;
}

/** The job: a step of customers a transaction, with an audit row of each that changes. Asking again changes nothing more. */
export async function needSkillsJob(job: JobContext, asked: NeedSkillsJob): Promise<{ changed: number }> {
  let changed = 0;
  for (let at = 0; at < asked.customerIds.length; at += CUSTOMERS_A_STEP) {
    job.throwIfCancelled();
    job.progress(at / asked.customerIds.length);
    const customerIds = asked.customerIds.slice(at, at + CUSTOMERS_A_STEP);
    changed += await job.write((tx) => writeNeeds(tx, { ...asked, customerIds }, job.nowMs()));
  }
  return { changed };
}

function writeNeeds(tx: WritableDB, asked: NeedSkillsJob, atMs: number): number {
  const { customerIds, add, remove, reason, actor, procedure } = asked;
  const names = new Map(allSkills(tx).map(({ id, name }) => [id, name]));
  const inWords = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id);
  let changed = 0;
  for (const customerId of customerIds) {
    const before = skillsOfCustomer(tx, customerId);
    const after = [...new Set([...before, ...add])].filter((id) => !remove.includes(id));
    if (after.length === before.length && after.every((id) => before.includes(id))) continue;
    putCustomerSkills(tx, customerId, before, after);
    appendAudit(tx, {
      ...{ atMs, actorId: actor.operatorId, actorName: actor.name, action: procedure },
      ...{ entity: 'customer', entityId: customerId },
      ...{ before: { skills: inWords(before) }, after: { skills: inWords(skillsOfCustomer(tx, customerId)) } },
      ...(reason === '' ? {} : { reason }),
    });
    changed += 1;
  }
  if (changed > 0) {
    freeUnskilledCalls(tx);
    const payload = JSON.stringify({ customerIds, add, remove });
    appendOutbox(tx, { atMs, procedure, actorId: actor.operatorId, payload });
  }
  return changed;
}
