import { customerIdsOf } from '../../../db/forecast.ts';
import { findMessage } from '../../../db/messages.ts';
import type { TellMoversInput } from '../../../shared/contract/effects.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ActionContext } from '../api/procedure.ts';
import { runCommand } from '../command.ts';
import type { JobContext } from '../jobs/job.ts';
import { writeMessage } from '../messages/write-message.ts';
import type { Actor, CommandContext } from '../services.ts';

export interface TellMoversJob {
  readonly messages: readonly (Omit<TellMoversInput['messages'][number], 'group'> & { readonly members: Int32Array })[];
  readonly actor: Actor;
}

export interface Told {
  readonly id: string;
  readonly customers: number;
}

/** Makes the messages; one that is there already stays as it is. A job: a message may name a hundred thousand customers. */
export async function tellMoversJob(job: JobContext, { messages, actor }: TellMoversJob): Promise<Told[]> {
  return job.write((tx) =>
    messages.map(({ id, text, validFrom, validTo, members }) => {
      const customers = customerIdsOf(tx, [...members]);
      if (findMessage(tx, id)) return { id, customers: customers.length };
      const ctx: CommandContext = {
        actor,
        nowMs: job.nowMs(),
        sessionHash: null,
        windowId: null,
        newId: () => id,
        publish: () => undefined,
        audit: () => undefined,
      };
      const targets = customers.map((target) => ({ kind: 'customer' as const, target }));
      writeMessage(tx, ctx, { text, validFrom, validTo, source: 'plan-change', targets });
      return { id, customers: customers.length };
    }),
  );
}

/**
 * Tells the movers of a preview what happens to them, in their next call. Errors: `refused/effect-preview-gone`, those of
 * a message.
 */
export async function tellMovers(
  ctx: ActionContext,
  { previewId, messages }: TellMoversInput,
): Promise<{ messages: number; customers: number }> {
  const { services, actor } = ctx;
  const groups = services.effects.membersOf(previewId, actor.operatorId);
  const named = messages.map(({ group, ...message }) => {
    const members = groups[group];
    if (!members) throw new AppError('refused', 'effect-preview-gone');
    return { ...message, members };
  });
  const told = await services.jobs.run('tell-movers', { messages: named, actor });
  const customers = told.reduce((sum, one) => sum + one.customers, 0);
  return runCommand(services, ctx, { ...ctx, audit: 'change' }, { messages }, (_tx, command) => {
    for (const { id, text, validFrom, validTo } of messages) {
      const reached = told.find((one) => one.id === id)?.customers ?? 0;
      command.audit({ entity: 'message', entityId: id, after: { text, validFrom, validTo, customers: reached } });
    }
    command.publish(
      'message.changed',
      told.map(({ id }) => id),
    );
    return { messages: told.length, customers };
  });
}
